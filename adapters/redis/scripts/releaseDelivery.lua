-- Ends a claim but keeps the count of attempts.
-- KEYS: claims
-- ARGV: delivery id, 1 where the post may have been made, else 0
local claim = redis.call('HGET', KEYS[1], ARGV[1])
if claim then redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. string.match(claim, ':(%d+)')) end
return 1
