-- Unix milliseconds by the clock that all processes share; a test gives its own, '' for none.
local function clock(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
