-- Takes a delivery out of other workers' reach for a while, if it is its turn.
-- KEYS: outbox, outbox order, claims, followers, paused, parcel, lane of the channel, next place of the channel
-- ARGV: delivery id, channel id, now, lease, milliseconds between two posts, posts allowed at once
-- Returns 'settled', 'taken', { 'behind', head of the lane, how many are before }, { 'paced', milliseconds to wait }
-- or { 'claimed', change, subscription, attempt, owner, 1 where an earlier attempt may have been posted, how many wait }.
local id, now = ARGV[1], tonumber(ARGV[3])
local change = redis.call('HGET', KEYS[1], id)
local subscription = redis.call('HGET', KEYS[4], ARGV[2])
if not change or not subscription or redis.call('HEXISTS', KEYS[5], ARGV[2]) == 1 then
  redis.call('HDEL', KEYS[1], id)
  redis.call('ZREM', KEYS[2], id)
  redis.call('HDEL', KEYS[3], id)
  redis.call('ZREM', KEYS[7], id)
  return 'settled'
end

local before = redis.call('ZRANK', KEYS[7], id) or 0
if before > 0 then return { 'behind', redis.call('ZRANGE', KEYS[7], 0, 0)[1], before } end

local ends, attempts = string.match(redis.call('HGET', KEYS[3], id) or '0:0', '(%d+):(%d+)')
if tonumber(ends) > now then return 'taken' end

local interval = tonumber(ARGV[5])
local place = math.max(now, tonumber(redis.call('GET', KEYS[8]) or '0'))
local wait = place - now - (tonumber(ARGV[6]) - 1) * interval
if wait > 0 then return { 'paced', wait } end
if interval > 0 then
  redis.call('SET', KEYS[8], string.format('%.0f', place + interval), 'PX', math.ceil(place - now + interval) + 60000)
end

attempts = tonumber(attempts) + 1
redis.call('HSET', KEYS[3], id, string.format('%.0f:%d', now + tonumber(ARGV[4]), attempts))
local owner = redis.call('HGET', KEYS[6], 'o') or ''
-- A claim that ran out without being given back: its worker may have died with the post already made.
return { 'claimed', change, subscription, attempts, owner, tonumber(ends) > 0 and 1 or 0, redis.call('ZCARD', KEYS[7]) }
