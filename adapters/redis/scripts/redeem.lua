--[[
  Uses a code up. Its person may come again, so that a crash right after it costs nobody their invite.

  KEYS  1 the invite
  ARGV  1 who redeems it
  Returns the onboarding's id, or nil when the code leads nowhere or somebody else had it first.
]]
local onboarding = redis.call('HGET', KEYS[1], 'onboarding')
if not onboarding then
  return nil
end
redis.call('HSETNX', KEYS[1], 'by', ARGV[1])
return redis.call('HGET', KEYS[1], 'by') == ARGV[1] and onboarding or nil
