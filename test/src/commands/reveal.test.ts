import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { revealCommand } from '../../../src/commands/reveal.ts';
import { CANARIES, isTelling, opens, useHandOver } from '../../support/handover.ts';
import { everythingIn } from '../../support/secrets.ts';
import { until } from '../../support/until.ts';

const { redis, open } = useHandOver();
/** The key of `useTurns`. */
const USHER_SEAL_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

async function reveals(args: string[], typed = '', env: Record<string, string> = {}) {
  let [stdout, stderr] = ['', ''];
  const code = await revealCommand(
    args,
    { REDIS_URL: redis.url(), USHER_SEAL_KEYS, ...env },
    (text) => {
      stdout += text;
    },
    (text) => {
      stderr += text;
    },
    Readable.from([typed]),
  );
  return { code, stdout, stderr };
}

test('yes: shown once, as the shop wrote them; destroyed, and everybody is told', async () => {
  const one = await open();
  const maya = await one.verified();
  const { code, stdout, stderr } = await reveals([maya.id], 'yes\n');
  expect(code).toBe(0);
  expect(stdout).toContain(`ACCESS TOKEN: ${CANARIES.accessToken}`);
  expect(stderr).toContain('Acme Outdoor');
  expect(isTelling(stderr)).toBe(false);
  await one.chat.hears('C1', 'Handed over');
  await one.chat.hears(maya.dm, 'has them. You can delete the file now.');
  await until(async () => (await one.store.sealed(maya.submission)) === undefined);
  expect(isTelling(await everythingIn(redis.url()))).toBe(false);
  const again = await reveals([maya.id], 'yes\n');
  expect(again.code).toBe(1);
  expect(again.stdout).toBe('');
  expect(again.stderr).toContain('were handed over');
});

test('--json prints exactly what the shop has; --yes does not ask', async () => {
  const one = await open();
  const maya = await one.verified();
  const { code, stdout } = await reveals([maya.id, '--json', '--yes']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    store_hash: 'abc123',
    api_path: 'https://api.bigcommerce.com/stores/abc123/v3/',
    access_token: CANARIES.accessToken,
    client_id: CANARIES.clientId,
    client_secret: CANARIES.clientSecret,
  });
});

test.each(['', 'no\n', 'y\n', 'YES please\n', '\nyes\n'])(
  'anything but yes changes nothing: %j',
  async (typed) => {
    const one = await open();
    const maya = await one.verified();
    const before = await one.load(maya.id);
    const { code, stdout } = await reveals([maya.id], typed);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(await one.load(maya.id)).toEqual(before);
    expect(await one.store.sealed(maya.submission)).toBeDefined();
  },
);

test.each(['ob_nobody', '', '../x', CANARIES.accessToken])(
  'an unknown id is not repeated: %j',
  async (id) => {
    const { code, stdout, stderr } = await reveals([id, '--yes']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('no such onboarding');
    expect(isTelling(stderr)).toBe(false);
  },
);

test('without the key they were sealed with nothing happens', async () => {
  const one = await open();
  const maya = await one.verified();
  const other = `k2:${Buffer.alloc(32, 8).toString('base64')}`;
  const { code, stdout } = await reveals([maya.id, '--yes'], '', { USHER_SEAL_KEYS: other });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect((await one.load(maya.id)).handOver).toBeUndefined();
});

test('at the same moment as the page: one of the two', async () => {
  const one = await open();
  for (let round = 0; round < 3; round++) {
    const maya = await one.verified();
    const link = await one.link(maya.id);
    const [terminal, page] = await Promise.all([
      reveals([maya.id, '--yes']),
      opens(one, link).then((answer) => answer.text()),
    ]);
    expect([terminal.stdout, page].filter(isTelling)).toHaveLength(1);
  }
});
