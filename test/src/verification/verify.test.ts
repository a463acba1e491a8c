import { expect, test } from '@jest/globals';
import { bigcommerce } from '../../../adapters/bigcommerce/shop.ts';
import { createLogger } from '../../../src/base/log.ts';
import { createMetrics } from '../../../src/base/metrics.ts';
import { createSeal } from '../../../src/credentials/seal.ts';
import type { Guide } from '../../../src/flow/guide.ts';
import type { Report } from '../../../src/shop/report.ts';
import type { Event } from '../../../src/state/event.ts';
import { RetryLater } from '../../../src/verification/retry.ts';
import { createVerify } from '../../../src/verification/verify.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report } from '../../support/onboarding.ts';
import { until } from '../../support/until.ts';

const seal = createSeal([{ kid: 'k1', key: new Uint8Array(32).fill(1) }]);
const otherSeal = createSeal([{ kid: 'k2', key: new Uint8Array(32).fill(2) }]);
const lines: string[] = [];

/** A worker whose shop gives this report, or fails this way; and what it reported. */
async function worker(
  result: Report | Error,
  sealed: () => Promise<string | undefined> = async () =>
    await seal.close('{"accessToken":"sesame"}', 'ob_test.s1'),
  guide: Guide | null = bigcommerceGuide(),
) {
  const conversation = new Conversation(bigcommerceGuide());
  conversation.submits('ob_test.s1');
  const events: Event[] = [];
  let asked = 0;
  const verify = async () => {
    asked++;
    if (result instanceof Error) throw result;
    return result;
  };
  const work = createVerify({
    store: {
      load: async () => conversation.onboarding,
      sealed,
    },
    turns: { take: async (_, event) => void events.push(event) },
    seal,
    guide: () => (guide ? { shop: { ...bigcommerce, verify } } : undefined),
    settings: {},
    log: createLogger('debug', (line) => void lines.push(line)),
    metrics: createMetrics(),
  });
  return { verify: work, events, conversation, asked: () => asked };
}
const unreachable = report('unreachable', [], { checks: [], retryAfterMs: 7000 });

test('a report goes back as an event', async () => {
  const { verify, events } = await worker(report('verified'));
  await verify('ob_test.s1', { number: 1, last: false });
  expect(events).toMatchObject([
    { kind: 'reported', submission: 'ob_test.s1', report: { verdict: 'verified' } },
  ]);
});

test('the shop does not answer: the merchant is told, and the queue asked to come back as late as the shop asks', async () => {
  const { verify, events } = await worker(unreachable);
  await expect(verify('ob_test.s1', { number: 1, last: false })).rejects.toMatchObject({
    name: 'RetryLater',
    retryAfterMs: 7000,
  });
  expect(events).toMatchObject([{ kind: 'delayed' }]);
});

test('the last try is the last: the report is that it could not be reached', async () => {
  const { verify, events } = await worker(unreachable);
  await verify('ob_test.s1', { number: 12, last: true });
  expect(events).toMatchObject([{ kind: 'reported', report: { verdict: 'unreachable' } }]);
});

test('a fault of ours ends in a report too, and quotes nothing', async () => {
  const { verify, events } = await worker(new Error('token sesame'));
  await expect(verify('ob_test.s1', { number: 1, last: false })).rejects.not.toBeInstanceOf(RetryLater);
  await verify('ob_test.s1', { number: 12, last: true });
  expect(events).toMatchObject([{ kind: 'reported', report: { verdict: 'unreachable' } }]);
  expect(lines.join()).not.toContain('sesame');
});

test.each([
  ['nothing is stored', async () => undefined],
  ['sealed with a key', async () => await otherSeal.close('{"accessToken":"sesame"}', 'ob_test.s1')],
  ['sealed for another purpose', async () => await seal.close('{"accessToken":"sesame"}', 'ob_test.s2')],
  ['the seal is damaged', async () => 'no seal'],
  ['there are no credentials in the seal', async () => await seal.close('sesame', 'ob_test.s1')],
])('%s: the credentials are given up at once, and the log says why', async (why, sealed) => {
  const { verify, events, asked } = await worker(report('verified'), sealed);
  await verify('ob_test.s1', { number: 1, last: false });
  expect(events).toMatchObject([{ kind: 'lost', submission: 'ob_test.s1' }]);
  expect(asked()).toBe(0);
  expect(lines.at(-1)).toContain(why);
  expect(lines.join()).not.toContain('sesame');
});

test('while its flow is not there a check waits, and in the end is reported as one that could not be done', async () => {
  const { verify, events, asked } = await worker(report('verified'), undefined, null);
  await expect(verify('ob_test.s1', { number: 1, last: false })).rejects.toBeInstanceOf(RetryLater);
  expect(events).toEqual([]);
  await verify('ob_test.s1', { number: 12, last: true });
  expect(events).toMatchObject([{ kind: 'reported', report: { verdict: 'unreachable' } }]);
  expect(asked()).toBe(0);
});

test('a submission that is reported, or no longer the newest, is left alone', async () => {
  const { verify, events, conversation, asked } = await worker(report('verified'));
  await verify('ob_test.s0', { number: 1, last: false });
  conversation.reports(report('verified'));
  await verify('ob_test.s1', { number: 1, last: false });
  expect([asked(), events]).toEqual([0, []]);
});

test('a shop that hangs is told of while its calls are still waited for', async () => {
  const conversation = new Conversation(bigcommerceGuide());
  conversation.submits('ob_test.s1');
  const events: Event[] = [];
  let answer: (result: Report) => void = () => {};
  const verify = () =>
    new Promise<Report>((resolve) => {
      answer = resolve;
    });
  const work = createVerify({
    store: {
      load: async () => conversation.onboarding,
      sealed: async () => await seal.close('{"accessToken":"sesame"}', 'ob_test.s1'),
    },
    turns: { take: async (_, event) => void events.push(event) },
    seal,
    guide: () => ({ shop: { ...bigcommerce, verify } }),
    settings: {},
    log: createLogger('debug', (line) => void lines.push(line)),
    metrics: createMetrics(),
    firstWordMs: 1,
  });
  const verified = work('ob_test.s1', { number: 1, last: false });
  await until(() => events.length > 0);
  expect(events).toMatchObject([{ kind: 'delayed' }]);
  answer(report('verified'));
  await verified;
  expect(events.at(-1)).toMatchObject({ kind: 'reported', report: { verdict: 'verified' } });
});
