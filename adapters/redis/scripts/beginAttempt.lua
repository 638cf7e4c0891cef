-- Notes that a channel is about to bring a parcel in.
-- KEYS: attempts at the parcel, all parcels with attempts
-- ARGV: parcel id, channel id and words, owner, now, how long it is remembered in seconds
-- Returns when it first was, and 1 where that is an earlier attempt.
local known = redis.call('HGET', KEYS[1], ARGV[2])
local attempt = known and cjson.decode(known) or { f = tonumber(ARGV[4]) }
attempt.l = tonumber(ARGV[4])
attempt.o = ARGV[3]
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('HSET', KEYS[1], ARGV[2], cjson.encode(attempt))
redis.call('EXPIRE', KEYS[1], ARGV[5])
return { string.format('%.0f', attempt.f), known and 1 or 0 }
