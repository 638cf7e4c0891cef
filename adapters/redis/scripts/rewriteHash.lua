-- Writes a hash anew that is still of the version it was read in; its fields may need less space afterwards.
-- KEYS: hash
-- ARGV: version, then field, value …
-- Returns 0 when the version is another one.
if redis.call('HGET', KEYS[1], 'v') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
for i = 2, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
return 1
