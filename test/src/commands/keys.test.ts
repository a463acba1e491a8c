import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { keysCommand } from '../../../src/commands/keys.ts';
import { createSeal, parseSealKeys } from '../../../src/credentials/seal.ts';
import type { Effect } from '../../../src/state/effect.ts';
import { freshOnboarding } from '../../contract/store.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const CANARY = 'canary0access0token0canary0acces';
const keyOf = (kid: string, byte: number) => `${kid}:${Buffer.alloc(32, byte).toString('base64')}`;
const [OLD, NEW, LOST] = [keyOf('k1', 1), keyOf('k2', 2), keyOf('k0', 9)];
let store: RedisStore;
beforeEach(async () => {
  store = await openRedisStore(redis.url());
});
afterEach(async () => {
  for await (const { purpose } of store.seals.all()) await store.discard(purpose);
  await store.close();
});

async function run(keys: string, ...args: string[]) {
  let [stdout, stderr] = ['', ''];
  const code = await keysCommand(
    args,
    { REDIS_URL: redis.url(), USHER_SEAL_KEYS: keys },
    (text) => {
      stdout += text;
    },
    (text) => {
      stderr += text;
    },
  );
  for (const secret of [CANARY, ...keys.split(',').map((key) => key.slice(3))])
    expect(stdout + stderr).not.toContain(secret);
  return { code, stdout, stderr };
}

/** Credentials that are sealed with this key. */
async function sealedWith(key: string, effects: Effect[] = []): Promise<string> {
  const onboarding = freshOnboarding();
  const submission = `${onboarding.id}.s1`;
  const jwe = await createSeal(parseSealKeys(key)).close(CANARY, submission);
  const numbered = effects.map((effect, index) => ({ number: index + 1, effect }));
  await store.commit({ event: 'e', basedOn: 0, onboarding, effects: numbered, sealed: { submission, jwe } });
  return submission;
}

test('a key is changed: told, sealed again, and the old one may go', async () => {
  const submissions = [await sealedWith(OLD), await sealedWith(OLD), await sealedWith(NEW)];
  expect(await run(`${NEW},${OLD}`)).toEqual({
    code: 1,
    stdout: 'k2: 1 sealed, this key seals\nk1: 2 sealed\n',
    stderr: '',
  });
  expect(await run(`${NEW},${OLD}`, '--reseal')).toEqual({
    code: 0,
    stdout:
      'Sealed again with the first key: 2.\nk2: 3 sealed, this key seals\nk1: 0 sealed, can be taken out of USHER_SEAL_KEYS\n',
    stderr: '',
  });
  const seal = createSeal(parseSealKeys(NEW));
  for (const submission of submissions)
    expect(await seal.open((await store.sealed(submission)) ?? '', submission)).toBe(CANARY);
  expect((await run(NEW)).code).toBe(0);
});

test('what no key opens stays as it is, and is said', async () => {
  const submission = await sealedWith(LOST);
  const before = await store.sealed(submission);
  const { code, stdout } = await run(NEW, '--reseal');
  expect(code).toBe(1);
  expect(stdout).toContain("1 can't be opened with any key");
  expect(stdout).toContain('k0: 1 sealed, not in USHER_SEAL_KEYS');
  expect(await store.sealed(submission)).toBe(before);
});

test('links to files that are still to be read are waited for', async () => {
  const file = await createSeal(parseSealKeys(OLD)).close('https://files', 'file');
  const submission = await sealedWith(NEW, [{ kind: 'fetch', files: [file], sentAt: 1 }]);
  const { code, stdout } = await run(`${NEW},${OLD}`, '--reseal');
  expect(code).toBe(1);
  expect(stdout).toContain('k1: 0 sealed, 1 links to files, which are read within minutes\n');
  await store.strike(submission.replace('.s1', ''), 1);
  expect((await run(`${NEW},${OLD}`)).code).toBe(0);
});

test('with nothing sealed all is well', async () => {
  expect((await run(NEW)).code).toBe(0);
});
