-- Ends a claim, but keeps what was to be posted together and the count of attempts.
-- KEYS: claims
-- ARGV: channel id, first delivery id of the claim, its attempt, 1 where the post may have been made, else 0,
--       before when it is not to be tried again, what went wrong or ''
-- Returns 1 where the claim was still the caller's.
local claim = redis.call('HGET', KEYS[1], ARGV[1])
if not claim then return 0 end
claim = cjson.decode(claim)
-- Whoever comes too late must not end the claim of another.
if claim.ids[1] ~= ARGV[2] or claim.attempt ~= tonumber(ARGV[3]) then return 0 end
claim.ends = 0
claim.unsure = ARGV[4] == '1'
claim.retry = tonumber(ARGV[5])
claim.reason = ARGV[6] ~= '' and ARGV[6] or nil
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(claim))
return 1
