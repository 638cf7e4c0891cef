-- Adds a subscription, leaves one that is there as it is, and notes what is known of a parcel nobody followed so far.
-- KEYS: parcel, followers, channel, unchecked
-- ARGV: expected version, parcel id, channel id, subscription, time, unchecked since or '', then field, value …
-- Returns 1 for a new subscription, 0 for one that was there, -1 when the version is another one.
local version = tonumber(redis.call('HGET', KEYS[1], 'v') or '0')
if version ~= tonumber(ARGV[1]) then
  -- The same subscription sent again after a reconnection: the first run has made version 1 of nothing.
  if not (version == 1 and tonumber(ARGV[1]) == 0 and redis.call('HGET', KEYS[2], ARGV[3]) == ARGV[4]) then
    return -1
  end
end
if version == 0 then
  redis.call('HSET', KEYS[1], 'v', 1)
  for i = 7, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
end
redis.call('HDEL', KEYS[1], 'u')
if ARGV[6] ~= '' then redis.call('ZADD', KEYS[4], ARGV[6], ARGV[2]) end
redis.call('ZADD', KEYS[3], 'NX', ARGV[5], ARGV[2])
return redis.call('HSETNX', KEYS[2], ARGV[3], ARGV[4])
