import { userInfo } from 'node:os';
import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { forgetCommand } from '../../../src/commands/forget.ts';
import { CANARIES, useHandOver } from '../../support/handover.ts';

const { redis, open } = useHandOver();
/** The key of `useTurns`. */
const USHER_SEAL_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

async function forgets(args: string[], typed = '') {
  let [stdout, stderr] = ['', ''];
  const code = await forgetCommand(
    args,
    { REDIS_URL: redis.url(), USHER_SEAL_KEYS },
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

test.each([
  [['--yes'], ''],
  [[], 'yes\n'],
])('%j and %j: removed, by whoever runs the command', async (flags, typed) => {
  const one = await open();
  const maya = await one.verified();
  const { code, stdout, stderr } = await forgets([maya.id, ...flags], typed);
  expect({ code, stderr: flags.length > 0 ? stderr : '' }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Forgotten');
  expect(await one.store.load(maya.id)).toBeUndefined();
  const who = { user: userInfo().username };
  expect(await one.store.audit.read(maya.id)).toMatchObject([{ what: 'forgot', who, where: 'terminal' }]);
  expect((await forgets([maya.id, '--yes'])).code).toBe(1);
});

test.each(['', 'no\n', 'y\n', 'YES please\n', '\nyes\n'])(
  'anything but yes changes nothing: %j',
  async (typed) => {
    const one = await open();
    const maya = await one.verified();
    const before = await one.load(maya.id);
    const { code, stdout, stderr } = await forgets([maya.id], typed);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('for good');
    expect(await one.load(maya.id)).toEqual(before);
    expect(await one.store.sealed(maya.submission)).toBeDefined();
  },
);

test.each(['ob_nobody', '', '../x', CANARIES.accessToken])(
  'an unknown id is not repeated: %j',
  async (id) => {
    expect(await forgets([id, '--yes'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'usher forget: nothing was done. There is no such onboarding.\n',
    });
  },
);

test('what a crash left half done is gone on with', async () => {
  const one = await open();
  const maya = await one.verified();
  const remains = { merchant: { platform: 'slack' as const, user: 'U1' }, channel: 'slack:C1', links: [] };
  const entry = { at: 1, what: 'forgot' as const, onboarding: maya.id };
  for (let done = false; !done; )
    done = await one.store.forgetting.forget(await one.load(maya.id), remains, entry);
  const { code, stderr } = await forgets([maya.id], 'yes\n');
  expect(code).toBe(0);
  expect(stderr).toContain('what is left of a merchant');
  expect(await one.store.channel('slack:C1')).not.toContain(maya.id);
});
