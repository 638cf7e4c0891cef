-- Forgets what was posted together, and its claim.
-- KEYS: outbox, lane, claims, waiting, matched
-- ARGV: channel id, then the delivery ids
-- Returns 1 where more waits for the channel.
for i = 2, #ARGV do
  redis.call('HDEL', KEYS[1], ARGV[i])
  redis.call('HDEL', KEYS[5], ARGV[i])
  redis.call('ZREM', KEYS[2], ARGV[i])
end
local claim = redis.call('HGET', KEYS[3], ARGV[1])
if claim and cjson.decode(claim).ids[1] == ARGV[2] then redis.call('HDEL', KEYS[3], ARGV[1]) end
if redis.call('EXISTS', KEYS[2]) == 1 then return 1 end
redis.call('SREM', KEYS[4], ARGV[1])
return 0
