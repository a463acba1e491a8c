-- Removes a value as long as it is the one that was read.
-- KEYS: 1 the value. ARGV: 1 as it was read. Answers 1 when it is gone by this.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('DEL', KEYS[1])
