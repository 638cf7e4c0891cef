-- Takes the next free turn of an API key's budget, or says why there is none.
-- With: clock.lua
-- KEYS: stop, end of the cool-down, next turn
-- ARGV: patience, interval (both milliseconds; interval 0 only looks), now or '' for the server's own clock
-- Returns { 'stopped', reason }, { 'later', milliseconds } or { 'granted', milliseconds to wait }.
local reason = redis.call('GET', KEYS[1])
if reason then return { 'stopped', reason } end

local now = clock(ARGV[3])
local cooled = tonumber(redis.call('GET', KEYS[2]) or '0')
if cooled > now then return { 'later', cooled - now } end

local interval = tonumber(ARGV[2])
if interval == 0 then return { 'granted', 0 } end
local turn = math.max(now, tonumber(redis.call('GET', KEYS[3]) or '0'))
if turn - now > tonumber(ARGV[1]) then return { 'later', turn - now } end
redis.call('SET', KEYS[3], string.format('%.0f', turn + interval), 'PX', math.ceil(turn - now + interval) + 60000)
return { 'granted', turn - now }
