--[[
  Has a code lead to an onboarding.

  KEYS  1 the invite
  ARGV  1 onboarding id  2 for how long, in ms
  Returns 1, or 0 when the code is another onboarding's, and then nothing was changed. Inviting to the same
  onboarding once more leaves who redeemed it, and how long it lives, as they are.
]]
local onboarding = redis.call('HGET', KEYS[1], 'onboarding')
if onboarding then
  return onboarding == ARGV[1] and 1 or 0
end
redis.call('HSET', KEYS[1], 'onboarding', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
