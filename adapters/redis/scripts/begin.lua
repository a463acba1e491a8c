--[[
  Counts that an entry is about to be performed. It says the same when it is due.

  KEYS  1 outbox
  ARGV  1 number of the entry
  Returns how often that was, or 0 when it was not there.
]]
local entry = redis.call('HGET', KEYS[1], ARGV[1])
if not entry then
  return 0
end
local due, begun, effect = string.match(entry, '^(%S+ %d+ %d+) ?(%d*)(\n.*)$')
begun = (tonumber(begun) or 0) + 1
redis.call('HSET', KEYS[1], ARGV[1], due .. ' ' .. begun .. effect)
return begun
