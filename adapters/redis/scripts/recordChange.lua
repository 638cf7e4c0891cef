-- Replaces what is known of a parcel and puts the change into every follower's outbox, in one step.
-- KEYS: parcel, followers, outbox, outbox order, sequence, paused, unchecked
-- ARGV: expected version, parcel id, change or '', unchecked since or '', what the names of lanes begin with,
--       then field, value …
-- A channel's lane has its name made here, because the channels are only known here. It shares the hash tag of all keys.
-- Returns the delivery ids, or nil when the version is another one. Run twice, the second run finds a newer version.
local version = tonumber(redis.call('HGET', KEYS[1], 'v') or '0')
if version ~= tonumber(ARGV[1]) then return nil end
version = redis.call('HINCRBY', KEYS[1], 'v', 1)
for i = 6, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end

if ARGV[4] == '' then redis.call('ZREM', KEYS[7], ARGV[2])
elseif redis.call('HLEN', KEYS[2]) > 0 then redis.call('ZADD', KEYS[7], ARGV[4], ARGV[2]) end

local deliveries = {}
if ARGV[3] ~= '' then
  for _, channel in ipairs(redis.call('HKEYS', KEYS[2])) do
    if redis.call('HEXISTS', KEYS[6], channel) == 0 then
      local id = ARGV[2] .. '#' .. version .. '@' .. channel
      redis.call('HSET', KEYS[3], id, ARGV[3])
      local sequence = redis.call('INCR', KEYS[5])
      redis.call('ZADD', KEYS[4], sequence, id)
      redis.call('ZADD', ARGV[5] .. channel, sequence, id)
      deliveries[#deliveries + 1] = id
    end
  end
end
return deliveries
