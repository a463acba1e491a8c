--[[
  Enters the first onboarding of a person. Two that come at once are told of the same one.

  KEYS  1 the person's onboardings
  ARGV  1 onboarding id
  Returns the id of the current one: this, or the one that was there before.
]]
local current = redis.call('HGET', KEYS[1], 'current')
if current then
  return current
end
redis.call('HSET', KEYS[1], ARGV[1], 1, 'current', ARGV[1])
return ARGV[1]
