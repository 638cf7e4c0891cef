-- Looks up what waits of one parcel for a channel.
-- KEYS: lane, outbox, matched
-- ARGV: channel id, parcel id, then what the names of parcels, of followers and of moved parcels begin with
-- Returns { how many of other parcels come first, delivery … }, oldest first, each as claimLane has them.
local function field(key, name) return redis.call('HGET', key, name) or '' end
local channel, wanted = ARGV[1], ARGV[2]

local function isMeant(id)
  local parcel = string.match(id, '^([^#]*)#') or ''
  if parcel == wanted then return true end
  -- It may have been given another carrier meanwhile.
  return redis.call('EXISTS', ARGV[3] .. parcel) == 0 and redis.call('GET', ARGV[5] .. parcel) == wanted
end

local answer = { 0 }
for place, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if isMeant(id) then
    if #answer == 1 then answer[1] = place - 1 end
    answer[#answer + 1] = {
      id, wanted, field(KEYS[2], id), field(KEYS[3], id),
      field(ARGV[4] .. wanted, channel), field(ARGV[3] .. wanted, 'o'), field(ARGV[3] .. wanted, 'n')
    }
  end
end
return answer
