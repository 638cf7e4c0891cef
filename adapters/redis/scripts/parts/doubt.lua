-- Whether Redis may have gone back in time: another server than before runs, or less has been counted than the caller knows
-- of. It is kept in a hash: `run`, which server that was; `epoch`, counted up whenever that is noticed; `count`, of the
-- claims and renewals in all; `at`, when the last claim was made; and `doubts`, a list of { since, at, upto }: what has a
-- place in its lane up to `upto` (all of it, as long as there is none) may have been posted since `since`, and for a lease
-- after `at` it may still appear. A process knows `epoch count began`: what it was told last, and when it was told first.
local MOST_DOUBTS = 20

local function runId()
  -- Not every service lets one ask.
  local info = redis.pcall('INFO', 'server')
  return type(info) == 'string' and string.match(info, 'run_id:(%w+)') or nil
end

local function joined(older, newer)
  local upto = older.upto and newer.upto and math.max(older.upto, newer.upto) or nil
  return { since = math.min(older.since, newer.since), at = newer.at, upto = upto }
end

-- Returns the doubts there are, the epoch, and what the caller knows from here on but for the count.
local function doubtsIn(key, known, now)
  local run, epoch, count, at, list = unpack(redis.call('HMGET', key, 'run', 'epoch', 'count', 'at', 'doubts'))
  local doubts, today = list and cjson.decode(list) or {}, runId()
  local knownEpoch, knownCount, began = string.match(known, '^(%d+) (%d+) (%d+)$')
  knownEpoch, knownCount = tonumber(knownEpoch or 0), tonumber(knownCount or 0)
  local stored, counted = tonumber(epoch or 0), tonumber(count or 0)
  local isBack = knownEpoch > stored or (knownEpoch == stored and knownCount > counted)
  local isOther = run and today and run ~= today
  if isBack or isOther then
    doubts[#doubts + 1] = { since = tonumber(at or began or now), at = now }
    if #doubts > MOST_DOUBTS then table.insert(doubts, 1, joined(table.remove(doubts, 1), table.remove(doubts, 1))) end
    redis.call('HSET', key, 'doubts', cjson.encode(doubts))
  end
  if isBack or isOther or not epoch then
    stored = math.max(stored, knownEpoch) + 1
    redis.call('HSET', key, 'epoch', stored)
    if not at then redis.call('HSET', key, 'at', string.format('%.0f', now)) end
  end
  if today and today ~= run then redis.call('HSET', key, 'run', today) end
  return doubts, stored, began or string.format('%.0f', now)
end

-- Returns since when what has this place may have been posted, nil for never, and until when it may still appear.
local function doubtOf(doubts, place, lease)
  local since, lands = nil, 0
  for _, doubt in ipairs(doubts) do
    if not doubt.upto or place <= doubt.upto then
      since = math.min(since or doubt.since, doubt.since)
      -- Nobody posts it until then, so a doubt that comes meanwhile does not put it off.
      if doubt.at >= lands then lands = doubt.at + lease end
    end
  end
  return since, lands
end
