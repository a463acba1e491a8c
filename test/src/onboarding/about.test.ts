import { describe, expect, test } from '@jest/globals';
import { ANSWERED } from '../../../src/flow/answered.ts';
import { decide } from '../../../src/onboarding/decide.ts';
import { POLICY } from '../../../src/onboarding/policy.ts';
import { momentOf, stepsBack, whenOf } from '../../../src/understanding/when.ts';
import { answerTo } from '../../../src/views/merchant/about.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, Conversation, report, textOf } from '../../support/onboarding.ts';

const guide = bigcommerceGuide();
const DAY = 24 * 3_600_000;

/** A merchant who was asked whether they may create API accounts. */
function atOwner(pm?: null): Conversation {
  const conversation = new Conversation(guide, pm);
  conversation.says('hi');
  conversation.presses('next');
  return conversation;
}
function verified(): Conversation {
  const conversation = atLogIn();
  conversation.submits();
  conversation.reports(report('verified'));
  return conversation;
}

describe('what merchants ask anywhere', () => {
  test.each([
    ['is this a scam?', 'I work for **Modern Retail**'],
    ['¿por qué necesitan esto?', 'BigCommerce calls it an **API account**'],
    ['Wie lange dauert das?', 'About ten minutes'],
    ['who are you?', 'an automated assistant'],
    ['I closed the window', '**Window closed, and no file?**'],
  ])('"%s" is answered, and leaves them where they are', (words, answer) => {
    const conversation = atOwner();
    conversation.says(words);
    expect(conversation.place).toBe('owner');
    expect(conversation.saidText).toContain(answer);
    expect(conversation.saidText).toContain('We are here: **Are you allowed to create API accounts?**');
    expect(conversation.saidText).toContain('[Yes] [No] [Not sure]');
    expect(conversation.alerts).toBe('');
    conversation.says('yes');
    expect(conversation.place).toBe('log-in');
  });

  test('no answer is longer than people read, with or without a PM', () => {
    for (const { onboarding } of [atLogIn(), atOwner(null)])
      for (const asked of ANSWERED) {
        const { blocks } = answerTo(guide, onboarding, asked);
        const text = blocks.map((block) => ('text' in block ? block.text : '')).join('');
        expect(text.length).toBeGreaterThan(20);
        expect([asked, Math.max(text.length, 400)]).toEqual([asked, 400]);
      }
  });

  test('at the result the question stays asked, while checking nothing is pressed', () => {
    const conversation = verified();
    conversation.says('what happens with my data?');
    expect(conversation.saidText).toContain('I destroy my copy');
    expect(conversation.saidText).toContain("[Yes, that's my store]");
    conversation.says('yes');
    expect(conversation.onboarding.storeConfirmed).toBe(true);
    const checking = atLogIn();
    checking.submits();
    checking.says('is it safe?');
    expect(checking.saidText).toContain('encrypted');
    expect(checking.saidText).not.toContain('[');
  });

  test('"already sent" is told what is there, and moves nothing', () => {
    const conversation = atLogIn();
    conversation.says('ya lo envié');
    expect(conversation.place).toBe('log-in');
    expect(conversation.saidText).toContain('it has not come yet');
    conversation.submits();
    conversation.says('I already sent it');
    expect(conversation.saidText).toContain('I have your credentials');
  });
});

describe('who is not the right one', () => {
  test.each([
    ["I'm not the owner", 'hand-over'],
    ['acceso denegado', 'hand-over'],
  ])('"%s" is led to %s from any step, and back again', (words, place) => {
    const conversation = atLogIn();
    conversation.says(words);
    expect(conversation.place).toBe(place);
    expect(conversation.saidText).toContain("That's fine, and nothing is lost");
    conversation.says(words);
    expect(conversation.place).toBe(place);
    conversation.says('back');
    expect(conversation.place).toBe('log-in');
  });

  test('somebody else does it: they name them, or forward a code', () => {
    const conversation = atLogIn();
    conversation.says('das macht unsere Agentur');
    expect(conversation.saidText).toContain('Who takes over?');
    expect(conversation.onboarding.handingOn).toBeDefined();
    conversation.says('never mind');
    expect(conversation.onboarding.handingOn).toBeUndefined();
    expect(conversation.place).toBe('log-in');
  });

  test('is answered with words where the guide has no step for it, and once all is done', () => {
    const conversation = verified();
    conversation.says('my developer does that');
    expect(conversation.onboarding.phase).toBe('result');
    expect(conversation.saidText).toContain('somebody else can do it for you');
  });
});

describe('who wants it otherwise', () => {
  test('later: a reminder then, and none before', () => {
    const conversation = atLogIn();
    conversation.says('remind me on monday');
    const { remindAt } = conversation.onboarding;
    expect(new Date(remindAt ?? 0).toUTCString()).toMatch(/^Mon, .* 09:00:00/);
    expect(conversation.saidText).toContain(`I'll be back @{time:${remindAt}}`);
    expect(conversation.place).toBe('log-in');
    conversation.says('done');
    expect(conversation.place).toBe('settings');
  });

  test('later, where nobody is reminded, promises nothing', () => {
    const { onboarding, now } = atLogIn();
    const policy = { ...POLICY, reminding: { ...POLICY.reminding, after: [] } };
    const event = { kind: 'text', text: 'tomorrow', id: 'e', at: now + 10_000 } as const;
    const { effects, onboarding: after } = decide(guide, onboarding, event, policy);
    expect(after.remindAt).toBeUndefined();
    expect(JSON.stringify(effects)).toContain('I keep your place');
  });

  test.each([
    ['not interested', "don't want to go on"],
    ['delete my data', 'to be removed'],
  ])('"%s": no more reminders, and the PM knows', (words, alert) => {
    const conversation = atLogIn();
    conversation.says(words);
    expect(conversation.onboarding.stalled?.why).toBe('declined');
    expect(conversation.alerts).toContain(alert);
    conversation.says('done');
    expect(conversation.onboarding.stalled).toBeUndefined();
    const alone = atOwner(null);
    alone.says(words);
    expect(alone.saidText).toMatch(/Please (let|ask) the person at Modern Retail/);
  });

  test('several steps back at once', () => {
    const conversation = atLogIn();
    for (let step = 0; step < 3; step++) conversation.says('done');
    conversation.says('go back two steps');
    expect(conversation.place).toBe('settings');
    conversation.says('oops');
    expect(conversation.place).toBe('log-in');
  });

  test.each([
    'call me',
    'talk to my PM: can my developer do this?',
    'I want to talk to a person because I have already tried this four times',
  ])('"%s" reaches the PM at once, in their words', (words) => {
    const conversation = atLogIn();
    conversation.says(words);
    expect(conversation.alerts).toContain(words);
    expect(conversation.onboarding.awaiting).toBeUndefined();
  });
});

describe('what nobody understands', () => {
  const SECRET = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p';

  test('is kept, and passed on if they like, without secrets', () => {
    const conversation = atLogIn();
    conversation.says(`does it do gift cards ${SECRET}`);
    expect(conversation.saidText).toBe(
      "I can't answer that. Shall I pass it on to your project manager?\n[Yes, send it] [Carry on]",
    );
    expect(JSON.stringify(conversation.onboarding)).not.toContain(SECRET);
    expect(conversation.alerts).toBe('');
    conversation.says('yes');
    expect(conversation.alerts).toContain('does it do gift cards [hidden]');
    expect(conversation.place).toBe('log-in');
    expect(conversation.onboarding.unanswered?.words).toBeUndefined();
    conversation.presses('resume');
    expect(conversation.saidText).toContain('Log in to BigCommerce');
  });

  test('can be let go, and does not hold up the step', () => {
    const conversation = atLogIn();
    conversation.says('does it do gift cards');
    conversation.presses('resume');
    expect(conversation.onboarding.unanswered?.words).toBeUndefined();
    conversation.says('do they ship to Alaska');
    conversation.says('done');
    expect(conversation.place).toBe('settings');
    expect(conversation.alerts).toBe('');
  });

  test('is passed on without a question the third time at one step', () => {
    const conversation = atLogIn();
    for (const words of ['does it do gift cards', 'do they ship to Alaska']) conversation.says(words);
    expect(conversation.alerts).toBe('');
    conversation.says('and what about Hawaii');
    expect(conversation.alerts).toMatch(/gift cards\n> do they ship to Alaska\n> and what about Hawaii/);
    expect(conversation.saidText).toContain("I've sent it to your project manager");
    conversation.says('done');
    conversation.says('our trucks are red');
    expect(conversation.alerts).toBe('');
  });

  test('however much it is, no more is kept than can be passed on', () => {
    const conversation = atLogIn();
    conversation.says('hmm '.repeat(3000));
    expect(conversation.onboarding.unanswered?.words).toHaveLength(2000);
  });

  test('is for somebody they know, where there is no PM', () => {
    const conversation = atOwner(null);
    conversation.says('our trucks are red');
    expect(conversation.saidText).toContain('Please ask the person at Modern Retail who sent you to me');
    expect(conversation.saidText).not.toContain('Yes, send it');
  });

  test('reaches the PM while it is called off', () => {
    const conversation = atLogIn();
    conversation.happens({ kind: 'stopped', by: { user: 'U7' } });
    conversation.says('our trucks are red');
    expect(conversation.alerts).toContain('our trucks are red');
  });
});

test('a question with a secret in it is passed on without, and they are told', () => {
  const conversation = atLogIn();
  conversation.says('talk to my PM');
  conversation.happens({ kind: 'text', text: 'is [hidden] right?', hidden: true });
  expect(conversation.alerts).toContain('is [hidden] right?');
  expect(conversation.saidText).toContain("I've hidden that: please delete your message");
});

describe('when somebody wants to go on', () => {
  // A Wednesday, at noon.
  const at = Date.UTC(2026, 10, 25, 12);
  const { hours } = POLICY.reminding;

  test.each([
    ['tomorrow', 'Thu, 26 Nov 2026 09:00'],
    ['übermorgen', 'Fri, 27 Nov 2026 09:00'],
    ['el viernes', 'Fri, 27 Nov 2026 09:00'],
    ['next week', 'Wed, 02 Dec 2026 09:00'],
    ['am Mittwoch', 'Wed, 02 Dec 2026 09:00'],
    ['in 3 days', 'Mon, 30 Nov 2026 09:00'],
    ['in two weeks', 'Wed, 09 Dec 2026 09:00'],
    ['on the weekend', 'Mon, 30 Nov 2026 09:00'],
    ['in an hour', 'Wed, 25 Nov 2026 13:00'],
    ['this afternoon', 'Wed, 25 Nov 2026 15:00'],
    ['tonight in 8 hours', 'Thu, 26 Nov 2026 09:00'],
  ])('"%s": %s', (text, moment) => {
    const when = whenOf(text);
    expect(when).toBeDefined();
    expect(new Date(momentOf(when ?? { ms: DAY }, at, hours, 'UTC')).toUTCString()).toContain(moment);
  });

  test('or does not say', () => {
    expect(whenOf('later')).toBeUndefined();
    expect(whenOf('más tarde')).toBeUndefined();
  });

  test('how many steps back', () => {
    expect(['back', 'go back 3 steps', 'dos pasos atrás', 'zwei Schritte zurück'].map(stepsBack)).toEqual([
      1, 3, 2, 2,
    ]);
  });
});

test('what is offered to be typed works there', () => {
  const conversation = atOwner(null);
  conversation.says('help');
  expect(textOf(conversation.said[0] as never)).not.toContain('**done**');
  conversation.says('yes');
  conversation.says('help');
  expect(conversation.saidText).toContain('You can also type: **done**, **back**, **status**, **restart**.');
});
