--[[
  Writes everything of one turn, or nothing.

  KEYS  1 state  2 seen mark of the event  3 outbox  4 the partition's index  5 sealed credentials
        6 the partition's audit
  ARGV  1 onboarding id  2 version it is based on  3 state as JSON  4 how long the mark lives, in ms
        5 number of the entry that was performed, or ''  6 what to put under KEYS[5], or ''
        7 how old, as a stream's id, the audit may be  8 how many entries the audit gets
        9… those, then number and entry of each effect
  Returns 'committed'; 'duplicate' when the event was seen before (the performed entry is struck off
  all the same); 'conflict' when the version is another one, and 'forgotten' when the onboarding
  was removed: then nothing was written.
]]
local onboarding, basedOn, performed, sealed = ARGV[1], tonumber(ARGV[2]), ARGV[5], ARGV[6]

if redis.call('EXISTS', KEYS[2]) == 1 then
  if performed ~= '' then
    redis.call('HDEL', KEYS[3], performed)
    reindex(KEYS[4], KEYS[3], onboarding)
  end
  return 'duplicate'
end

if redis.call('HEXISTS', KEYS[1], 'forgotten') == 1 then
  return 'forgotten'
end
local version = tonumber(redis.call('HGET', KEYS[1], 'version') or 0)
if version ~= basedOn then
  return 'conflict'
end

redis.call('SET', KEYS[2], '1', 'PX', ARGV[4])
redis.call('HSET', KEYS[1], 'version', basedOn + 1, 'json', ARGV[3])
if performed ~= '' then
  redis.call('HDEL', KEYS[3], performed)
end
local audited = tonumber(ARGV[8])
for i = 9, 8 + audited do
  redis.call('XADD', KEYS[6], 'MINID', ARGV[7], '*', 'onboarding', onboarding, 'entry', ARGV[i])
end
for i = 9 + audited, #ARGV, 2 do
  redis.call('HSET', KEYS[3], ARGV[i], ARGV[i + 1])
end
if sealed ~= '' then
  redis.call('SET', KEYS[5], sealed)
end
if performed ~= '' or #ARGV > 8 + audited then
  reindex(KEYS[4], KEYS[3], onboarding)
end
return 'committed'
