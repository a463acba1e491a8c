--[[
  Notes a try of a delivery, and forgets what is old or too much.

  KEYS  1 log: id to `tries` and the newest try as JSON  2 index: id to the time of its newest try
  ARGV  1 id  2 time (ms since 1970)  3 the try as JSON  4 what is older than this time is forgotten
        5 at most so many are kept
]]
local log, index = KEYS[1], KEYS[2]

local tries = 1
local before = redis.call('HGET', log, ARGV[1])
if before then
  tries = tonumber(string.match(before, '^(%d+) ')) + 1
end
redis.call('HSET', log, ARGV[1], tries .. ' ' .. ARGV[3])
redis.call('ZADD', index, ARGV[2], ARGV[1])

local function forget(ids)
  for _, id in ipairs(ids) do
    redis.call('HDEL', log, id)
    redis.call('ZREM', index, id)
  end
end
forget(redis.call('ZRANGEBYSCORE', index, '-inf', '(' .. ARGV[4]))
forget(redis.call('ZRANGE', index, 0, -tonumber(ARGV[5]) - 1))
return tries
