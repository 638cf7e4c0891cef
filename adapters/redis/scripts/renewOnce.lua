-- Lengthens the lease of what is to be done once, if it is still the caller's.
-- With: clock.lua
-- KEYS: what is known of it
-- ARGV: token of the beginning, now or '' for the server's own clock, lease in milliseconds, how long it is remembered
-- Returns 1 where it is.
local known = redis.call('GET', KEYS[1])
local once = known and cjson.decode(known)
if type(once) ~= 'table' or once.token ~= ARGV[1] then return 0 end
once.ends = clock(ARGV[2]) + tonumber(ARGV[3])
redis.call('SET', KEYS[1], cjson.encode(once), 'PX', ARGV[4])
return 1
