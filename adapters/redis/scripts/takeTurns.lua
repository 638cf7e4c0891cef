-- Takes one turn of each party, or none where one of them has no turn left. A party has so many turns at once after a
-- rest, and then one in each interval: what is kept is when all its turns are back.
-- KEYS: one for each party
-- ARGV: now or '' for the server's own clock, then for each party: interval (milliseconds), turns at once
-- Returns { 0 }, or { the number of the party that has none, milliseconds until it has }.
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local back = {}
for i, key in ipairs(KEYS) do
  local interval, turns = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  back[i] = math.max(now, tonumber(redis.call('GET', key) or '0')) + interval
  local early = back[i] - now - interval * turns
  if early > 0 then return { i, math.ceil(early) } end
end
for i, key in ipairs(KEYS) do
  redis.call('SET', key, string.format('%.3f', back[i]), 'PX', math.max(1, math.ceil(back[i] - now)))
end
return { 0 }
