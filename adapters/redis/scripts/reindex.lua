--[[
  Not a script of its own: it stands in front of every other one.

  Puts the time at which something in an outbox is due into the partition's index, or takes the
  onboarding out of it when its outbox is empty. Effects of one lane wait for each other, so that only
  the first of each lane can be due.
]]
local function reindex(due, outbox, onboarding)
  local entries = redis.call('HGETALL', outbox)
  local heads = {}
  for i = 1, #entries, 2 do
    local number = tonumber(entries[i])
    local lane, notBefore = string.match(entries[i + 1], '^(%S+) %d+ (%d+)')
    if not heads[lane] or number < heads[lane].number then
      heads[lane] = { number = number, notBefore = notBefore }
    end
  end
  local earliest
  for _, head in pairs(heads) do
    if not earliest or tonumber(head.notBefore) < tonumber(earliest) then
      earliest = head.notBefore
    end
  end
  if earliest then
    redis.call('ZADD', due, earliest, onboarding)
  else
    redis.call('ZREM', due, onboarding)
  end
end
