import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { packageRoot } from '../../src/base/paths.ts';
import { partitions } from './keys.ts';

/** The scripts by name, and how many keys each takes. What they do is said in `scripts/<name>.lua`. */
const SCRIPTS = {
  ...{ commit: 6, strike: 2, begin: 1, postpone: 2, lease: 1, release: 2, due: 2 * partitions.length },
  ...{ enter: 1, join: 1, switch: 1, invite: 1, redeem: 1 },
  ...{ keep: 1, count: 1 },
  ...{ forget: 7, leave: 1, reseal: 1, remove: 1 },
  note: 2,
};

/** Runs a script: its keys, then its arguments. */
export type Scripts = Record<
  keyof typeof SCRIPTS,
  (keys: string[], args: (string | number)[]) => Promise<unknown>
>;

/** Makes the scripts known to a connection. Each is loaded when it is first needed, also after a restart of Redis. */
export async function loadScripts(redis: Redis): Promise<Scripts> {
  const folder = join(packageRoot, 'adapters', 'redis', 'scripts');
  const read = (name: string) => readFile(join(folder, `${name}.lua`), 'utf8');
  const reindex = await read('reindex');
  const load = async (name: keyof typeof SCRIPTS) => {
    const lua = `${reindex}\n${await read(name)}`;
    const numberOfKeys = SCRIPTS[name];
    const command = `usher-${name}`;
    redis.defineCommand(command, { lua, numberOfKeys });
    const run: unknown = Reflect.get(redis, command);
    if (typeof run !== 'function') throw new Error(`the script ${name} could not be defined`);
    return async (keys: string[], args: (string | number)[]): Promise<unknown> => {
      if (keys.length !== numberOfKeys) throw new TypeError(`${name} takes ${numberOfKeys} keys`);
      return run.call(redis, ...keys, ...args);
    };
  };
  return {
    commit: await load('commit'),
    strike: await load('strike'),
    begin: await load('begin'),
    postpone: await load('postpone'),
    lease: await load('lease'),
    release: await load('release'),
    due: await load('due'),
    enter: await load('enter'),
    join: await load('join'),
    switch: await load('switch'),
    invite: await load('invite'),
    redeem: await load('redeem'),
    keep: await load('keep'),
    count: await load('count'),
    forget: await load('forget'),
    leave: await load('leave'),
    reseal: await load('reseal'),
    remove: await load('remove'),
    note: await load('note'),
  };
}
