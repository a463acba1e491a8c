import { describe, expect, test } from '@jest/globals';
import type { Effect } from '../../../src/state/effect.ts';
import { laneOf } from '../../../src/state/effect.ts';
import { progressMessage } from '../../../src/views/merchant/checking.ts';
import { cardMessage } from '../../../src/views/pm/card.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, Conversation, report, textOf } from '../../support/onboarding.ts';

const guide = bigcommerceGuide();
const talk = () => new Conversation(guide);

describe('the beginning', () => {
  test('whatever the first words are, they are answered with the welcome', () => {
    const conversation = talk();
    conversation.says('hello, Priya sent me');
    expect(conversation.saidText).toContain("Let's connect your BigCommerce store");
    expect(conversation.effects.map(({ kind }) => kind)).toEqual(['list', 'introduce', 'card', 'say']);
  });

  test('a question among them has its answer below the welcome', () => {
    const conversation = talk();
    conversation.says('who is this?');
    expect(conversation.saidText).toMatch(
      /Let's connect your BigCommerce store[\s\S]*I'm \*\*Usher\*\*, an automated/,
    );
    conversation.says("let's start");
    expect(conversation.place).toBe('owner');
  });

  test('opening the chat greets once', () => {
    const conversation = talk();
    conversation.happens({ kind: 'hello', installed: true });
    expect(conversation.said).toHaveLength(1);
    conversation.happens({ kind: 'hello', installed: false });
    expect(conversation.effects).toEqual([]);
  });

  test.each(['says', 'presses', 'sends'] as const)(
    'whoever only opens the chat is greeted, and the PM reads of them when they do something: %s',
    (does) => {
      const conversation = talk();
      conversation.happens({ kind: 'hello', installed: true });
      expect(conversation.effects.map(({ kind }) => kind)).toEqual(['say']);
      conversation.happens({ kind: 'undeliverable', reason: 'blocked', slot: 'step' });
      expect(conversation.effects).toEqual([]);
      conversation.happens({ kind: 'hello', installed: true });
      expect(conversation.effects.map(({ kind }) => kind)).not.toContain('card');
      if (does === 'says') conversation.says('hi');
      else if (does === 'presses') conversation.presses('next');
      else conversation.submits();
      expect(conversation.effects.slice(0, 3).map(({ kind }) => kind)).toEqual(['list', 'introduce', 'card']);
      expect(conversation.onboarding.startedAt).toBe(conversation.now);
      conversation.says('status');
      expect(conversation.effects.map(({ kind }) => kind)).not.toContain('list');
    },
  );

  test('installing the app again, in the middle, leads on from there, once', () => {
    const conversation = atLogIn();
    conversation.happens({ kind: 'hello', installed: true });
    expect(conversation.saidText).toContain('Welcome back');
    expect(conversation.saidText).toContain('Log in to BigCommerce');
    expect(conversation.saidText).toContain('(picture');
    conversation.happens({ kind: 'hello', installed: true }, 500);
    expect(conversation.effects).toEqual([]);
    conversation.submits();
    conversation.happens({ kind: 'hello', installed: true });
    expect(conversation.saidText).toContain('am checking them');
  });

  test('somebody who could not be reached is there again: the card says so, and they hear what they missed', () => {
    for (const hello of [true, false]) {
      const conversation = atLogIn();
      conversation.happens({ kind: 'undeliverable', reason: 'blocked', slot: 'step' });
      if (hello) conversation.happens({ kind: 'hello', installed: false });
      else conversation.says('done');
      expect(conversation.effects).toContainEqual({ kind: 'card' });
      expect(conversation.said).toHaveLength(1);
      expect(conversation.onboarding.unreachable).toEqual({});
    }
  });

  test('a message that never went out is not edited, nor the one before it', () => {
    for (const event of [
      { kind: 'undeliverable', reason: 'blocked', slot: 'step' },
      { kind: 'dropped', slot: 'step' },
    ] as const) {
      const conversation = atLogIn();
      conversation.happens({ kind: 'sent', slot: 'step', ref: { conversation: 'D1', id: 'm1' } });
      conversation.says('done');
      conversation.happens(event);
      expect(conversation.onboarding.messages).toEqual({});
    }
  });

  test('a file as the very first thing is taken', () => {
    const conversation = talk();
    conversation.happens({ kind: 'files', files: ['sealed'], text: '' });
    expect(conversation.effects).toContainEqual({
      kind: 'fetch',
      files: ['sealed'],
      sentAt: conversation.now,
    });
    expect(conversation.said).toEqual([]);
  });
});

describe('going through the guide', () => {
  test('a used button goes, and the message says what was chosen', () => {
    const conversation = talk();
    conversation.says('hi');
    conversation.presses('next');
    const [replace] = conversation.effects;
    expect(replace).toMatchObject({ kind: 'replace', slot: 'step' });
    const text = replace?.kind === 'replace' ? textOf(replace.message) : '';
    expect(text).toContain("You chose: **Let's start**");
    expect(text).not.toContain('[');
  });

  test.each([
    ['yes', 'log-in'],
    ['I am the owner', 'log-in'],
    ['yes I am the owner, I think', 'log-in'],
    ['No', 'hand-over'],
    ['no, that is my boss', 'hand-over'],
    ["I'm not sure", 'check-rights'],
  ])('"%s" answers the owner question with %s', (words, step) => {
    const conversation = talk();
    conversation.says('hi');
    conversation.presses('next');
    conversation.says(words);
    expect(conversation.place).toBe(step);
  });

  test('"done" does not answer the owner question', () => {
    const conversation = talk();
    conversation.says('hi');
    conversation.says('ok');
    expect(conversation.place).toBe('owner');
    conversation.says('done');
    expect(conversation.place).toBe('owner');
    expect(conversation.saidText).toContain('Please use one of the buttons');
    expect(conversation.saidText).toContain('Are you allowed to create API accounts?');
  });

  test("help answers with the step's own help, and the way to a person", () => {
    const conversation = atLogIn();
    conversation.says('help');
    expect(conversation.saidText).toContain('Forgot your password?');
    expect(conversation.saidText).toContain('[Talk to my PM]');
    expect(conversation.place).toBe('log-in');
  });

  test('the ten permissions can be gone through one at a time, and then reviewed', () => {
    const conversation = atLogIn();
    while (conversation.place !== 'permissions') conversation.says('done');
    conversation.presses('one-by-one');
    expect(conversation.place).toBe('permissions#0');
    expect(conversation.saidText).toContain('1 of 10');
    for (let item = 1; item <= 10; item++) conversation.says('done');
    expect(conversation.place).toBe('permissions#10');
    expect(conversation.saidText).toContain('done Customers → modify');
    conversation.presses('next');
    expect(conversation.place).toBe('save');
    conversation.presses('back');
    expect(conversation.place).toBe('permissions#10');
  });

  test('a button of an earlier message shows where we are instead', () => {
    const conversation = atLogIn();
    conversation.happens({ kind: 'choice', choice: 'may-not', place: 'owner', trigger: undefined });
    expect(conversation.place).toBe('log-in');
    expect(conversation.saidText).toContain('moved on from that step');
  });

  test('a double click does nothing the second time', () => {
    const conversation = atLogIn();
    const press = { kind: 'choice', choice: 'next', place: 'log-in', trigger: undefined } as const;
    conversation.happens(press);
    conversation.happens(press, 200);
    expect(conversation.place).toBe('settings');
    expect(conversation.effects).toEqual([]);
  });

  test('coming back days later resumes where they stopped', () => {
    const conversation = atLogIn();
    conversation.now += 5 * 86_400_000;
    conversation.says('hello');
    expect(conversation.place).toBe('log-in');
    expect(conversation.saidText).toContain('Log in to BigCommerce');
  });

  test('restart asks first', () => {
    const conversation = atLogIn();
    conversation.says('start over');
    expect(conversation.place).toBe('log-in');
    conversation.says('no');
    expect(conversation.place).toBe('log-in');
    conversation.says('restart');
    conversation.presses('restart-yes');
    expect(conversation.place).toBe('welcome');
    expect(conversation.onboarding.trail).toEqual([]);
  });

  test('a restart that was asked about is forgotten once something else was shown', () => {
    const conversation = atLogIn();
    for (const words of ['status', 'help', 'never mind']) {
      conversation.says('restart');
      conversation.says(words);
      const before = conversation.place;
      conversation.says('yes');
      expect(conversation.place).not.toBe('welcome');
      expect(conversation.onboarding.trail.at(-1)).toEqual({ step: before });
    }
    conversation.says('restart');
    conversation.submits();
    conversation.says('yes');
    expect(conversation.onboarding.phase).toBe('checking');
  });

  test('status says the step', () => {
    const conversation = atLogIn();
    conversation.says('status');
    expect(conversation.saidText).toContain('step 1 of 9');
  });
});

test('a sign or an "ok" that answers nothing is told where they are, without the step once more', () => {
  const conversation = atLogIn();
  conversation.says('🙂');
  expect(conversation.saidText).toMatch(
    /^Please use one of the buttons. This is where we are:\nWe are here: /,
  );
  conversation.submits();
  conversation.says('done');
  expect(conversation.saidText).toMatch(/^I have your/);
  conversation.reports(report('verified'));
  conversation.says('ok');
  expect(conversation.saidText).toContain("[Yes, that's my store]");
  conversation.happens({ kind: 'choice', choice: 'next', place: 'log-in', trigger: undefined });
  expect(conversation.saidText).toMatch(/^We've moved on from that step.*\nAll good/);
  conversation.says('status');
  expect(conversation.saidText).toMatch(/^All good/);
});

describe('credentials', () => {
  test("are taken at any step: got it, a check in the background, and the PM's card", () => {
    const conversation = atLogIn();
    conversation.submits();
    expect(conversation.place).toBe('upload');
    expect(conversation.effects).toContainEqual({ kind: 'verify', submission: 'ob_test.s1' });
    expect(conversation.saidText).toContain('Got it');
    expect(conversation.saidText.match(/^working /gm)).toHaveLength(10);
  });

  test('checks show up in one message that is edited', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.happens({
      kind: 'checked',
      submission: 'ob_test.s1',
      check: report('verified').checks[0] as never,
    });
    expect(conversation.effects).toHaveLength(1);
    expect(conversation.effects[0]).toEqual({ kind: 'progress', submission: 'ob_test.s1' });
    // Others that are finished within moments are seen with the next.
    const check = report('verified').checks[1] as never;
    conversation.happens({ kind: 'checked', submission: 'ob_test.s1', check }, 500);
    expect(conversation.effects).toEqual([]);
    conversation.happens({ kind: 'checked', submission: 'ob_test.s1', check }, 2_500);
    expect(conversation.effects.map(({ kind }) => kind)).toEqual(['progress']);
  });

  test('all good: the store is named, and the PM told', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(report('verified'));
    expect(conversation.saidText).toContain(
      '**Acme Outdoor** (acme-outdoor.example). **Is this your store?**',
    );
    expect(conversation.alerts).toContain('**Verified**');
    conversation.says('yes');
    expect(conversation.saidText).toContain('that is all we needed');
    conversation.says('hi');
    expect(conversation.saidText).toContain('that is all we needed');
  });

  test('good for another store: the PM is told not to use them', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.presses('store-no');
    expect(conversation.alerts).toContain('Wrong store');
    conversation.presses('again');
    expect(conversation.place).toBe('log-in');
  });

  test('the wrong store is not forgotten: it is said again, and not asked again', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.presses('store-no');
    conversation.says('status');
    expect(conversation.saidText).toContain('the right store');
    expect(conversation.saidText).not.toContain('Is this your store?');
  });

  test('a store is not confirmed by an "ok"', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.says('ok');
    expect(conversation.saidText).toContain('Is this your store?');
    expect(conversation.onboarding.storeConfirmed).toBeUndefined();
  });

  test('a store that was confirmed can turn out wrong, and right after all; the PM hears of both', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.says('yes');
    expect(conversation.saidText).toContain("[It's the wrong store] [Talk to my PM]");
    conversation.says('oh no, that is the wrong store!');
    expect(conversation.alerts).toContain('**Wrong store**');
    expect(conversation.saidText).toContain('[Show me how]');
    conversation.presses('store-yes');
    expect(conversation.alerts).toContain('**Right store after all**');
    for (const words of ['no', 'back']) {
      conversation.says(words);
      expect(conversation.saidText).toContain('Is this your store?');
      conversation.says('yes');
    }
    conversation.says('thanks');
    expect(conversation.saidText).toBe(
      'You are welcome! Everything is done here. All the best with your store!',
    );
    conversation.says('help');
    expect(conversation.saidText).toContain('[Talk to my PM]');
  });

  test('a file instead of the question for the PM: what follows answers what was shown', () => {
    const conversation = atLogIn();
    conversation.says('talk to my PM');
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.says('yes');
    expect(conversation.saidText).toContain('that is all we needed');
    expect(conversation.alerts).toBe('');
  });

  test('thanks are answered, and the buttons stay', () => {
    const conversation = atLogIn();
    const { open } = conversation.onboarding;
    conversation.says('Thanks!');
    expect(conversation.saidText).toContain('You are welcome');
    expect(conversation.onboarding.open).toEqual(open);
  });

  test('every wrong permission at once, the way to mend it, and back to the step that matters', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(report('needs_changes', ['Marketing', 'Orders']));
    expect(conversation.saidText).toContain('2 permissions are not right');
    expect(conversation.saidText).toContain('bad **Marketing** is set to none. It must be **modify**.');
    expect(conversation.saidText).toContain('bad **Orders** is set to none');
    expect(conversation.alerts).toContain('2 permissions are not right: Marketing, Orders.');
    conversation.presses('again');
    expect(conversation.place).toBe('create-account');
  });

  test('nothing granted is one message, not ten', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(
      report('needs_changes', ['Customers', 'Marketing', 'Orders'], { reason: 'nothing_granted' }),
    );
    expect(conversation.saidText).toContain('No permissions are set');
    expect(conversation.saidText).not.toContain('bad ');
  });

  test.each(['invalid', 'unreachable'] as const)(
    '%s: no check is shown as if it were still going on',
    (verdict) => {
      const conversation = atLogIn();
      conversation.submits();
      conversation.reports(report(verdict, [], { checks: [] }));
      expect(conversation.effects).toContainEqual({ kind: 'progress', submission: 'ob_test.s1' });
      const shown = progressMessage(bigcommerceGuide(), conversation.onboarding);
      expect(JSON.stringify(shown)).not.toContain('working');
    },
  );

  test('the shop does not answer: the merchant is told once', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.happens({ kind: 'delayed', submission: 'ob_test.s1' });
    expect(conversation.effects).toContainEqual({ kind: 'progress', submission: 'ob_test.s1' });
    expect(textOf(progressMessage(bigcommerceGuide(), conversation.onboarding))).toContain('not answering');
    conversation.happens({ kind: 'delayed', submission: 'ob_test.s1' });
    expect(conversation.effects).toEqual([]);
    conversation.says('hi');
    expect(conversation.saidText).toContain('keep trying');
  });

  test.each(['checking', 'retrying', 'begun again'])(
    "that can't be opened, while %s: asked for once more",
    (phase) => {
      const conversation = atLogIn();
      conversation.submits();
      if (phase === 'retrying') conversation.happens({ kind: 'delayed', submission: 'ob_test.s1' });
      if (phase === 'begun again') {
        conversation.says('restart');
        conversation.says('yes');
      }
      conversation.happens({ kind: 'lost', submission: 'ob_test.s1' });
      expect(conversation.effects).toContainEqual({ kind: 'discard', submission: 'ob_test.s1' });
      expect(conversation.effects).toContainEqual(
        expect.objectContaining({ kind: 'replace', slot: 'progress' }),
      );
      expect(conversation.saidText).toContain('**Please send the file once more:**');
      expect(conversation.alerts).toContain('**Could not be opened**');
      expect(conversation.onboarding).toMatchObject({ phase: 'guide', submission: undefined });
      expect(conversation.place).toBe(phase === 'begun again' ? 'welcome' : 'upload');
      conversation.happens({ kind: 'lost', submission: 'ob_test.s1' });
      expect(conversation.effects).toEqual([]);
    },
  );

  test('a newer submission counts, the older one is destroyed and its report ignored', () => {
    const conversation = atLogIn();
    conversation.submits('ob_test.s1');
    conversation.submits('ob_test.s2');
    expect(conversation.effects).toContainEqual({ kind: 'discard', submission: 'ob_test.s1' });
    expect(conversation.effects.map(({ kind }) => kind)).toEqual([
      'discard',
      'replace',
      'verify',
      'say',
      'card',
    ]);
    conversation.reports(report('verified'), 'ob_test.s1');
    expect(conversation.effects).toEqual([]);
    expect(conversation.onboarding.phase).toBe('checking');
  });

  test.each([
    ['verified', 'store-yes', false],
    ['verified', 'store-no', true],
    ['needs_changes', 'again', true],
  ] as const)('%s and %s: superseded, they are destroyed: %s', (verdict, choice, destroyed) => {
    const conversation = atLogIn();
    conversation.submits('ob_test.s1');
    const discards: Effect[] = [];
    conversation.onEvent = ({ effects }) =>
      discards.push(...effects.filter(({ kind }) => kind === 'discard'));
    conversation.reports(report(verdict, ['Orders']));
    conversation.presses(choice);
    conversation.submits('ob_test.s2');
    expect(discards).toEqual(destroyed ? [{ kind: 'discard', submission: 'ob_test.s1' }] : []);
  });

  describe('that work', () => {
    /** A merchant whose credentials work, and who said that the store is theirs. */
    function done(): Conversation {
      const conversation = atLogIn();
      conversation.submits('ob_test.s1');
      conversation.reports(report('verified'));
      conversation.presses('store-yes');
      return conversation;
    }
    const destroyed = ({ effects }: Conversation) =>
      effects.flatMap((effect) => (effect.kind === 'discard' ? [effect.submission] : []));
    const card = ({ onboarding }: Conversation) => textOf(cardMessage(guide, onboarding));

    test('outlive a restart and whatever does not work; the PM and the merchant read of them', () => {
      const conversation = done();
      conversation.says('restart');
      conversation.says('yes');
      expect(card(conversation)).toContain('Verified credentials for **Acme Outdoor**');
      for (const [index, verdict] of (['invalid', 'needs_changes', 'unreachable'] as const).entries()) {
        conversation.submits(`ob_test.s${index + 2}`);
        expect(destroyed(conversation)).toEqual([]);
        conversation.reports(report(verdict, ['Orders']));
        expect(destroyed(conversation)).toEqual([`ob_test.s${index + 2}`]);
        expect(card(conversation)).toContain('token `01234567`, sent');
        expect(conversation.saidText).toContain('that you sent before work, and I keep them');
      }
    });

    test('are destroyed as soon as newer ones for the same store work', () => {
      const conversation = done();
      conversation.submits('ob_test.s2');
      conversation.reports(report('verified'));
      expect(destroyed(conversation)).toEqual(['ob_test.s1']);
      expect(card(conversation)).not.toContain('kept');
    });

    test('are kept while newer ones are for another store, until that is said to be the right one', () => {
      for (const answer of ['store-yes', 'store-no'] as const) {
        const conversation = done();
        conversation.submits('ob_test.s2', 'file', 'another');
        conversation.reports(report('verified'));
        expect(destroyed(conversation)).toEqual([]);
        conversation.presses(answer);
        expect(destroyed(conversation)).toEqual(answer === 'store-yes' ? ['ob_test.s1'] : []);
      }
    });
  });

  test('a report that comes twice counts once', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.reports(report('verified'));
    expect(conversation.effects).toEqual([]);
  });

  test('what is not the file is named, and the place kept', () => {
    const conversation = atLogIn();
    conversation.happens({
      kind: 'refused',
      problem: { code: 'picture' },
    });
    expect(conversation.saidText).toContain('That is a picture or a screenshot.');
    expect(conversation.saidText).toContain('[Type it in instead]');
    expect(conversation.place).toBe('log-in');
  });

  test('the form opens when it is asked for, and is offered as a button where that takes a press', () => {
    const conversation = atLogIn();
    conversation.says('type it in');
    expect(conversation.effects).toMatchObject([{ kind: 'open-form', trigger: undefined }]);
    conversation.happens({ kind: 'form-not-opened' });
    expect(conversation.saidText).toContain('[Open the form]');
    conversation.presses('form');
    expect(conversation.effects).toMatchObject([{ kind: 'open-form', trigger: 'trigger' }]);
  });

  test('the message they were typed into is replaced, or shows what is to be mended', () => {
    const conversation = atLogIn();
    const card = { conversation: 'D1', id: 'm7' };
    const typed = { store: 'abc123' };
    conversation.happens({ kind: 'mistyped', card, errors: { access_token: 'bad_token' }, typed });
    const mend = { errors: { access_token: expect.stringContaining('not a complete access token') }, typed };
    expect(conversation.effects).toMatchObject([{ kind: 'open-form', card, form: { mend } }]);
    expect(conversation.place).toBe('log-in');
    const received = { id: 'ob_test.s1', via: 'form', shop: 'abc123', fingerprint: '01234567' } as const;
    conversation.happens({ kind: 'submitted', received, notes: [], card });
    expect(conversation.effects).toContainEqual(expect.objectContaining({ kind: 'close-form', card }));
    expect(conversation.saidText).toContain('Got it');
  });
});

describe('what is edited', () => {
  const ref = (n: number) => ({ conversation: 'D1', id: `m${n}` });
  const kinds = ({ effects }: Conversation) => effects.map(({ kind }) => kind);

  test('holds up nothing once it was sent: the edit knows its message, and has a lane of its own', () => {
    const conversation = atLogIn();
    for (const n of [1, 2, 3]) conversation.happens({ kind: 'sent', slot: 'step', ref: ref(n) });
    conversation.says('done');
    expect(conversation.effects).toContainEqual(expect.objectContaining({ kind: 'settle', ref: ref(3) }));
    expect(conversation.onboarding.messages.step).toBeUndefined();
    const [settle, say] = ['settle', 'say'].map((kind) =>
      conversation.effects.find((one) => one.kind === kind),
    );
    if (!settle || !say) throw new Error('one is missing');
    expect(laneOf(settle, 1)).not.toBe(laneOf(say, 2));
  });

  test('waits for its message where that is still on its way, and never takes an older one for it', () => {
    const conversation = atLogIn();
    // Three messages were asked for, of which the first has arrived.
    conversation.happens({ kind: 'sent', slot: 'step', ref: ref(1) });
    conversation.says('done');
    expect(kinds(conversation)).toContain('replace');
    expect(kinds(conversation)).not.toContain('settle');
    for (const n of [2, 3]) conversation.happens({ kind: 'sent', slot: 'step', ref: ref(n) });
    conversation.says('done');
    expect(kinds(conversation)).toContain('replace');
    // The fourth never arrives, and is not waited for.
    conversation.happens({ kind: 'dropped', slot: 'step' });
    conversation.happens({ kind: 'sent', slot: 'step', ref: ref(5) });
    conversation.says('done');
    expect(conversation.effects).toContainEqual(expect.objectContaining({ kind: 'settle', ref: ref(5) }));
  });

  test('how far the checks are is shown as soon as there is a message to show it in', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.happens({ kind: 'sent', slot: 'progress', ref: ref(9) });
    expect(conversation.effects).toEqual([{ kind: 'progress', submission: 'ob_test.s1' }]);
  });

  test("the PM's card: edits of it are apart from alerts, and soon after one another they wait for each other", () => {
    const conversation = atLogIn();
    expect(conversation.effects).toContainEqual({ kind: 'card' });
    conversation.happens({ kind: 'sent', slot: 'card', ref: ref(7) });
    conversation.says('done');
    expect(conversation.effects).toContainEqual({ kind: 'card', edit: true });
    const drawn = conversation.now;
    conversation.happens({ kind: 'text', text: 'done' }, 500);
    const later = { kind: 'card' as const, edit: true as const, notBefore: drawn + 2_000 };
    expect(conversation.effects).toContainEqual(later);
    expect(laneOf(later, 9)).toBe('card');
    conversation.happens({ kind: 'text', text: 'done' }, 2_000);
    expect(conversation.effects).toContainEqual({ kind: 'card', edit: true });
  });
});
