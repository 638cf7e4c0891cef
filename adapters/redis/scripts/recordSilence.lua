-- Puts a silence into one channel's outbox, once for each silence.
-- KEYS: parcel, outbox, lane of the channel, waiting, sequence
-- ARGV: parcel id, channel id, change, what tells this silence from the next, what tells it from any other news, and what
--       the field begins with that keeps the last one told
-- Returns 1 where it is told now.
local told = ARGV[6] .. ARGV[2]
if redis.call('HEXISTS', KEYS[1], 'v') == 0 or redis.call('HGET', KEYS[1], told) == ARGV[4] then return 0 end
redis.call('HSET', KEYS[1], told, ARGV[4])
-- Never the id of a change: those begin with a version.
local id = ARGV[1] .. '#silence.' .. ARGV[5] .. '@' .. ARGV[2]
redis.call('HSET', KEYS[2], id, ARGV[3])
redis.call('ZADD', KEYS[3], redis.call('INCR', KEYS[5]), id)
redis.call('SADD', KEYS[4], ARGV[2])
return 1
