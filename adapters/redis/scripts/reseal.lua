--[[
  Puts another seal in one's place, unless that has changed or is gone.

  KEYS  1 sealed credentials
  ARGV  1 the seal as it was  2 the new one
  Returns 1, or 0 when nothing was changed.
]]
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2])
return 1
