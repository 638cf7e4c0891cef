-- Replaces what is known of a parcel and puts the change into every follower's outbox, in one step.
-- KEYS: parcel, followers, outbox, waiting, sequence, refusals, unchecked, matched
-- ARGV: expected version, parcel id, change or '', unchecked since or '', what the names of lanes begin with,
--       how much is kept for a channel where posts are refused, the queries that mean the parcel as a list for each channel id,
--       what tells this news from any other, then field, value …
-- A channel's lane has its name made here, because the channels are only known here. It shares the hash tag of all keys.
-- Returns the channel ids, or nil when the version is another one. Run twice, the second run finds a newer version.
local version = tonumber(redis.call('HGET', KEYS[1], 'v') or '0')
if version ~= tonumber(ARGV[1]) then return nil end
version = redis.call('HINCRBY', KEYS[1], 'v', 1)
for i = 9, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end

if ARGV[4] == '' then redis.call('ZREM', KEYS[7], ARGV[2])
elseif redis.call('HLEN', KEYS[2]) > 0 then redis.call('ZADD', KEYS[7], ARGV[4], ARGV[2]) end

if ARGV[3] == '' then return {} end
local channels = redis.call('HKEYS', KEYS[2])
local matched = cjson.decode(ARGV[7])
for channel in pairs(matched) do
  if redis.call('HEXISTS', KEYS[2], channel) == 0 then channels[#channels + 1] = channel end
end
for _, channel in ipairs(channels) do
  -- A Redis that went back in time counts the same versions again, and other news must not bear the same id.
  local id, lane = ARGV[2] .. '#' .. version .. '.' .. ARGV[8] .. '@' .. channel, ARGV[5] .. channel
  redis.call('HSET', KEYS[3], id, ARGV[3])
  if matched[channel] then redis.call('HSET', KEYS[8], id, cjson.encode(matched[channel])) end
  redis.call('ZADD', lane, redis.call('INCR', KEYS[5]), id)
  redis.call('SADD', KEYS[4], channel)
  if redis.call('HEXISTS', KEYS[6], channel) == 1 and redis.call('ZCARD', lane) > tonumber(ARGV[6]) then
    local dropped = redis.call('ZPOPMIN', lane)[1]
    redis.call('HDEL', KEYS[3], dropped)
    redis.call('HDEL', KEYS[8], dropped)
  end
end
return channels
