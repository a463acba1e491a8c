import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../src/onboarding/decide.ts';
import { decideWithoutGuide } from '../../../src/onboarding/without-guide.ts';
import type { Event } from '../../../src/state/event.ts';
import { onboardingSchema } from '../../../src/state/onboarding.ts';
import { anyEvent } from '../../support/arbitraries.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, Conversation, report, textOf } from '../../support/onboarding.ts';

let events = 0;
const event = (event: object) => ({ id: `x${events++}`, at: 1_700_001_000_000, ...event }) as Event;
const text = () => event({ kind: 'text', text: 'done' });
const saidBy = ({ effects }: ReturnType<typeof decideWithoutGuide>) =>
  effects.flatMap((effect) => (effect.kind === 'say' ? [textOf(effect.message)] : []));
const alertsBy = ({ effects }: ReturnType<typeof decideWithoutGuide>) =>
  effects.flatMap((effect) => (effect.kind === 'alert' ? [textOf(effect.message)] : []));

test("the merchant reads that they can't go on, each time; the PM once", () => {
  const { onboarding } = atLogIn();
  const first = decideWithoutGuide(onboarding, text());
  expect(saidBy(first)).toEqual([expect.stringContaining('Your guide is not available at the moment')]);
  expect(saidBy(first)[0]).toContain('I have told your project manager');
  expect(alertsBy(first)).toEqual([expect.stringContaining('the guide bigcommerce is not there any more')]);
  const second = decideWithoutGuide(first.onboarding, text());
  expect(saidBy(second)).toEqual(saidBy(first));
  expect(alertsBy(second)).toEqual([]);
  expect(second.onboarding.place).toEqual(onboarding.place);
});

test('without a PM nobody is said to have been told', () => {
  const conversation = new Conversation(bigcommerceGuide(), null);
  const [said] = saidBy(decideWithoutGuide(conversation.onboarding, text()));
  expect(said).toContain('Please tell the person who sent you to me');
  expect(said).not.toContain('project manager');
});

test('who only opens the chat is told once, and not each time they look', () => {
  const { onboarding } = atLogIn();
  const hello = () => event({ kind: 'hello', installed: false });
  const first = decideWithoutGuide(onboarding, hello());
  expect(saidBy(first)).toHaveLength(1);
  expect(decideWithoutGuide(first.onboarding, hello()).effects).toEqual([]);
});

test('whom the PM has not read of yet is put on the list, or the alert would be about nobody', () => {
  const { onboarding } = new Conversation(bigcommerceGuide());
  const decision = decideWithoutGuide(onboarding, text());
  expect(decision.effects.map(({ kind }) => kind)).toEqual(['list', 'introduce', 'say', 'card', 'alert']);
  expect(decision.onboarding.isOnlyGreeted).toBeUndefined();
});

test('credentials that arrive are destroyed, and what was typed leaves the screen', () => {
  const { onboarding } = atLogIn();
  const card = { conversation: 'D1', id: 'm1' };
  const received = { id: 'ob_test.s1', via: 'form', shop: 'abc', fingerprint: '0' };
  const { effects } = decideWithoutGuide(onboarding, event({ kind: 'submitted', received, notes: [], card }));
  expect(effects).toContainEqual({ kind: 'discard', submission: 'ob_test.s1' });
  expect(effects).toContainEqual(expect.objectContaining({ kind: 'close-form', card }));
});

test('a report is written down, and read once the guide is back', () => {
  const conversation = atLogIn();
  conversation.submits();
  const reported = event({ kind: 'reported', submission: 'ob_test.s1', report: report('verified') });
  const without = decideWithoutGuide(conversation.onboarding, reported);
  expect(without.effects).toMatchObject([{ kind: 'recheck' }, { kind: 'expire' }]);
  expect(without.onboarding).toMatchObject({ phase: 'result', report: { verdict: 'verified' } });
  const back = decide(bigcommerceGuide(), without.onboarding, event({ kind: 'text', text: 'status' }));
  expect(saidBy(back).join()).toContain('Is this your store?');
});

test('once the guide is back everything goes on where it stopped, and another loss is told again', () => {
  const { onboarding } = atLogIn();
  const without = decideWithoutGuide(onboarding, text()).onboarding;
  const back = decide(bigcommerceGuide(), without, text());
  expect(saidBy(back).join()).toContain('Step 2 of');
  expect(alertsBy(decideWithoutGuide(back.onboarding, text()))).toHaveLength(1);
});

test('whatever happens, the state stays one that can be stored, and the place is kept', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 12 }), (all) => {
      const { onboarding } = atLogIn();
      const after = all.reduce(
        (before, one) => decideWithoutGuide(before, event(one)).onboarding,
        onboarding,
      );
      expect(onboardingSchema.parse(after)).toEqual(after);
      expect([after.place, after.trail]).toEqual([onboarding.place, onboarding.trail]);
    }),
    { numRuns: 100 },
  );
});
