--[[
  Takes or renews the right to perform an onboarding's effects. Time is Redis's own.

  KEYS  1 lease
  ARGV  1 holder  2 for how long, in ms
  Returns 1, or 0 when somebody else holds it.
]]
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
