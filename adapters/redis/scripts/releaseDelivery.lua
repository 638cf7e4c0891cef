-- Ends a claim but keeps the count of attempts.
-- KEYS: claims
-- ARGV: delivery id
local claim = redis.call('HGET', KEYS[1], ARGV[1])
if claim then redis.call('HSET', KEYS[1], ARGV[1], '0:' .. string.match(claim, ':(%d+)')) end
return 1
