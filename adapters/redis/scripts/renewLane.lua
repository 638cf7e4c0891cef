-- Lengthens a claim right before something is shown, if it is still the caller's.
-- With: clock.lua
-- KEYS: claims
-- ARGV: channel id, the claim's token, now or '' for the server's own clock, lease in milliseconds
-- Returns 1 where it is. One that has run out still is, as long as nobody else has taken it.
local claim = redis.call('HGET', KEYS[1], ARGV[1])
if not claim then return 0 end
claim = cjson.decode(claim)
if claim.token ~= ARGV[2] or claim.ends == 0 then return 0 end
claim.ends = clock(ARGV[3]) + tonumber(ARGV[4])
claim.shows = true
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(claim))
return 1
