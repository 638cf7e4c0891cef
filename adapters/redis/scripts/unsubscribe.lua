-- KEYS: followers, channel, unchecked
-- ARGV: parcel id, channel id
-- Returns 1 when there was a subscription to remove.
local removed = redis.call('HDEL', KEYS[1], ARGV[2])
redis.call('ZREM', KEYS[2], ARGV[1])
if redis.call('HLEN', KEYS[1]) == 0 then redis.call('ZREM', KEYS[3], ARGV[1]) end
return removed
