-- Takes the next turn of an API key's budget, or a place in line for it. Who has had less goes first: each ticket is
-- numbered behind its party's last one, and the lowest number has the turn (start-time fair queueing).
-- KEYS: stop, end of the cool-down, next turn, line (ticket → number), seen (ticket → until when it is asked for),
--       numbers (party → its last; '' → the one that had the last turn)
-- ARGV: patience, interval (both milliseconds; interval 0 only looks), now or '' for the server's own clock, ticket,
--       party, how far apart the party's numbers are
-- Returns { 'stopped', reason }, { 'later', milliseconds }, { 'granted', 0 } or { 'wait', milliseconds to ask again }.
local LONGEST_WAIT, GRACE, BETWEEN_POLLS = 1000, 2000, 20
local ticket, party = ARGV[4], ARGV[5]

local function leave()
  redis.call('ZREM', KEYS[4], ticket)
  redis.call('ZREM', KEYS[5], ticket)
end

local reason = redis.call('GET', KEYS[1])
if reason then
  leave()
  return { 'stopped', reason }
end

local now = tonumber(ARGV[3])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local cooled = tonumber(redis.call('GET', KEYS[2]) or '0')
if cooled > now then
  leave()
  return { 'later', cooled - now }
end

local interval = tonumber(ARGV[2])
if interval == 0 then return { 'granted', 0 } end

-- Whoever does not ask any more has gone.
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', '(' .. string.format('%.0f', now))) do
  redis.call('ZREM', KEYS[4], gone)
  redis.call('ZREM', KEYS[5], gone)
end
if redis.call('ZCARD', KEYS[4]) == 0 then redis.call('DEL', KEYS[6]) end

local number = tonumber(redis.call('ZSCORE', KEYS[4], ticket))
if not number then
  local last = tonumber(redis.call('HGET', KEYS[6], party) or '0')
  number = math.max(last, tonumber(redis.call('HGET', KEYS[6], '') or '0')) + tonumber(ARGV[6])
  redis.call('ZADD', KEYS[4], number, ticket)
  redis.call('HSET', KEYS[6], party, number)
end

local ahead = redis.call('ZRANK', KEYS[4], ticket)
local untilFree = math.max(0, tonumber(redis.call('GET', KEYS[3]) or '0') - now)
if ahead == 0 and untilFree == 0 then
  leave()
  redis.call('HSET', KEYS[6], '', number)
  redis.call('SET', KEYS[3], string.format('%.0f', now + interval), 'PX', math.ceil(interval) + 60000)
  return { 'granted', 0 }
end

local expected = math.ceil(untilFree + ahead * interval)
if expected > tonumber(ARGV[1]) then
  leave()
  -- A place that was not taken counts for nothing.
  if tonumber(redis.call('HGET', KEYS[6], party) or '0') == number then
    redis.call('HSET', KEYS[6], party, number - tonumber(ARGV[6]))
  end
  return { 'later', expected }
end

local wait = math.min(LONGEST_WAIT, math.ceil(untilFree) + ahead * BETWEEN_POLLS)
redis.call('ZADD', KEYS[5], now + wait + GRACE, ticket)
for _, key in ipairs({ KEYS[4], KEYS[5], KEYS[6] }) do redis.call('PEXPIRE', key, LONGEST_WAIT + GRACE + 60000) end
return { 'wait', math.max(1, wait) }
