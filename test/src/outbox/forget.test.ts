import { expect, test } from '@jest/globals';
import { createStart } from '../../../src/invite/start.ts';
import { createForget } from '../../../src/outbox/forget.ts';
import { ADA, isTelling, opens, type Showing, useHandOver } from '../../support/handover.ts';
import { everythingIn } from '../../support/secrets.ts';
import { idle } from '../../support/turns.ts';

const { redis, open } = useHandOver();
const WHO = { user: 'root' };
const MAYA = { platform: 'slack', tenant: 'T1' } as const;

function forgetIn({ store, seal }: Showing, trouble: Partial<Parameters<typeof createForget>[0]> = {}) {
  return createForget({ store, ...store, seal, ...trouble });
}

/** A merchant with everything there can be: credentials, a link to them, a card, news that were told. */
async function withEverything(one: Showing) {
  const maya = await one.verified();
  const user = maya.dm.slice('D-'.length);
  await one.store.directory.enter({ ...MAYA, user }, maya.id);
  const link = await one.link(maya.id);
  const news = { type: 'onboarding.started', onboarding: maya.id, at: Date.now(), status: 'accepted' };
  await one.store.deliveries.note({ ...news, id: `msg_${maya.id}` });
  return { ...maya, user, link };
}

/** Where anything of somebody is, but for what expires within a day and says nothing. */
async function tracesOf({ id, user, link }: { id: string; user: string; link: { path: string } }) {
  const all = (await everythingIn(redis.url())).split('\n');
  // As words of their own: what is random may hold the letters of a short one.
  const ids = [id, user, link.path.slice('/r/'.length)].map(
    (one) => new RegExp(`(?<![A-Za-z0-9])${one}(?![A-Za-z0-9])`),
  );
  return all.filter(
    (text) => ids.some((one) => one.test(text)) && !/^usher:\{p\d+\}:(seen|state):/.test(text),
  );
}

test('nothing is left but that it happened, and others lose nothing', async () => {
  const one = await open();
  const [maya, other] = [await withEverything(one), await withEverything(one)];
  expect((await tracesOf(maya)).length).toBeGreaterThan(5);
  expect(await forgetIn(one)(maya.id, WHO, 'terminal')).toBe('forgotten');

  const [trace, ...more] = await tracesOf(maya);
  expect(more).toEqual([]);
  expect(trace).toContain('forgot');
  expect(await one.store.audit.read(maya.id)).toEqual([
    { at: expect.any(Number), what: 'forgot', onboarding: maya.id, who: WHO, where: 'terminal' },
  ]);
  expect(await one.store.load(maya.id)).toBeUndefined();
  expect(await one.store.sealed(maya.submission)).toBeUndefined();
  expect(await one.store.channel('slack:C1')).not.toContain(maya.id);

  expect(await one.store.channel('slack:C1')).toContain(other.id);
  expect((await one.store.audit.read(other.id)).length).toBeGreaterThan(3);
  expect((await opens(one, maya.link)).status).toBe(404);
  expect(isTelling(await (await opens(one, other.link)).text())).toBe(true);
});

test.each(['nobody came for', 'somebody came for'])(
  'an invitation that %s goes, with its code',
  async (which) => {
    const one = await open();
    const { store, seal } = one;
    const start = createStart({ store, ...store, seal, publicUrl: undefined, inviteForMs: 60_000 });
    const channel = { platform: 'slack', conversation: 'C1' } as const;
    const { id, code } = await start({ customer: 'Ludmilla Ltd', flow: 'bigcommerce', channel });
    const ivo = { platform: 'slack', tenant: 'T1', user: 'U_IVO' } as const;
    if (which === 'somebody came for') {
      await store.directory.redeem(code, ivo);
      await store.directory.join(ivo, id);
      const person = { address: { ...ivo, conversation: 'D_IVO' } };
      await one.turns.take(id, { id: 'j', at: Date.now(), kind: 'joined', person }, { person });
    }
    const traces = async () => {
      const all = (await everythingIn(redis.url())).split('\n');
      const words = [id, 'Ludmilla', 'U_IVO'].map((word) => new RegExp(word));
      return all.filter((text) => words.some((word) => word.test(text)) && !/:(seen|state):/.test(text));
    };
    expect((await traces()).length).toBeGreaterThan(2);
    expect(await forgetIn(one)(id, WHO, 'terminal')).toBe('forgotten');
    expect(await traces()).toHaveLength(1);
    expect(await store.directory.redeem(code, ivo)).toBeUndefined();
    expect(await store.invitations.find(id)).toBeUndefined();
    expect(await forgetIn(one)(id, WHO, 'terminal')).toBe('unknown');
  },
);

test('an id that is nobody’s, or was forgotten before, is unknown', async () => {
  const one = await open();
  const maya = await withEverything(one);
  const forget = forgetIn(one);
  expect(await forget('ob_nobody', WHO, 'terminal')).toBe('unknown');
  expect(await forget(maya.id, WHO, 'terminal')).toBe('forgotten');
  expect(await forget(maya.id, WHO, 'terminal')).toBe('unknown');
  expect(await one.store.audit.read(maya.id)).toHaveLength(1);
});

test.each(['leave', 'unlink', 'removeFromChannel', 'remove', 'forget', 'forgotten'] as const)(
  'a crash on the way, at %s, is gone on with',
  async (what) => {
    const one = await open();
    const { store } = one;
    const maya = await withEverything(one);
    const fails = {
      [what]: async () => {
        throw new Error('the process was killed');
      },
    };
    const { directory, links, deliveries, forgetting } = store;
    const trouble = {
      leave: { directory: { ...directory, ...fails } },
      unlink: { directory: { ...directory, ...fails } },
      removeFromChannel: { store: { ...store, ...fails } },
      remove: { links: { ...links, ...fails } },
      forget: { deliveries: { ...deliveries, ...fails } },
      forgotten: { forgetting: { ...forgetting, ...fails } },
    };
    const forget = forgetIn(one, trouble[what]);
    await expect(forget(maya.id, WHO, 'terminal')).rejects.toThrow('killed');
    expect(await store.load(maya.id)).toBeUndefined();
    expect(await forgetIn(one)(maya.id, WHO, 'terminal')).toBe('forgotten');
    expect(await tracesOf(maya)).toHaveLength(1);
  },
);

test('what comes later, of whatever is still under way, does nothing', async () => {
  const one = await open();
  const maya = await withEverything(one);
  const { submission } = maya;
  const before = await one.load(maya.id);
  await forgetIn(one)(maya.id, WHO, 'terminal');
  const late = [
    { kind: 'handed-over', submission, way: 'page', by: ADA },
    { kind: 'sent', slot: 'card', ref: { conversation: 'C1', id: 'm9' } },
    { kind: 'opened-again', link: 'link' },
    { kind: 'delayed', submission },
  ] as const;
  for (const [n, event] of late.entries())
    await one.turns.take(maya.id, { id: `late ${n}`, at: 1, ...event });
  // Somebody has loaded it before, and commits now.
  const { version } = before;
  const commit = {
    event: 'late',
    basedOn: version,
    onboarding: { ...before, version: version + 1 },
    effects: [],
  };
  expect(await one.store.commit(commit)).toBe('forgotten');
  expect(await one.door.open(maya.link.path.slice(3), maya.link.key, '192.0.2.1')).toEqual({
    kind: 'unknown',
  });
  one.outbox.wake(maya.id);
  // Who is woken holds the lease for a moment, even where there is nothing to do.
  await one.outbox.stop();
  expect(await tracesOf(maya)).toHaveLength(1);
});

test('who writes again begins anew; what was on its way under the old id is for the platform to bring again', async () => {
  const one = await open();
  const maya = await withEverything(one);
  await forgetIn(one)(maya.id, WHO, 'terminal');
  await expect(maya.says('hello?')).rejects.toThrow('was forgotten');
  expect(await one.store.directory.of({ ...MAYA, user: maya.user })).toBeUndefined();
  expect(await one.store.directory.enter({ ...MAYA, user: maya.user }, 'ob_anew')).toBe('ob_anew');
});

test('what is being performed is waited for; who waits for too long changes nothing', async () => {
  const one = await open();
  const maya = await withEverything(one);
  await idle(one.store, maya.id);
  await one.store.lease(maya.id, 'somebody', 60_000);
  expect(await forgetIn(one, { patienceMs: 300 })(maya.id, WHO, 'terminal')).toBe('busy');
  expect(await one.store.load(maya.id)).toBeDefined();
  const forgetting = forgetIn(one)(maya.id, WHO, 'terminal');
  await one.store.abandon(maya.id, 'somebody');
  expect(await forgetting).toBe('forgotten');
});

test('a word at the same moment goes, too', async () => {
  const one = await open();
  const maya = await withEverything(one);
  let isFirst = true;
  const forgetting: typeof one.store.forgetting = {
    ...one.store.forgetting,
    async forget(...args) {
      if (isFirst) await maya.says('one more thing');
      isFirst = false;
      return await one.store.forgetting.forget(...args);
    },
  };
  expect(await forgetIn(one, { forgetting })(maya.id, WHO, 'terminal')).toBe('forgotten');
  expect(await one.store.load(maya.id)).toBeUndefined();
  expect(await one.store.outbox(maya.id)).toEqual([]);
});

test('earlier credentials that were kept, and some that wait to be destroyed, go with the rest', async () => {
  const one = await open();
  const maya = await withEverything(one);
  await one.outbox.stop();
  const event = (id: string) => ({ id, at: Date.now() });
  const receives = async (n: number) => {
    const submission = `${maya.id}.more${n}`;
    const received = { id: submission, via: 'file' as const, shop: 'abc123', fingerprint: `${n}` };
    const sent = { ...event(`more ${n}`), kind: 'submitted' as const, received, notes: [] };
    await one.turns.take(maya.id, sent, { sealed: { submission, jwe: 'a.b.c' } });
    return submission;
  };
  const submissions = [maya.submission, await receives(1), await receives(2)];
  for (const submission of submissions) expect(await one.store.sealed(submission)).toBeDefined();
  await forgetIn(one)(maya.id, WHO, 'terminal');
  for (const submission of submissions) expect(await one.store.sealed(submission)).toBeUndefined();
});
