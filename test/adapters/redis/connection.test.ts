import { expect, test } from '@jest/globals';
import { RedisUrlError, redisOptions } from '../../../adapters/redis/connection.ts';

test.each([
  ['redis://localhost', { host: 'localhost', port: 6379 }],
  [
    'redis://u%40x:p%3Aw@db.example:7000/3',
    { host: 'db.example', port: 7000, username: 'u@x', password: 'p:w', db: 3 },
  ],
  ['redis://:pw@[::1]:6380/', { host: '::1', port: 6380, password: 'pw' }],
  ['rediss://cache.example', { host: 'cache.example', port: 6379, tls: {} }],
  ['unix:///run/my%20redis.sock', { path: '/run/my redis.sock' }],
  ['/run/redis.sock', { path: '/run/redis.sock' }],
])('reads %s', (url, options) => {
  expect(redisOptions(url)).toEqual(options);
});

test.each([
  '',
  'localhost:6379',
  'http://sesame@host',
  'redis://',
  'redis://sesame@host/db',
  'redis://user:ses%ame@host',
  'unix://',
])('refuses %j without repeating it', (url) => {
  expect(() => redisOptions(url)).toThrow(RedisUrlError);
  expect(() => redisOptions(url)).not.toThrow(/sesame/);
});
