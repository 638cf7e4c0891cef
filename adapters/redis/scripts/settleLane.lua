-- Forgets what was posted together, and its claim, if that is still the caller's.
-- KEYS: outbox, lane, claims, waiting, matched
-- ARGV: channel id, the claim's token, then the delivery ids
-- Returns 'more' where more waits for the channel, 'done' where nothing does, and 'lost' where another has the claim. Run
-- twice, the second run finds nothing to forget.
local claim = redis.call('HGET', KEYS[3], ARGV[1])
local isOurs = claim and cjson.decode(claim).token == ARGV[2]
if not isOurs then
  for i = 3, #ARGV do
    if redis.call('HEXISTS', KEYS[1], ARGV[i]) == 1 then return 'lost' end
  end
else
  for i = 3, #ARGV do
    redis.call('HDEL', KEYS[1], ARGV[i])
    redis.call('HDEL', KEYS[5], ARGV[i])
    redis.call('ZREM', KEYS[2], ARGV[i])
  end
  redis.call('HDEL', KEYS[3], ARGV[1])
end
if redis.call('EXISTS', KEYS[2]) == 1 then return 'more' end
redis.call('SREM', KEYS[4], ARGV[1])
return 'done'
