-- Notes that no channel hears of a parcel, or forgets what is known of it where that has been so for long enough. Who
-- brought it in is kept.
-- KEYS: parcel, followers, unchecked
-- ARGV: parcel id, now, forgotten is what nobody has heard of since then
-- Returns 1 where it was forgotten.
if redis.call('HEXISTS', KEYS[1], 'v') == 0 then return 0 end
if redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('HDEL', KEYS[1], 'u')
  return 0
end
local since = redis.call('HGET', KEYS[1], 'u')
if not since then
  redis.call('HSET', KEYS[1], 'u', ARGV[2])
  return 0
end
if tonumber(since) > tonumber(ARGV[3]) then return 0 end
local owner = redis.call('HGET', KEYS[1], 'o')
redis.call('DEL', KEYS[1])
if owner then redis.call('HSET', KEYS[1], 'o', owner) end
redis.call('ZREM', KEYS[3], ARGV[1])
return 1
