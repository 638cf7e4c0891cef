-- Counts a process among those that run, if what is stored has the form it knows; else says what it has to do.
-- KEYS: version of the form, lock of whoever brings it into a newer one, hash of the processes that run
-- ARGV: id, version of the form it knows, what to call it, milliseconds its lease lasts and the lock does
-- Returns { 'joined' }, { 'newer', version stored }, { 'wait' } while another one migrates,
-- { 'older', what to call it … } while others run that know the stored form and no newer one,
-- or { 'migrate', version stored }: the lock is its own.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local known = tonumber(ARGV[2])
local stored = tonumber(redis.call('GET', KEYS[1]) or ARGV[2])
if stored > known then return { 'newer', stored } end

local living = {}
local all = redis.call('HGETALL', KEYS[3])
for i = 1, #all, 2 do
  local ends, name = string.match(all[i + 1], '^(%d+) (.*)$')
  if tonumber(ends) < now then redis.call('HDEL', KEYS[3], all[i])
  elseif all[i] ~= ARGV[1] then table.insert(living, name) end
end

if stored < known then
  if #living > 0 then return { 'older', unpack(living) } end
  local locked = redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[5])
  if locked or redis.call('GET', KEYS[2]) == ARGV[1] then return { 'migrate', stored } end
  return { 'wait' }
end
if redis.call('EXISTS', KEYS[2]) == 1 then return { 'wait' } end
redis.call('HSET', KEYS[3], ARGV[1], string.format('%d %s', now + ARGV[4], ARGV[3]))
return { 'joined' }
