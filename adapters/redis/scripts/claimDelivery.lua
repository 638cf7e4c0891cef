-- Takes a delivery out of other workers' reach for a while.
-- KEYS: outbox, outbox order, claims, followers, paused, parcel
-- ARGV: delivery id, channel id, now, lease in milliseconds
-- Returns 'settled', 'taken', or { change, subscription, attempt, owner }.
local change = redis.call('HGET', KEYS[1], ARGV[1])
local subscription = redis.call('HGET', KEYS[4], ARGV[2])
if not change or not subscription or redis.call('HEXISTS', KEYS[5], ARGV[2]) == 1 then
  redis.call('HDEL', KEYS[1], ARGV[1])
  redis.call('ZREM', KEYS[2], ARGV[1])
  redis.call('HDEL', KEYS[3], ARGV[1])
  return 'settled'
end
local ends, attempts = string.match(redis.call('HGET', KEYS[3], ARGV[1]) or '0:0', '(%d+):(%d+)')
if tonumber(ends) > tonumber(ARGV[3]) then return 'taken' end
attempts = tonumber(attempts) + 1
redis.call('HSET', KEYS[3], ARGV[1], string.format('%.0f:%d', tonumber(ARGV[3]) + tonumber(ARGV[4]), attempts))
return { change, subscription, attempts, redis.call('HGET', KEYS[6], 'o') or '' }
