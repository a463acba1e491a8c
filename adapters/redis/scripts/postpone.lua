--[[
  Keeps an entry for later. One that was struck off meanwhile does not come back.

  KEYS  1 outbox  2 the partition's index
  ARGV  1 onboarding id  2 number of the entry  3 tries so far  4 not before (ms since 1970)
  Returns 1, or 0 when it was not there.
]]
local entry = redis.call('HGET', KEYS[1], ARGV[2])
if not entry then
  return 0
end
local lane, effect = string.match(entry, '^(%S+) %d+ %d+(\n.*)$')
redis.call('HSET', KEYS[1], ARGV[2], lane .. ' ' .. ARGV[3] .. ' ' .. ARGV[4] .. effect)
reindex(KEYS[2], KEYS[1], ARGV[1])
return 1
