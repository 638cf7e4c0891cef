-- Ends a claim, but keeps what was to be posted together and the count of attempts.
-- With: clock.lua
-- KEYS: claims
-- ARGV: channel id, the claim's token, now or '' for the server's own clock, 1 where the post may have been made, else 0,
--       for how many milliseconds it may still appear, in how many it is to be tried again at the earliest, what went
--       wrong or ''
-- Returns 1 where the claim was still the caller's.
local claim = redis.call('HGET', KEYS[1], ARGV[1])
if not claim then return 0 end
claim = cjson.decode(claim)
-- Whoever comes too late must not end the claim of another.
if claim.token ~= ARGV[2] then return 0 end
local now = clock(ARGV[3])
claim.ends = 0
claim.unsure = ARGV[4] == '1'
claim.lands = now + tonumber(ARGV[5])
claim.retry = now + tonumber(ARGV[6])
claim.reason = ARGV[7] ~= '' and ARGV[7] or nil
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(claim))
return 1
