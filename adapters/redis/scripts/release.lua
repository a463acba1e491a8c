--[[
  Gives the right to perform back, unless something is due. A commit comes either before this, and is
  seen here, or after it, and then finds the lease free: no effect falls in between.

  KEYS  1 lease  2 the partition's index
  ARGV  1 onboarding id  2 holder  3 now (ms since 1970), or '' to give it
        back whatever is due
  Returns 1, or 0 when the lease was kept. Who lost the lease before has nothing to give back: 1.
]]
if redis.call('GET', KEYS[1]) ~= ARGV[2] then
  return 1
end
local due = ARGV[3] ~= '' and redis.call('ZSCORE', KEYS[2], ARGV[1])
if due and tonumber(due) <= tonumber(ARGV[3]) then
  return 0
end
redis.call('DEL', KEYS[1])
return 1
