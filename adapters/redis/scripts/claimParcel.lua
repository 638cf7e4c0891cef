-- Notes who brought a parcel in, which the service has just added: what was known under its key is of an earlier one.
-- KEYS: parcel
-- ARGV: owner, title or ''
redis.call('HSET', KEYS[1], 'o', ARGV[1])
if redis.call('HEXISTS', KEYS[1], 'v') == 1 then redis.call('HSET', KEYS[1], 'n', ARGV[2]) end
return 1
