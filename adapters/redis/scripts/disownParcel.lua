-- Forgets whose a parcel is, and the title that only he could read.
-- KEYS: parcel
-- ARGV: owner
if redis.call('HGET', KEYS[1], 'o') ~= ARGV[1] then return 0 end
redis.call('HDEL', KEYS[1], 'o')
if redis.call('HEXISTS', KEYS[1], 'v') == 1 then redis.call('HSET', KEYS[1], 'n', '') end
return 1
