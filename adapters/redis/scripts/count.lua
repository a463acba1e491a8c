--[[
  Counts, for so long after the first time.

  KEYS  1 the counter
  ARGV  1 for how long, in ms
  Returns how often by now.
]]
local count = redis.call('INCR', KEYS[1])
if count == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return count
