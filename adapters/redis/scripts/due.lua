--[[
  Finds the onboardings of all partitions that need somebody: something is due, and nobody holds a lease.
  It looks past those that are leased, so that many of them don't hide the others.

  KEYS  of each partition: its index, and what its lease keys start with
  ARGV  1 now (ms since 1970)  2 at most so many of each
  Returns their ids, by partition the longest due first.
]]
local limit = tonumber(ARGV[2])
local found = {}
for partition = 1, #KEYS, 2 do
  local here = 0
  local offset = 0
  while here < limit do
    local ids = redis.call('ZRANGEBYSCORE', KEYS[partition], '-inf', ARGV[1], 'LIMIT', offset, limit)
    for _, id in ipairs(ids) do
      if here < limit and redis.call('EXISTS', KEYS[partition + 1] .. id) == 0 then
        table.insert(found, id)
        here = here + 1
      end
    end
    if #ids < limit then
      break
    end
    offset = offset + limit
  end
end
return found
