-- Notices a Redis that may have gone back in time.
-- With: clock.lua, doubt.lua
-- KEYS: what is known of that
-- ARGV: now or '' for the server's own clock, what the caller knows
-- Returns { epoch, when that was noticed last or 0 for never, 1 where everything that waits is still in doubt }.
local doubts, epoch = doubtsIn(KEYS[1], ARGV[2], clock(ARGV[1]))
local last, open = 0, 0
for _, doubt in ipairs(doubts) do
  last = math.max(last, doubt.at)
  if not doubt.upto then open = 1 end
end
return { epoch, last, open }
