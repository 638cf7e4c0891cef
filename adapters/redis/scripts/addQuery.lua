-- Writes what a channel follows by a query, unless it is one more and the channel or its workspace follows enough.
-- KEYS: hash of all of them
-- ARGV: field, text, then for each place: what the fields of its queries begin with, the most it may follow
-- Returns 0, or the number of the place that is full.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  local fields = redis.call('HKEYS', KEYS[1])
  for place = 1, (#ARGV - 2) / 2 do
    local start, most = ARGV[2 * place + 1], tonumber(ARGV[2 * place + 2])
    local count = 0
    for _, field in ipairs(fields) do
      if string.sub(field, 1, #start) == start then count = count + 1 end
    end
    if count >= most then return place end
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 0
