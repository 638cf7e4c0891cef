-- Ends all subscriptions to a parcel and forgets what is known of it.
-- KEYS: parcel, followers, unchecked, then one sorted set for each follower
-- ARGV: parcel id
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('ZREM', KEYS[3], ARGV[1])
for i = 4, #KEYS do redis.call('ZREM', KEYS[i], ARGV[1]) end
return 1
