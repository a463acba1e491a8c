--[[
  Takes an onboarding of a person out. If it was the current one, the newest of the others is.

  KEYS  1 the person's onboardings
  ARGV  1 onboarding id
  Returns 1, or 0 when it was none of theirs.
]]
if redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then
  return 0
end
local fields = redis.call('HGETALL', KEYS[1])
local others = {}
local current
for i = 1, #fields, 2 do
  if fields[i] == 'current' then
    current = fields[i + 1]
  else
    table.insert(others, { id = fields[i], place = tonumber(fields[i + 1]) })
  end
end
if #others == 0 then
  redis.call('DEL', KEYS[1])
  return 1
end
-- Their places are counted anew: their number is the place of the next.
table.sort(others, function(one, other)
  return one.place < other.place
end)
for place, other in ipairs(others) do
  redis.call('HSET', KEYS[1], other.id, place)
end
if current == ARGV[1] then
  redis.call('HSET', KEYS[1], 'current', others[#others].id)
end
return 1
