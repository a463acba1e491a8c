import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../src/onboarding/decide.ts';
import { POLICY, type Policy } from '../../../src/onboarding/policy.ts';
import { decideWithoutGuide } from '../../../src/onboarding/without-guide.ts';
import { begunItem } from '../../../src/server/v1/items.ts';
import type { Report } from '../../../src/shop/report.ts';
import type { Event } from '../../../src/state/event.ts';
import { canHandOver } from '../../../src/state/onboarding.ts';
import { cardMessage } from '../../../src/views/pm/card.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, type Conversation, report, textOf } from '../../support/onboarding.ts';

const DAY = 24 * 3_600_000;
const S1 = 'ob_test.s1';
const PRIYA = { user: 'U7', name: 'Priya' };

function verified(): Conversation {
  const conversation = atLogIn();
  conversation.submits(S1);
  conversation.reports(report('verified'));
  return conversation;
}

/** A day passes, and they were verified again. */
function rechecked(conversation: Conversation, result: Report, submission = S1, due = 0): Conversation {
  conversation.happens({ kind: 'rechecked', submission, due, report: result }, DAY);
  return conversation;
}
const failing = (result = report('needs_changes', ['Orders'])) => rechecked(verified(), result);

const next = ({ effects }: Pick<Conversation, 'effects'>) =>
  effects.flatMap((effect) => (effect.kind === 'recheck' ? [effect] : []));
const destroyed = ({ effects }: Conversation) =>
  effects.flatMap((effect) => (effect.kind === 'discard' ? [effect.submission] : []));
const card = ({ onboarding }: Conversation) => textOf(cardMessage(bigcommerceGuide(), onboarding, ['page']));

test('verified credentials are verified again a day later, and a day after that', () => {
  const conversation = verified();
  const due = conversation.now + DAY;
  expect(next(conversation)).toEqual([{ kind: 'recheck', submission: S1, due, notBefore: due }]);
  rechecked(conversation, report('verified'));
  expect(next(conversation)).toMatchObject([{ due: conversation.now + DAY }]);
});

test('that they still work, or that the shop did not answer, is no news', () => {
  for (const result of [report('verified'), report('unreachable', [], { checks: [] })]) {
    const conversation = rechecked(verified(), result);
    expect(conversation.effects.map(({ kind }) => kind)).toEqual(['recheck']);
    expect(conversation.onboarding.report?.verdict).toBe('verified');
    expect(canHandOver(conversation.onboarding)).toBe(true);
  }
});

describe('they stop working', () => {
  test('the PM hears it once, the card says so, the merchant hears nothing, and nothing is destroyed', () => {
    const conversation = failing();
    expect(conversation.alerts).toContain('**Stopped working**');
    expect(conversation.alerts).toContain('one permission is not right');
    expect(conversation.alerts).toContain('[Ask again]');
    expect(conversation.said).toEqual([]);
    expect(destroyed(conversation)).toEqual([]);
    expect(next(conversation)).toHaveLength(1);
    expect(card(conversation)).toContain('Stopped working: Orders');
    expect(card(conversation)).toContain('[Ask again]');
    expect(card(conversation)).not.toContain('[Hand over]');
    expect(canHandOver(conversation.onboarding)).toBe(false);
    expect(begunItem(conversation.onboarding).state).toBe('needs_changes');

    rechecked(conversation, report('invalid'));
    expect(conversation.alerts).toBe('');
    expect(conversation.said).toEqual([]);
    expect(card(conversation)).toContain('Stopped working: the shop refuses the credentials');
    conversation.says('status');
    expect(conversation.saidText).toContain('Is this your store?');
  });

  test.each([
    [report('invalid'), 'the shop now refuses'],
    [report('needs_changes', ['Orders'], { reason: 'nothing_granted' }), 'no permissions at all'],
  ])('in the words of what is wrong', (result, words) => {
    expect(failing(result).alerts).toContain(words);
  });

  test('and work again: the PM hears that once, and they can be handed over', () => {
    const conversation = rechecked(failing(), report('verified'));
    expect(conversation.alerts).toContain('**Working again**');
    expect(conversation.said).toEqual([]);
    expect(card(conversation)).toContain('[Hand over]');
    expect(card(conversation)).not.toContain('[Ask again]');
    rechecked(conversation, report('verified'));
    expect(conversation.alerts).toBe('');
  });

  test('is put on record, and said to whoever listens', () => {
    const event = {
      id: 'r',
      at: 1,
      kind: 'rechecked',
      submission: S1,
      due: 0,
      report: report('invalid'),
    } as const;
    const policy: Policy = { ...POLICY, announces: true };
    const { audit, effects } = decide(bigcommerceGuide(), verified().onboarding, event, policy);
    expect(audit).toMatchObject([{ what: 'refused', detail: ['01234567'] }]);
    expect(effects).toContainEqual(
      expect.objectContaining({
        kind: 'notify',
        announcement: expect.objectContaining({ type: 'onboarding.needs_changes', flaw: 'invalid' }),
      }),
    );
  });

  test('links and pushes that were asked for before take nothing out', () => {
    const conversation = verified();
    const link = { id: 'l', until: 9_000_000_000_000 };
    conversation.happens({ kind: 'hand-over-asked', by: PRIYA, way: 'page', link });
    rechecked(conversation, report('invalid'));
    const opening = { submission: S1, way: 'page', link: 'l', attempt: 'a' } as const;
    conversation.happens({ kind: 'opening', ...opening });
    expect(conversation.onboarding.handOver?.opening).toBeUndefined();
    rechecked(conversation, report('verified'));
    conversation.happens({ kind: 'opening', ...opening });
    expect(conversation.onboarding.handOver?.opening).toBeUndefined();
  });

  test('pushed by themselves, they are once they work again', () => {
    const policy: Policy = { ...POLICY, ways: ['webhook'], handOver: 'verified' };
    const conversation = verified();
    conversation.presses('store-yes');
    rechecked(conversation, report('invalid'));
    const event = {
      id: 'r',
      at: 1,
      kind: 'rechecked',
      submission: S1,
      due: 0,
      report: report('verified'),
    } as const;
    const { effects } = decide(bigcommerceGuide(), conversation.onboarding, event, policy);
    expect(effects.filter(({ kind }) => kind === 'deliver')).toHaveLength(1);
  });

  test('while they are being shown it is looked again soon, and nothing is said', () => {
    const conversation = verified();
    conversation.happens({ kind: 'opening', submission: S1, way: 'terminal', link: 'l', attempt: 'a' });
    rechecked(conversation, report('invalid'));
    expect(conversation.effects.map(({ kind }) => kind)).toEqual(['recheck']);
    expect(next(conversation)).toMatchObject([{ due: conversation.now + POLICY.formMs }]);
  });

  test('of a store that is called wrong, or while the merchant begins anew, nobody is told', () => {
    const wrong = verified();
    wrong.presses('store-no');
    expect(rechecked(wrong, report('invalid')).effects.map(({ kind }) => kind)).toEqual(['recheck']);
    const anew = verified();
    anew.says('restart');
    anew.says('yes');
    expect(rechecked(anew, report('invalid')).effects).toEqual([]);
  });

  test('nobody takes them either: they are destroyed as all others are', () => {
    const conversation = failing();
    const look = { kind: 'expiring', submission: S1 } as const;
    conversation.happens(look, 13 * DAY);
    expect(conversation.alerts).toContain('**Still here, and not working**');
    expect(conversation.alerts).toContain('[Ask again]');
    conversation.happens(look, DAY);
    expect(destroyed(conversation)).toEqual([S1]);
    expect(card(conversation)).not.toContain('[Ask again]');
    rechecked(conversation, report('invalid'));
    expect(conversation.effects).toEqual([]);
  });
});

describe('*Ask again*', () => {
  test('tells the merchant what is wrong and why now, and leads back to the step that mends it', () => {
    const conversation = failing();
    conversation.happens({ kind: 'asked-again', by: PRIYA });
    expect(conversation.saidText).toContain('Your credentials worked when you sent them');
    expect(conversation.saidText).toContain('Orders');
    expect(conversation.alerts).toContain('asked again');
    expect(destroyed(conversation)).toEqual([S1]);
    expect(card(conversation)).toContain('Needs changes');
    expect(card(conversation)).not.toContain('[Ask again]');
    expect(card(conversation)).not.toContain('[Hand over]');
    const before = conversation.onboarding.trail.length;
    conversation.presses('again');
    expect(conversation.onboarding.trail.length).toBe(before + 1);
    expect(conversation.onboarding.place.step).toBe(bigcommerceGuide().flow.redo);

    conversation.submits('ob_test.s2');
    expect(destroyed(conversation)).toEqual([]);
    conversation.reports(report('verified'));
    expect(canHandOver(conversation.onboarding)).toBe(true);
    expect(conversation.onboarding.failing).toBeUndefined();
    expect(next(conversation)).toMatchObject([{ submission: 'ob_test.s2' }]);
  });

  test('pressed twice, the merchant is asked once', () => {
    const conversation = failing(report('invalid'));
    conversation.happens({ kind: 'asked-again', by: PRIYA });
    expect(conversation.saidText).toContain('does not accept these credentials');
    conversation.happens({ kind: 'asked-again', by: PRIYA });
    expect(conversation.effects).toEqual([]);
  });

  test('does nothing for credentials that work, are out, or of which others came', () => {
    const out = failing();
    out.happens({ kind: 'handed-over', submission: S1, way: 'terminal' });
    const other = failing();
    other.submits('ob_test.s2');
    expect(destroyed(other)).toEqual([S1]);
    for (const conversation of [verified(), out, other]) {
      conversation.happens({ kind: 'asked-again', by: PRIYA });
      expect(conversation.effects).toEqual([]);
      expect(card(conversation)).not.toContain('[Ask again]');
    }
  });
});

test('what was handed over or replaced is left alone', () => {
  const out = verified();
  out.happens({ kind: 'handed-over', submission: S1, way: 'page' });
  const replaced = verified();
  replaced.submits('ob_test.s2');
  for (const conversation of [out, replaced]) {
    rechecked(conversation, report('invalid'));
    expect(conversation.effects).toEqual([]);
  }
});

test('without its guide it goes on the next day', () => {
  const { onboarding } = verified();
  const event = { id: 'r', at: 1, kind: 'rechecked', submission: S1, due: 0, report: report('unreachable') };
  const { effects } = decideWithoutGuide(onboarding, event as Event);
  expect(effects).toEqual([{ kind: 'recheck', submission: S1, due: 1 + DAY, notBefore: 1 + DAY }]);
});

describe('*Check again*', () => {
  const asked = (conversation: Conversation) => {
    conversation.happens({ kind: 'recheck-asked', by: PRIYA });
    return conversation;
  };
  const answered = (conversation: Conversation, result: Report) =>
    rechecked(conversation, result, S1, conversation.onboarding.recheckAsked?.at);

  test('has them verified at once, on top of what is due daily, and the answer is told below the card', () => {
    const conversation = asked(verified());
    expect(next(conversation)).toEqual([{ kind: 'recheck', submission: S1, due: conversation.now }]);
    expect(card(conversation)).toContain("I'm checking once more");
    expect(card(conversation)).not.toContain('[Check again]');
    answered(conversation, report('verified'));
    expect(conversation.alerts).toContain('**Still good**');
    expect(conversation.alerts).toContain('Priya} asked');
    expect(conversation.effects.find(({ kind }) => kind === 'alert')).toMatchObject({ thread: true });
    expect(next(conversation)).toEqual([]);
    expect(card(conversation)).toContain('[Check again]');
  });

  test('pressed twice, it is one check; the daily one goes on, and answers whoever was never answered', () => {
    const conversation = asked(asked(verified()));
    expect(next(conversation)).toEqual([]);
    rechecked(conversation, report('verified'), S1, conversation.now + DAY);
    expect(next(conversation)).toHaveLength(1);
    expect(conversation.alerts).toBe('');
    expect(card(conversation)).toContain('[Check again]');
  });

  test('a shop that does not answer is said to be that; credentials that stopped working are told of once', () => {
    const silent = answered(asked(verified()), report('unreachable', [], { checks: [] }));
    expect(silent.alerts).toContain('does not answer right now');
    expect(canHandOver(silent.onboarding)).toBe(true);
    const broken = answered(asked(verified()), report('invalid'));
    expect(broken.effects.filter(({ kind }) => kind === 'alert')).toHaveLength(1);
    expect(broken.alerts).toContain('**Stopped working**');
    expect(answered(asked(broken), report('invalid')).alerts).toContain('**Still not working**');
    expect(answered(asked(broken), report('verified')).alerts).toContain('**Working again**');
  });

  test('a seal that can not be opened is not put down to the shop', () => {
    const closed = asked(verified());
    const due = closed.onboarding.recheckAsked?.at ?? 0;
    const result = report('unreachable', [], { checks: [] });
    closed.happens({ kind: 'rechecked', submission: S1, due, report: result, sealed: true });
    expect(closed.alerts).toContain('USHER_SEAL_KEYS');
    expect(canHandOver(closed.onboarding)).toBe(true);
  });

  test('is not there for what is out, is being shown, or never worked', () => {
    const out = verified();
    out.happens({ kind: 'handed-over', submission: S1, way: 'page' });
    const shown = verified();
    shown.happens({ kind: 'hand-over-asked', by: PRIYA, way: 'page', link: { id: 'l', until: 9e12 } });
    shown.happens({ kind: 'opening', submission: S1, way: 'page', link: 'l', attempt: 'a', by: PRIYA });
    for (const conversation of [atLogIn(), out, shown]) {
      expect(card(conversation)).not.toContain('[Check again]');
      expect(asked(conversation).effects).toEqual([]);
    }
  });
});
