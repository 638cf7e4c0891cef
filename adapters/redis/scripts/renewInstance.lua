-- Renews the lease of a process that runs, and looks whether what is stored is still what it knew.
-- KEYS: version of the form, hash of the processes that run, mark of the data set, note that it came back empty
-- ARGV: id, version of the form it knows, what to call it, milliseconds its lease lasts, mark for a new data set
-- Returns { version stored, mark, when it was found empty or '' }; where the mark is gone, everything is, and the data
-- set is a new one from here on.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
if not redis.call('GET', KEYS[3]) then
  redis.call('SET', KEYS[3], string.format('%d-%s', now, ARGV[5]))
  redis.call('SET', KEYS[4], now)
  redis.call('SET', KEYS[1], ARGV[2], 'NX')
end
local stored = tonumber(redis.call('GET', KEYS[1]) or ARGV[2])
if stored == tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[2], ARGV[1], string.format('%d %s', now + ARGV[4], ARGV[3]))
end
return { stored, redis.call('GET', KEYS[3]), redis.call('GET', KEYS[4]) or '' }
