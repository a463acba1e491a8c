import { describe, expect, test } from '@jest/globals';
import { ALWAYS } from '../../../src/base/working-time.ts';
import { decide } from '../../../src/onboarding/decide.ts';
import { POLICY } from '../../../src/onboarding/policy.ts';
import { nextDue, promiseDue } from '../../../src/onboarding/reminding.ts';
import { decideWithoutGuide } from '../../../src/onboarding/without-guide.ts';
import { cardMessage } from '../../../src/views/pm/card.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, type Conversation, report, textOf } from '../../support/onboarding.ts';

const DAY = 24 * 3_600_000;
const PRIYA = { user: 'U7', name: 'Priya' };
const card = ({ onboarding }: Conversation) => textOf(cardMessage(bigcommerceGuide(), onboarding));

/** Time passes until the alarm goes off, and `late` ms more; again and again, for so many times. */
function alarms(conversation: Conversation, times = 1, late = 0): Conversation {
  for (let time = 0; time < times; time++) {
    const { alarm } = conversation.onboarding;
    if (alarm === undefined) throw new Error('there is no alarm');
    conversation.happens({ kind: 'remind-due' }, alarm + late - conversation.now);
  }
  return conversation;
}

/** Everything said to the merchant until the alarm is not set any more. */
function untilSilence(conversation: Conversation): string[] {
  const said: string[] = [];
  for (let alarm = 0; alarm < 20 && conversation.onboarding.alarm !== undefined; alarm++) {
    alarms(conversation);
    said.push(...conversation.said.map(textOf));
  }
  expect(conversation.onboarding.alarm).toBeUndefined();
  return said;
}

test('three reminders, each with the step and another word, and then it is the turn of the PM, once', () => {
  const conversation = atLogIn();
  const said = untilSilence(conversation);
  expect(said).toHaveLength(3);
  for (const text of said) {
    expect(text).toContain('Log in');
    expect(text).toContain('[Next week]');
    expect(text).toContain("[It's not me]");
  }
  expect(new Set(said.map((text) => text.split('\n')[0])).size).toBe(3);
  expect(conversation.alerts).toContain('**Stalled**');
  expect(conversation.onboarding.stalled).toMatchObject({ why: 'silent' });
  expect(card(conversation)).toContain('Stalled');
});

test('they come after working days, in working hours, where the clock of the merchant is', () => {
  const conversation = atLogIn();
  conversation.happens({ kind: 'introduced', name: 'Jane', timeZone: 'Asia/Kolkata' });
  const hours = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Kolkata',
    weekday: 'short',
    hour: '2-digit',
  });
  for (let reminder = 0; reminder < 3; reminder++) {
    alarms(conversation);
    if (conversation.said.length === 0) alarms(conversation);
    const [day = '', hour = ''] = hours.format(conversation.now).replace(',', '').split(' ');
    expect(['Sat', 'Sun']).not.toContain(day);
    expect(Number(hour)).toBeGreaterThanOrEqual(9);
    expect(Number(hour)).toBeLessThan(17);
  }
});

test('any sign of life stops them, and silence counts anew from there', () => {
  const conversation = alarms(atLogIn());
  conversation.says('help');
  // Sooner than the second reminder would have come: the alarm is moved.
  const due = nextDue(conversation.onboarding, POLICY);
  expect(due).toMatchObject({ reminder: 1, at: conversation.onboarding.alarm });
  expect((due?.at ?? 0) - conversation.onboarding.touchedAt).toBeGreaterThanOrEqual(DAY - 60_000);
  untilSilence(conversation);
  conversation.says('hi');
  expect(conversation.onboarding.stalled).toBeUndefined();
});

test('an alarm too many does nothing', () => {
  const conversation = alarms(atLogIn());
  conversation.happens({ kind: 'remind-due' }, 1_000);
  expect(conversation.said).toEqual([]);
});

test('after an outage the last one that is due is sent, and no other', () => {
  const conversation = atLogIn();
  alarms(conversation, 1, 7 * DAY);
  expect(conversation.said).toHaveLength(1);
  expect(conversation.saidText).toContain('If something is in the way');
  // However long it was: nobody stalls who was not reminded.
  const gone = alarms(atLogIn(), 1, 28 * DAY);
  expect(gone.saidText).toContain('last reminder');
  expect(gone.alerts).toBe('');
  const sentAt = gone.now;
  alarms(gone);
  expect(gone.said).toEqual([]);
  expect(gone.alerts).toContain('**Stalled**');
  expect(gone.now - sentAt).toBeGreaterThanOrEqual(DAY - 60_000);
});

test('whoever waited for us was not silent: it counts from when it became their turn', () => {
  const checking = atLogIn();
  checking.submits();
  checking.happens(
    {
      kind: 'reported',
      submission: checking.onboarding.submission?.id ?? '',
      report: report('needs_changes', ['Orders']),
    },
    20 * DAY,
  );
  expect(nextDue(checking.onboarding, POLICY)).toMatchObject({ reminder: 1 });
  expect((nextDue(checking.onboarding, POLICY)?.at ?? 0) - checking.now).toBeGreaterThanOrEqual(DAY - 60_000);
  expect(untilSilence(checking)).toHaveLength(3);
});

test('an alarm that goes off while the guide is gone is set anew, and goes off once it is back', () => {
  const conversation = atLogIn();
  const { alarm = 0 } = conversation.onboarding;
  const event = { id: 'gone', at: alarm, kind: 'remind-due' as const };
  const without = decideWithoutGuide(conversation.onboarding, event);
  expect(without.effects).toEqual([{ kind: 'remind', notBefore: without.onboarding.alarm }]);
  conversation.onboarding = without.onboarding;
  expect(alarms(conversation).said).toHaveLength(1);
});

test('an alarm that was never heard is set anew by whatever happens next', () => {
  const conversation = atLogIn();
  const { alarm = 0 } = conversation.onboarding;
  conversation.happens({ kind: 'introduced', name: 'Jane', timeZone: 'UTC' }, alarm + DAY - conversation.now);
  expect(conversation.onboarding.alarm).toBeGreaterThanOrEqual(conversation.now);
});

test('nobody is written to at night: however late the alarm is, it waits for the morning', () => {
  const conversation = atLogIn();
  const { alarm = 0 } = conversation.onboarding;
  const night = new Date(alarm);
  night.setUTCHours(23);
  conversation.happens({ kind: 'remind-due' }, night.getTime() - conversation.now);
  expect(conversation.said).toEqual([]);
  // Once, and not again and again until then.
  expect(conversation.onboarding.alarm).toBeGreaterThan(conversation.now);
  expect(new Date(conversation.onboarding.alarm ?? 0).getUTCHours()).toBe(9);
  alarms(conversation);
  expect(conversation.said).toHaveLength(1);
});

test('whoever waits for us, or is done, is not reminded; who has something to put right is', () => {
  const checking = atLogIn();
  checking.submits();
  expect(nextDue(checking.onboarding, POLICY)).toBeUndefined();
  checking.reports(report('needs_changes', ['Orders']));
  expect(nextDue(checking.onboarding, POLICY)).toMatchObject({ reminder: 1 });
  alarms(checking, checking.onboarding.alarm === undefined ? 0 : 1);
  const done = atLogIn();
  done.submits();
  done.reports(report('verified'));
  done.presses('store-yes');
  expect(nextDue(done.onboarding, POLICY)).toBeUndefined();
});

test('*Next week* puts it off; *It is not me* stops it and tells the PM', () => {
  const conversation = alarms(atLogIn());
  conversation.presses('next-week');
  expect(conversation.saidText).toContain("I'll be back");
  expect((nextDue(conversation.onboarding, POLICY)?.at ?? 0) - conversation.now).toBeGreaterThanOrEqual(
    7 * DAY - 1,
  );
  // The others come as long after it as they always do.
  const wished = conversation.onboarding.remindAt ?? 0;
  do alarms(conversation);
  while (conversation.said.length === 0);
  const second = nextDue(conversation.onboarding, POLICY);
  expect(second).toMatchObject({ reminder: 2 });
  expect((second?.at ?? 0) - wished).toBeGreaterThanOrEqual(3 * DAY - 60_000);
  // Three at one step, with the one before.
  expect(untilSilence(conversation)).toHaveLength(1);
  expect(conversation.now - wished).toBeGreaterThanOrEqual(10 * DAY - 60_000);
  const other = alarms(atLogIn());
  other.presses('not-me');
  expect(other.alerts).toContain('not theirs to do');
  expect(nextDue(other.onboarding, POLICY)).toBeUndefined();
  expect(card(other)).toContain('Not the right person');
});

test('with reminders off there is no alarm', () => {
  const reminding = { ...POLICY.reminding, after: [], stalledAfter: undefined, hours: ALWAYS };
  const { onboarding } = atLogIn();
  expect(nextDue(onboarding, { reminding })).toBeUndefined();
});

describe('a promised date', () => {
  const promising = (promised: string) => {
    const conversation = atLogIn();
    conversation.onboarding = { ...conversation.onboarding, promised };
    // Any event sets the alarm anew.
    conversation.happens({ kind: 'introduced', name: 'Jane', timeZone: 'UTC' });
    return conversation;
  };

  test('that is about to break is told of, once, whoever is to do something', () => {
    // The conversation begins on Tuesday, 14 November 2023.
    const conversation = promising('2023-11-17');
    const warned: string[] = [];
    for (let alarm = 0; alarm < 3; alarm++) {
      alarms(conversation);
      warned.push(conversation.alerts);
    }
    expect(warned.join()).toContain('**Promised for 2023-11-17**');
    expect(warned.join().split('Promised for')).toHaveLength(2);
    expect(card(conversation)).toContain('the promised date is near');
    const checking = promising('2023-11-17');
    checking.submits();
    expect(checking.onboarding.alarm).toBe(Date.UTC(2023, 10, 15, 9));
    expect(alarms(checking).alerts).toContain('Checking the credentials');
  });

  test('that is kept is not spoken of', () => {
    const conversation = promising('2023-11-17');
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.presses('store-yes');
    expect(promiseDue(conversation.onboarding, POLICY)).toBeUndefined();
    alarms(conversation);
    expect(conversation.alerts).toBe('');
  });
});

describe('a PM', () => {
  test('has somebody reminded at once, and reads that it was done', () => {
    const conversation = atLogIn();
    expect(card(conversation)).toContain('[Remind now]');
    conversation.happens({ kind: 'remind-asked', by: PRIYA });
    expect(conversation.saidText).toContain('Shall we carry on?');
    expect(conversation.alerts).toContain('reminded');
  });

  test('stops it: nothing is asked any more, whoever writes is answered, and it is resumed where it was', () => {
    const conversation = atLogIn();
    const { place } = conversation;
    const announced = decide(
      bigcommerceGuide(),
      conversation.onboarding,
      { id: 'stop', at: conversation.now, kind: 'stopped', by: PRIYA },
      { ...POLICY, announces: true },
    );
    expect(JSON.stringify(announced.effects)).toContain('onboarding.stopped');
    conversation.happens({ kind: 'stopped', by: PRIYA });
    expect(conversation.saidText).toContain('nothing you need to do');
    expect(card(conversation)).toContain('[Resume]');
    expect(card(conversation)).not.toContain('[Stop]');
    expect(nextDue(conversation.onboarding, POLICY)).toBeUndefined();
    conversation.says('done');
    expect(conversation.saidText).toContain('I have told');
    expect(conversation.alerts).toContain('although this is stopped');
    expect(conversation.place).toBe(place);
    conversation.happens({ kind: 'resumed', by: PRIYA });
    expect(conversation.saidText).toContain("Let's carry on");
    expect(conversation.place).toBe(place);
    expect(nextDue(conversation.onboarding, POLICY)).toMatchObject({ reminder: 1 });
  });

  test('is told by the webhook that somebody stalled', () => {
    const conversation = atLogIn();
    const policy = { ...POLICY, announces: true };
    alarms(conversation, 3);
    const due = nextDue(conversation.onboarding, policy);
    const event = { id: 'late', at: due?.at ?? 0, kind: 'remind-due' as const };
    const { effects } = decide(bigcommerceGuide(), conversation.onboarding, event, policy);
    expect(JSON.stringify(effects)).toContain('onboarding.stalled');
  });
});
