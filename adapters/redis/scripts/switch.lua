--[[
  Makes another of a person's onboardings the current one.

  KEYS  1 the person's onboardings
  ARGV  1 onboarding id
  Returns 1, or 0 when it is none of theirs.
]]
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return 0
end
redis.call('HSET', KEYS[1], 'current', ARGV[1])
return 1
