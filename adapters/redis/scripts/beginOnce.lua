-- Begins what is to be done once, or takes it over from whoever has not come to an end within his lease.
-- With: clock.lua
-- KEYS: what is known of it
-- ARGV: token of the beginning, now or '' for the server's own clock, lease in milliseconds, how long it is remembered
-- Returns 'begun', 'again' where somebody had begun before, 'under-way' or 'done'. Run twice with one token, the second
-- run finds the beginning of the first.
local token, now = ARGV[1], clock(ARGV[2])
local known = redis.call('GET', KEYS[1])
local once = known and cjson.decode(known) or { again = false }
-- An older version noted that it had begun as the number 1, and no end.
if type(once) ~= 'table' or once.done then return 'done' end
if once.token ~= token then
  if once.token and once.ends > now then return 'under-way' end
  once = { token = token, again = known ~= false }
end
once.ends = now + tonumber(ARGV[3])
redis.call('SET', KEYS[1], cjson.encode(once), 'PX', ARGV[4])
return once.again and 'again' or 'begun'
