-- Chooses what is posted together with the head of a lane; the same again for every later attempt.
-- KEYS: lane, folds
-- ARGV: delivery id of the head, how many at the most
-- Returns the delivery ids, the head first.
local chosen = redis.call('HGET', KEYS[2], ARGV[1])
if chosen then return cjson.decode(chosen) end
local ids = redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[2]) - 1)
redis.call('HSET', KEYS[2], ARGV[1], cjson.encode(ids))
return ids
