--[[
  Puts a field into a hash, and has all of it live on for as long as its newest field.

  KEYS  1 the hash
  ARGV  1 field  2 value  3 for how long, in ms
  Returns 1.
]]
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
