import type { Redis } from 'ioredis';

/** How a Redis is set up, as far as Usher cares. */
export interface RedisSettings {
  /** The version it says it has; undefined when it doesn't tell. */
  version: string | undefined;
  /** What must be mended, one plain sentence each. */
  problems: string[];
  /** Those of them under which what was accepted may be lost. */
  unfit: string[];
  /** What could not be found out, because the server forbids asking. */
  unknown: string[];
}

/** A Redis that would lose what it accepted. `message` says what to mend; exit with 78. */
export class UnfitRedisError extends Error {
  override readonly name = 'UnfitRedisError';

  constructor(unfit: readonly string[]) {
    super(`this Redis can't be used in production. ${unfit.join(' ')}`);
  }
}

/**
 * Says what is wrong with a Redis's settings: version below 6.2, no append-only file, keys evicted
 * when memory runs out. Managed services forbid `CONFIG`; `INFO` tells most of it too. Rejects when
 * Redis can't be reached.
 */
export async function checkRedisSettings(redis: Redis): Promise<RedisSettings> {
  await redis.ping();
  const info = parseInfo(await redis.info().catch(() => ''));
  const setting = async (name: string) => {
    const answer: unknown = await redis.config('GET', name).catch(() => undefined);
    return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : undefined;
  };
  const version = info.get('valkey_version') ?? info.get('redis_version');
  const appends = info.has('aof_enabled')
    ? info.get('aof_enabled') === '1'
    : await setting('appendonly').then(yes);
  const policy = info.get('maxmemory_policy') ?? (await setting('maxmemory-policy'));

  const unfit: string[] = [];
  const unknown: string[] = [];
  if (version === undefined) unknown.push('version');
  else if (isBelow(version, 6, 2)) unfit.push(`Redis ${version} is too old: Usher needs 6.2 or newer.`);
  if (appends === undefined) unknown.push('appendonly');
  else if (!appends)
    unfit.push('Redis has no append-only file, so a restart loses onboardings: set appendonly to yes.');
  const problems = [...unfit];
  if (policy === undefined) unknown.push('maxmemory-policy');
  else if (policy !== 'noeviction') {
    problems.push(`Redis drops keys when memory runs out (${policy}): set maxmemory-policy to noeviction.`);
  }
  return { version, problems, unfit, unknown };
}

function parseInfo(text: string): Map<string, string> {
  const lines = text.split('\r\n').map((line) => /^(\w+):(.*)$/.exec(line));
  return new Map(lines.flatMap((match) => (match?.[1] ? [[match[1], match[2] ?? '']] : [])));
}

function yes(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value === 'yes';
}

function isBelow(version: string, major: number, minor: number): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a < major || (a === major && b < minor);
}
