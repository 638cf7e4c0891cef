-- Gives a parcel another key: what is known, its followers, and its place in their lists.
-- KEYS: parcel, followers, new parcel, new followers, unchecked, where the old key leads, then one sorted set for each
--       follower
-- ARGV: parcel id, new parcel id, then the channel id of each of those followers
-- Run twice, the second run finds nothing to move. Returns 0 when somebody began or ceased to follow meanwhile.
if redis.call('HLEN', KEYS[2]) ~= #ARGV - 2 then
  return redis.call('EXISTS', KEYS[1]) == 0 and 1 or 0
end
for i = 3, #ARGV do
  if redis.call('HEXISTS', KEYS[2], ARGV[i]) == 0 then return 0 end
end
if redis.call('EXISTS', KEYS[1]) == 1 then
  if redis.call('HEXISTS', KEYS[3], 'v') == 0 then redis.call('RENAME', KEYS[1], KEYS[3])
  else
    -- Whose it is moves along: only an owner gives it another carrier.
    local owner = redis.call('HGET', KEYS[1], 'o')
    if owner then redis.call('HSET', KEYS[3], 'o', owner) end
    redis.call('DEL', KEYS[1])
  end
end
for i = 3, #ARGV do
  redis.call('HSETNX', KEYS[4], ARGV[i], redis.call('HGET', KEYS[2], ARGV[i]))
  local since = redis.call('ZSCORE', KEYS[i + 4], ARGV[1])
  if since then redis.call('ZADD', KEYS[i + 4], since, ARGV[2]) end
  redis.call('ZREM', KEYS[i + 4], ARGV[1])
end
redis.call('DEL', KEYS[2])
-- What is still to be posted bears the old key.
redis.call('SET', KEYS[6], ARGV[2], 'EX', 604800)
local unchecked = redis.call('ZSCORE', KEYS[5], ARGV[1])
if unchecked then redis.call('ZADD', KEYS[5], unchecked, ARGV[2]) end
redis.call('ZREM', KEYS[5], ARGV[1])
return 1
