import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../src/onboarding/decide.ts';
import { POLICY, type Policy } from '../../../src/onboarding/policy.ts';
import type { Asked } from '../../../src/state/effect.ts';
import { canHandOver } from '../../../src/state/onboarding.ts';
import { cardMessage } from '../../../src/views/pm/card.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, type Conversation, report, textOf } from '../../support/onboarding.ts';

const DAY = 24 * 3_600_000;
const S1 = 'ob_test.s1';

/** A merchant whose credentials work. */
function verified(): Conversation {
  const conversation = atLogIn();
  conversation.submits(S1);
  conversation.reports(report('verified'));
  return conversation;
}

const sentAt = ({ onboarding }: Conversation) => onboarding.submission?.at ?? 0;
const expires = ({ effects }: { effects: Asked[] }) =>
  effects.flatMap((effect) => (effect.kind === 'expire' ? [effect] : []));
/** The outbox looks, so many days after they were sent. */
function looks(conversation: Conversation, days: number, submission = S1): Conversation {
  const wait = sentAt(conversation) + days * DAY - conversation.now;
  conversation.happens({ kind: 'expiring', submission }, wait);
  return conversation;
}
const destroyed = ({ effects }: Conversation) =>
  effects.flatMap((effect) => (effect.kind === 'discard' ? [effect.submission] : []));
const card = ({ onboarding }: Conversation) => textOf(cardMessage(bigcommerceGuide(), onboarding, ['page']));

describe('verified credentials that nobody takes', () => {
  test('are looked at again the day before their end', () => {
    const conversation = verified();
    expect(expires(conversation)).toEqual([
      { kind: 'expire', submission: S1, notBefore: sentAt(conversation) + 13 * DAY },
    ]);
  });

  test('are warned of, with a button, and destroyed a day later; the card says how to ask again', () => {
    const conversation = looks(verified(), 13);
    expect(conversation.alerts).toContain('**Still to be handed over**');
    expect(conversation.alerts).toContain('[Hand over]');
    expect(destroyed(conversation)).toEqual([]);
    expect(expires(conversation)).toMatchObject([{ notBefore: sentAt(conversation) + 14 * DAY }]);
    expect(canHandOver(conversation.onboarding)).toBe(true);

    looks(conversation, 14);
    expect(destroyed(conversation)).toEqual([S1]);
    expect(expires(conversation)).toEqual([]);
    expect(conversation.alerts).toContain('**Not taken in time**');
    expect(conversation.alerts).not.toContain('[Hand over]');
    expect(canHandOver(conversation.onboarding)).toBe(false);
    expect(card(conversation)).toContain('Not taken in time');
    expect(card(conversation)).toContain('ask the merchant to send me the file again');
    expect(card(conversation)).not.toContain('[Hand over]');
    looks(conversation, 15);
    expect(conversation.effects).toEqual([]);
  });

  test('can be sent again, and handed over then', () => {
    const conversation = looks(looks(verified(), 13), 14);
    conversation.submits('ob_test.s2');
    expect(destroyed(conversation)).toEqual([]);
    expect(conversation.onboarding.kept).toBeUndefined();
    conversation.reports(report('verified'));
    expect(canHandOver(conversation.onboarding)).toBe(true);
    expect(expires(conversation)).toHaveLength(1);
    expect(card(conversation)).not.toContain('Not taken in time');
  });

  test('are destroyed no sooner than a day after the warning, after an outage too', () => {
    const conversation = looks(verified(), 30);
    expect(conversation.alerts).toContain('**Still to be handed over**');
    expect(expires(conversation)).toMatchObject([{ notBefore: sentAt(conversation) + 31 * DAY }]);
    looks(conversation, 30.5);
    expect(destroyed(conversation)).toEqual([]);
    expect(conversation.alerts).toBe('');
    looks(conversation, 31);
    expect(destroyed(conversation)).toEqual([S1]);
  });

  test('of a store that the merchant calls wrong end likewise', () => {
    const conversation = verified();
    conversation.presses('store-no');
    looks(conversation, 13);
    expect(conversation.alerts).not.toContain('[Hand over]');
    looks(conversation, 14);
    expect(destroyed(conversation)).toEqual([S1]);
  });

  test('and are kept until newer ones work end likewise', () => {
    const conversation = verified();
    const end = sentAt(conversation);
    conversation.says('restart');
    conversation.says('yes');
    expect(conversation.onboarding.kept?.submission).toBe(S1);
    conversation.happens({ kind: 'expiring', submission: S1 }, end + 13 * DAY - conversation.now);
    expect(conversation.alerts).toContain('**Earlier credentials of');
    conversation.happens({ kind: 'expiring', submission: S1 }, DAY);
    expect(destroyed(conversation)).toEqual([S1]);
    expect(conversation.onboarding.kept).toBeUndefined();
    expect(conversation.alerts).toContain('**Not taken in time**');
  });

  test('are left alone once they were handed over, or replaced', () => {
    const handed = verified();
    handed.happens({ kind: 'handed-over', submission: S1, way: 'page' });
    looks(handed, 13);
    expect(handed.effects).toEqual([]);
    const replaced = verified();
    replaced.submits('ob_test.s2');
    replaced.reports(report('verified'));
    looks(replaced, 13);
    expect(replaced.effects).toEqual([]);
  });

  test('are not destroyed while they are being shown', () => {
    const conversation = looks(verified(), 13);
    const opening = { submission: S1, way: 'terminal', link: 'l', attempt: 'a' } as const;
    conversation.happens({ kind: 'opening', ...opening }, DAY - 20_000);
    looks(conversation, 14);
    expect(destroyed(conversation)).toEqual([]);
    expect(expires(conversation)).toHaveLength(1);
    conversation.happens({ kind: 'hand-over-doubtful', link: 'l' });
    looks(conversation, 14.1);
    expect(destroyed(conversation)).toEqual([S1]);
  });

  test.each([
    [0, 100, undefined],
    [30, 13, 29],
    [7, 6, 7],
  ])('with other settings than when they were sent, %i days: looked at after %i', (keepDays, after, next) => {
    const { onboarding, now } = verified();
    const at = (onboarding.submission?.at ?? now) + after * DAY;
    const event = { id: 'look', at, kind: 'expiring', submission: S1 } as const;
    const policy: Policy = { ...POLICY, keepDays };
    const { effects } = decide(bigcommerceGuide(), onboarding, event, policy);
    const times = expires({ effects }).map(({ notBefore = 0 }) => (notBefore - at) / DAY + after);
    expect(times).toEqual(next === undefined ? [] : [next]);
  });
});

test('with 0 days nothing is ever looked at', () => {
  const conversation = atLogIn();
  conversation.submits(S1);
  const event = { id: 'r', at: conversation.now, kind: 'reported', submission: S1 } as const;
  const policy: Policy = { ...POLICY, keepDays: 0 };
  const reported = { ...event, report: report('verified') };
  expect(expires(decide(bigcommerceGuide(), conversation.onboarding, reported, policy))).toEqual([]);
});

test.each(['needs_changes', 'invalid', 'unreachable'] as const)(
  'credentials of which a report says %s go at once, and once',
  (verdict) => {
    const conversation = atLogIn();
    conversation.submits(S1);
    conversation.reports(report(verdict, ['Orders']));
    expect(destroyed(conversation)).toEqual([S1]);
    expect(conversation.onboarding.submission?.destroyed).toEqual({ at: conversation.now, why: 'refused' });
    expect(expires(conversation)).toEqual([]);
    conversation.submits('ob_test.s2');
    expect(destroyed(conversation)).toEqual([]);
  },
);
