--[[
  Finds the onboardings of a partition that need somebody: something is due, and nobody holds a lease.
  It looks past those that are leased, so that many of them don't hide the others.

  KEYS  1 the partition's index  2 what the partition's lease keys start with (same slot)
  ARGV  1 now (ms since 1970)  2 at most so many
  Returns their ids, the longest due first.
]]
local limit = tonumber(ARGV[2])
local found = {}
local offset = 0
while #found < limit do
  local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', offset, limit)
  for _, id in ipairs(ids) do
    if #found < limit and redis.call('EXISTS', KEYS[2] .. id) == 0 then
      table.insert(found, id)
    end
  end
  if #ids < limit then
    break
  end
  offset = offset + limit
end
return found
