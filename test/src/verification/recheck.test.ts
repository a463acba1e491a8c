import { expect, test } from '@jest/globals';
import { bigcommerce } from '../../../adapters/bigcommerce/shop.ts';
import { createLogger } from '../../../src/base/log.ts';
import { createMetrics } from '../../../src/base/metrics.ts';
import { createSeal } from '../../../src/credentials/seal.ts';
import type { Guide } from '../../../src/flow/guide.ts';
import type { Report } from '../../../src/shop/report.ts';
import type { Event } from '../../../src/state/event.ts';
import { createRecheck } from '../../../src/verification/recheck.ts';
import { RetryLater } from '../../../src/verification/retry.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report } from '../../support/onboarding.ts';

const seal = createSeal([{ kid: 'k1', key: new Uint8Array(32).fill(1) }]);
const S1 = 'ob_test.s1';
const FIRST = { due: 5, last: false };
const LAST = { due: 5, last: true };
const lines: string[] = [];

/** A worker that verifies credentials again which work; its shop gives this report, or fails this way. */
async function worker(
  result: Report | Error,
  { jwe, guide = bigcommerceGuide() }: { jwe?: string; guide?: Guide | null } = {},
) {
  const conversation = new Conversation(bigcommerceGuide());
  conversation.submits(S1);
  conversation.reports(report('verified'));
  const events: Event[] = [];
  let asked = 0;
  const verify = async () => {
    asked++;
    if (result instanceof Error) throw result;
    return result;
  };
  const sealed = jwe ?? (await seal.close('{"accessToken":"sesame"}', S1));
  const recheck = createRecheck({
    store: { load: async () => conversation.onboarding, sealed: async () => sealed },
    turns: { take: async (_, event) => void events.push(event) },
    seal,
    guide: () => (guide ? { shop: { ...bigcommerce, verify } } : undefined),
    settings: {},
    log: createLogger('debug', (line) => void lines.push(line)),
    metrics: createMetrics(),
  });
  return { recheck, events, conversation, asked: () => asked };
}

test.each(['verified', 'invalid', 'needs_changes'] as const)(
  'what the shop says goes back as an event, the same each time it is tried: %s',
  async (verdict) => {
    const { recheck, events } = await worker(report(verdict));
    await recheck(S1, FIRST);
    await recheck(S1, LAST);
    expect(events).toMatchObject([
      { kind: 'rechecked', submission: S1, report: { verdict } },
      { kind: 'rechecked', submission: S1, report: { verdict } },
    ]);
    expect(events[0]?.id).toBe(events[1]?.id);
  },
);

test('a shop that does not answer is asked again, as late as it wants, and in the end nothing is known', async () => {
  const { recheck, events } = await worker(report('unreachable', [], { checks: [], retryAfterMs: 7000 }));
  await expect(recheck(S1, FIRST)).rejects.toMatchObject({ name: 'RetryLater', retryAfterMs: 7000 });
  expect(events).toEqual([]);
  await recheck(S1, LAST);
  expect(events).toMatchObject([{ kind: 'rechecked', report: { verdict: 'unreachable' } }]);
});

test('whoever asked is told at once that the shop does not answer', async () => {
  const { recheck, events, conversation } = await worker(report('unreachable', [], { checks: [] }));
  conversation.happens({ kind: 'recheck-asked', by: { user: 'U7' } });
  const due = conversation.onboarding.recheckAsked?.at ?? 0;
  await recheck(S1, { due, last: false });
  expect(events).toEqual([expect.not.objectContaining({ sealed: true })]);
  expect(events).toMatchObject([{ kind: 'rechecked', due, report: { verdict: 'unreachable' } }]);
});

test('whoever asked is told at once that the seal can not be opened', async () => {
  const { recheck, events, conversation } = await worker(report('verified'), { jwe: 'no seal' });
  conversation.happens({ kind: 'recheck-asked', by: { user: 'U7' } });
  const due = conversation.onboarding.recheckAsked?.at ?? 0;
  await recheck(S1, { due, last: false });
  expect(events).toMatchObject([{ kind: 'rechecked', due, sealed: true }]);
});

test('a fault of ours, a seal that can not be opened and a guide that is gone say nothing about the credentials', async () => {
  for (const one of [
    await worker(new Error('token sesame')),
    await worker(report('verified'), { jwe: 'no seal' }),
    await worker(report('verified'), { guide: null }),
  ]) {
    await expect(one.recheck(S1, FIRST)).rejects.toBeInstanceOf(Error);
    expect(one.events).toEqual([]);
    await one.recheck(S1, LAST);
    expect(one.events).toMatchObject([{ kind: 'rechecked', report: { verdict: 'unreachable' } }]);
  }
  await expect((await worker(report('verified'), { guide: null })).recheck(S1, FIRST)).rejects.toBeInstanceOf(
    RetryLater,
  );
  expect(lines.join()).not.toContain('sesame');
});

test('what is out, destroyed or no longer the newest is not looked at', async () => {
  const out = await worker(report('invalid'));
  await out.recheck('ob_test.s0', FIRST);
  out.conversation.happens({ kind: 'handed-over', submission: S1, way: 'page' });
  await out.recheck(S1, FIRST);
  const gone = await worker(report('invalid'));
  gone.conversation.happens({ kind: 'expiring', submission: S1 }, 20 * 24 * 3_600_000);
  gone.conversation.happens({ kind: 'expiring', submission: S1 }, 20 * 24 * 3_600_000);
  await gone.recheck(S1, FIRST);
  expect([out.asked(), out.events, gone.asked(), gone.events]).toEqual([0, [], 0, []]);
});
