-- Takes what is to be posted next into a channel out of other workers' reach for a while, or only looks what keeps it.
-- With: clock.lua, doubt.lua
-- KEYS: lane, claims, refusals, next turn of the channel, outbox, matched, lockouts, what is known of a Redis that went back
--       in time
-- ARGV: channel id, now or '' for the server's own clock, lease in milliseconds, the claim's token ('' only looks),
--       milliseconds between two posts, posts allowed at once, how many wait before they are told together, how many fit
--       together and how many bytes of them, what the names of parcels, of followers and of moved parcels begin with,
--       platform, then what the caller knows, as `doubt.lua` has it
-- What belongs to a delivery has its key's name made here, as its parcel is only known here. All share one hash tag.
-- Returns { 'locked-out' or 'refused', that as it was noted }, { 'empty' }, { 'taken', until when },
-- { 'failing', when the next attempt is made, when the first one was, what went wrong, 1 where one may have been posted },
-- { 'paced', until when }, { 'free' } where it only looked,
-- or { 'claimed', attempt, 1 where an earlier attempt may have been posted, for how long one may still appear, when the
-- first one was, now, since when another claim that Redis has forgotten may have been posted or '', what the caller knows
-- now, delivery … }, each as { id, parcel id today, change, queries that mean it, subscription, owner, title }, ''
-- for what is not there. Run twice with one token, the second run finds the claim of the first.
local channel, now, token = ARGV[1], clock(ARGV[2]), ARGV[4]
local looks = token == ''
local lockout = redis.call('HGET', KEYS[7], ARGV[13])
if lockout then return { 'locked-out', lockout } end
local refusal = redis.call('HGET', KEYS[3], channel)
if refusal then return { 'refused', refusal } end

local function field(key, name) return redis.call('HGET', key, name) or '' end

-- What is to be posted together: the oldest, and what else waits of its parcel, or of all where many wait.
local function together()
  local waiting = redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[8]) - 1)
  local all = redis.call('ZCARD', KEYS[1]) > tonumber(ARGV[7])
  local parcel = string.match(waiting[1] or '', '^[^#]*#')
  local left, ids = tonumber(ARGV[9]), {}
  for _, id in ipairs(waiting) do
    if all or string.match(id, '^[^#]*#') == parcel then
      left = left - redis.call('HSTRLEN', KEYS[5], id)
      if left < 0 and #ids > 0 then break end
      ids[#ids + 1] = id
    end
  end
  return ids
end

local function claimed(claim, isNew)
  local doubts, epoch, began = doubtsIn(KEYS[8], ARGV[14], now)
  local place = tonumber(redis.call('ZSCORE', KEYS[1], claim.ids[1]) or 0)
  local doubted, lands = doubtOf(doubts, place, tonumber(ARGV[3]))
  if isNew then
    redis.call('HINCRBY', KEYS[8], 'count', 1)
    redis.call('HSET', KEYS[8], 'at', string.format('%.0f', now))
    -- What was told with it may have come to wait behind it: each by itself would not be known in the one message.
    local ids = doubted and not claim.unsure and together() or {}
    if #ids > 0 then claim.ids = ids end
    redis.call('HSET', KEYS[2], channel, cjson.encode(claim))
  end
  local mayLand = math.max(0, math.max(claim.lands or 0, lands) - now)
  local knows = string.format('%d %s %s', epoch, redis.call('HGET', KEYS[8], 'count') or 0, began)
  local answer = {
    'claimed', claim.attempt, claim.unsure and 1 or 0, mayLand, claim.since, now, doubted or '', knows
  }
  for _, id in ipairs(claim.ids) do
    local parcel = string.match(id, '^([^#]*)#') or ''
    if redis.call('EXISTS', ARGV[10] .. parcel) == 0 then
      -- It may have been given another carrier meanwhile.
      parcel = redis.call('GET', ARGV[12] .. parcel) or parcel
    end
    answer[#answer + 1] = {
      id, parcel, field(KEYS[5], id), field(KEYS[6], id),
      field(ARGV[11] .. parcel, channel), field(ARGV[10] .. parcel, 'o'), field(ARGV[10] .. parcel, 'n')
    }
  end
  return answer
end

local claim = redis.call('HGET', KEYS[2], channel)
if claim then
  claim = cjson.decode(claim)
  local retry = math.max(now, claim.retry or 0)
  local failing = claim.reason and { 'failing', retry, claim.since, claim.reason, claim.unsure and 1 or 0 }
  -- While the next attempt is made nobody knows better than after the last one.
  if failing and looks then return failing end
  if claim.ends > now then
    return claim.token == token and claimed(claim, false) or { 'taken', claim.ends }
  end
  if retry > now then return failing or { 'paced', retry } end
  -- Ran out without being given back: its worker may have died with the post already made, or only have stopped.
  if claim.ends > 0 and claim.shows then claim.unsure = true end
else
  claim = { ids = together(), attempt = 0, unsure = false, since = now }
  if #claim.ids == 0 then return { 'empty' } end
end

local interval = tonumber(ARGV[5])
local turn = math.max(now, tonumber(redis.call('GET', KEYS[4]) or '0'))
local paced = turn - (tonumber(ARGV[6]) - 1) * interval
if paced > now then return { 'paced', math.ceil(paced) } end
if looks then return { 'free' } end
if interval > 0 then
  redis.call('SET', KEYS[4], string.format('%.0f', turn + interval), 'PX', math.ceil(turn - now + interval) + 60000)
end

claim.attempt = claim.attempt + 1
claim.ends = now + tonumber(ARGV[3])
claim.token = token
claim.shows = nil
return claimed(claim, true)

