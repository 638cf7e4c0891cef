-- Forgets an attempt to bring a parcel in.
-- KEYS: attempts at the parcel, all parcels with attempts
-- ARGV: parcel id, channel id and words, '' for none
redis.call('HDEL', KEYS[1], ARGV[2])
if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('SREM', KEYS[2], ARGV[1]) end
return 1
