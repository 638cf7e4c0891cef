-- Lengthens a claim right before something is shown, if it is still the caller's.
-- With: clock.lua
-- KEYS: claims, what is known of a Redis that went back in time
-- ARGV: channel id, the claim's token, now or '' for the server's own clock, lease in milliseconds
-- Returns { epoch, count } as `doubt.lua` has them where it is, else nothing. One that has run out still is, as long as
-- nobody else has taken it.
local claim = redis.call('HGET', KEYS[1], ARGV[1])
if not claim then return {} end
claim = cjson.decode(claim)
if claim.token ~= ARGV[2] or claim.ends == 0 then return {} end
claim.ends = clock(ARGV[3]) + tonumber(ARGV[4])
claim.shows = true
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(claim))
local count = redis.call('HINCRBY', KEYS[2], 'count', 1)
return { tonumber(redis.call('HGET', KEYS[2], 'epoch') or 0), count }
