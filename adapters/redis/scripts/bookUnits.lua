-- Counts what is used up today, for each party or, where one of them would have used up too much, for none.
-- KEYS: one for each party
-- ARGV: now or '' for the server's own clock, thousandths of a unit (negative to give back), '1' to book and not only
--       to look, the day since 1970 on which it was booked or '' for today, then for each party its limit in thousandths
-- Returns { 0, today }, or { the number of the party with too little left, thousandths left, milliseconds until the day ends }.
local DAY = 24 * 60 * 60 * 1000
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local left, today = DAY - now % DAY, math.floor(now / DAY)
-- What was booked yesterday is no part of what is used up today.
if ARGV[4] ~= '' and tonumber(ARGV[4]) ~= today then return { 0, today } end
local units = tonumber(ARGV[2])
local used = {}
for i, key in ipairs(KEYS) do
  -- The day it was counted on stands before it: the key may outlive that day by a moment.
  local day, count = string.match(redis.call('GET', key) or '', '^(%d+):(%d+)$')
  if tonumber(day) ~= today then count = 0 end
  used[i] = tonumber(count)
  local limit = tonumber(ARGV[4 + i])
  if units > 0 and used[i] + units > limit then return { i, math.max(0, limit - used[i]), left } end
end
if ARGV[3] == '1' then
  for i, key in ipairs(KEYS) do
    local text = string.format('%d:%d', today, math.max(0, used[i] + units))
    redis.call('SET', key, text, 'PX', left)
  end
end
return { 0, today }
