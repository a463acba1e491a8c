--[[
  Puts what is sealed anew in the place of what was read, unless that has changed or is gone. It lives no longer.

  KEYS  1 what holds the seal
  ARGV  1 as it was  2 the new one
  Returns 1, or 0 when nothing was changed.
]]
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
return 1
