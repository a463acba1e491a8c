--[[
  Removes all that lies with an onboarding, or nothing. What is to be removed elsewhere is kept until that is done.

  KEYS  1 state  2 outbox  3 the partition's index  4 links of the onboarding  5 the partition's audit
        6 what the partition's seals start with (same slot)  7 the invitation it began with
  ARGV  1 onboarding id  2 version it is based on, 0 when nothing began  3 what is left to do, as JSON  4 the one entry of the audit
        5… ids of the submissions that may be sealed
  Returns 1, or 0 when the version is another one, and then nothing was changed.
]]
local onboarding = ARGV[1]
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[2] then
  return 0
end
redis.call('DEL', KEYS[1], KEYS[2], KEYS[4], KEYS[7])
redis.call('HSET', KEYS[1], 'forgotten', ARGV[3])
redis.call('ZREM', KEYS[3], onboarding)
for i = 5, #ARGV do
  redis.call('DEL', KEYS[6] .. ARGV[i])
end

local from = '-'
repeat
  local page = redis.call('XRANGE', KEYS[5], from, '+', 'COUNT', 1000)
  for _, entry in ipairs(page) do
    if entry[2][2] == onboarding then
      redis.call('XDEL', KEYS[5], entry[1])
    end
    from = '(' .. entry[1]
  end
until #page < 1000
redis.call('XADD', KEYS[5], '*', 'onboarding', onboarding, 'entry', ARGV[4])
return 1
