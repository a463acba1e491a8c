--[[
  Enters one more onboarding of a person, after those that are there, and makes it the current one.

  KEYS  1 the person's onboardings
  ARGV  1 onboarding id
  Returns 1, or 0 when it was entered before.
]]
-- Of all fields only `current` is none of the onboardings, so that their number is the place of the next.
local entered = redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0
if entered then
  local place = math.max(1, redis.call('HLEN', KEYS[1]))
  redis.call('HSET', KEYS[1], ARGV[1], place)
end
redis.call('HSET', KEYS[1], 'current', ARGV[1])
return entered and 1 or 0
