-- Notes how it ended, if it is still the caller's.
-- KEYS: what is known of it
-- ARGV: token of the beginning, 'done', 'not-done' or 'unknown', how long it is remembered in milliseconds
-- Returns 1 where it was. Only what is done cannot be begun again.
local known = redis.call('GET', KEYS[1])
local once = known and cjson.decode(known)
if type(once) ~= 'table' or once.token ~= ARGV[1] then return 0 end
if ARGV[2] == 'not-done' and not once.again then
  redis.call('DEL', KEYS[1])
  return 1
end
local ending = ARGV[2] == 'done' and { done = true } or { again = true }
redis.call('SET', KEYS[1], cjson.encode(ending), 'PX', ARGV[3])
return 1
