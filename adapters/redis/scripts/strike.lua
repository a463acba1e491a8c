--[[
  Strikes an entry off an outbox.

  KEYS  1 outbox  2 the partition's index
  ARGV  1 onboarding id  2 number of the entry
  Returns 1, or 0 when it was not there.
]]
local struck = redis.call('HDEL', KEYS[1], ARGV[2])
reindex(KEYS[2], KEYS[1], ARGV[1])
return struck
