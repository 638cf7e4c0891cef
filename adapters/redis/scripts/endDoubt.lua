-- From here on only what waits already is in doubt: whatever else may have been posted has come to wait again.
-- KEYS: what is known of a Redis that went back in time, sequence
-- ARGV: the epoch in which everything was read again
local epoch, list = unpack(redis.call('HMGET', KEYS[1], 'epoch', 'doubts'))
-- It went back once more meanwhile.
if epoch ~= ARGV[1] or not list then return 0 end
local doubts, upto = cjson.decode(list), tonumber(redis.call('GET', KEYS[2]) or 0)
for _, doubt in ipairs(doubts) do doubt.upto = doubt.upto or upto end
redis.call('HSET', KEYS[1], 'doubts', cjson.encode(doubts))
return 1
