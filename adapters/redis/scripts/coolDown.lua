-- Nothing may be sent for a while. A cool-down already agreed upon is never shortened.
-- With: clock.lua
-- KEYS: end of the cool-down
-- ARGV: duration in milliseconds, now or '' for the server's own clock
local now = clock(ARGV[2])
local ends = math.max(now + tonumber(ARGV[1]), tonumber(redis.call('GET', KEYS[1]) or '0'))
redis.call('SET', KEYS[1], string.format('%.0f', ends), 'PX', math.ceil(ends - now) + 60000)
return 1
