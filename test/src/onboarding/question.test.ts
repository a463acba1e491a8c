import { describe, expect, test } from '@jest/globals';
import { cardMessage } from '../../../src/views/pm/card.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, Conversation, report, textOf } from '../../support/onboarding.ts';

const guide = bigcommerceGuide();
const talk = () => new Conversation(guide);

describe('a question for the PM', () => {
  test('is passed on without what looks like a secret, and the guide goes on', () => {
    const conversation = atLogIn();
    conversation.says('talk to my PM');
    conversation.says('Is a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p the right token? It says 403.');
    expect(conversation.alerts).toContain('the right token?');
    expect(conversation.alerts).toContain('@{slack:U1|Jane}');
    expect(JSON.stringify(conversation.effects)).not.toContain('a1b2c3d4e5f6');
    conversation.presses('resume');
    expect(conversation.saidText).toContain('Log in to BigCommerce');
  });

  test('however long, arrives whole: what does not fit goes on in the thread', () => {
    const conversation = atLogIn();
    conversation.says('talk to my PM');
    const long = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ');
    for (const words of [long, `x${'🙂'.repeat(3001)}`]) {
      conversation.says('talk to my PM');
      conversation.says(words);
      const alerts = conversation.effects.flatMap((effect) => (effect.kind === 'alert' ? [effect] : []));
      const quoted = alerts.flatMap(({ message }) =>
        message.blocks.flatMap((block) => (block.type === 'quote' ? [block.text] : [])),
      );
      expect(alerts.map(({ thread }) => thread)).toEqual([true, true, true]);
      expect(quoted.join('')).toBe(words);
      for (const part of quoted) expect(part.length).toBeLessThanOrEqual(2500);
      for (const part of quoted) expect(part).toBe(Buffer.from(part).toString());
      expect(conversation.alerts).toContain('it goes on in the thread');
      expect(conversation.alerts).toContain('part 3 of 3');
    }
  });

  test('may come along with a file', () => {
    const conversation = atLogIn();
    conversation.says('talk to my PM');
    conversation.happens({ kind: 'files', files: ['sealed'], text: 'It looks like this, what now?' });
    expect(conversation.alerts).toContain('It looks like this, what now?');
    expect(conversation.saidText).toContain('Sent to your project manager');
    expect(conversation.effects).toContainEqual({
      kind: 'fetch',
      files: ['sealed'],
      sentAt: conversation.now,
    });
    conversation.says('done');
    expect(conversation.place).toBe('settings');
  });

  test('that nobody waits for, along with a file: how to ask it', () => {
    const conversation = atLogIn();
    conversation.happens({ kind: 'files', files: ['sealed'], text: 'May I close the window?' });
    expect(conversation.saidText).toContain('type **talk to my PM**');
    conversation.happens({ kind: 'files', files: ['sealed'], text: 'here it is' });
    expect(conversation.said).toEqual([]);
  });

  test.each([
    ['back', 'owner', 'Are you allowed to create API accounts?'],
    ['Done', 'settings', 'Open the settings'],
    ['status', 'log-in', 'You are at step 1 of 9'],
    ['Restart!', 'log-in', 'Shall we start again'],
    ['type it in', 'log-in', '[Open the form]'],
    ['never mind', 'log-in', 'Log in to BigCommerce'],
  ])('"%s" is no question but the command it always is', (words, place, answer) => {
    const conversation = atLogIn();
    conversation.says('talk to my PM');
    conversation.says(words);
    expect(conversation.alerts).toBe('');
    expect(conversation.place).toBe(place);
    if (conversation.effects.some(({ kind }) => kind === 'open-form'))
      conversation.happens({ kind: 'form-not-opened' });
    expect(conversation.saidText).toContain(answer);
    conversation.says('Do you mean this store?');
    expect(conversation.alerts).toBe('');
  });

  test("what is written after *I'm stuck* tells why, and is passed on with the step", () => {
    const conversation = atLogIn();
    conversation.says("I'm stuck");
    expect(conversation.saidText).toContain('Forgot your password?');
    expect(conversation.saidText).toContain('one line');
    conversation.says('it asks me for a code from my phone');
    expect(conversation.alerts).toContain('**Stuck**');
    expect(conversation.alerts).toContain('it asks me for a code from my phone');
    expect(conversation.alerts).toContain('Step 1 of 9: Log in to BigCommerce');
    // What is understood is no reason: they go on.
    conversation.says('help');
    conversation.says('done');
    expect([conversation.alerts, conversation.place]).toEqual(['', 'settings']);
  });

  test.each([
    'Can I go back to the last step and do it again?',
    'help me find the menu please',
    'Done, but nothing was downloaded',
    "No, that isn't my store",
    'yes but where?',
    'What is the status of our contract?',
    'Where is my file?',
    "I don't understand",
  ])('"%s" is one', (words) => {
    const conversation = talk();
    conversation.says('hi');
    conversation.presses('next');
    conversation.says('talk to my PM');
    conversation.says(words);
    expect(conversation.alerts).toContain(words);
    expect(conversation.place).toBe('owner');
  });

  test.each(['Hello!', 'ok', 'question', ' '])('"%s" leads up to one', (words) => {
    const conversation = atLogIn();
    conversation.says('talk to my PM');
    conversation.says(words);
    expect(conversation.saidText).toContain('Write your question');
    conversation.says('When do we start');
    expect(conversation.alerts).toContain('When do we start');
  });

  test('a question that was asked for is not answered by what is shown after it', () => {
    const conversation = atLogIn();
    conversation.says('restart');
    conversation.says('status');
    conversation.says('yes');
    expect(conversation.place).toBe('settings');
  });

  test('"done" is never one, not even where it means nothing', () => {
    const conversation = talk();
    conversation.says('hi');
    conversation.presses('next');
    conversation.says('talk to my PM');
    conversation.says('done');
    expect(conversation.alerts).toBe('');
    expect(conversation.saidText).toContain('Are you one of them?');
  });

  test('"yes" answers the result that came meanwhile', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.says('talk to my PM');
    conversation.reports(report('verified'));
    conversation.says('yes');
    expect(conversation.saidText).toContain('that is all we needed');
  });

  test('asking for the PM twice asks for the question twice', () => {
    const conversation = atLogIn();
    conversation.presses('stuck');
    conversation.presses('pm');
    conversation.says('talk to my PM');
    expect(conversation.alerts).toBe('');
    expect(conversation.saidText).toContain('Write your question');
  });

  test('is not a sticker, which has no words', () => {
    const conversation = atLogIn();
    conversation.says('');
    expect(conversation.saidText).toContain('Please use one of the buttons');
    conversation.says('talk to my PM');
    conversation.says('');
    expect(conversation.alerts).toBe('');
    expect(conversation.saidText).toContain('Write your question');
    conversation.says('What is a scope?');
    expect(conversation.alerts).toContain('What is a scope?');
  });

  test('can be called off', () => {
    const conversation = atLogIn();
    conversation.presses('stuck');
    conversation.presses('pm');
    conversation.says('never mind');
    expect(conversation.alerts).toBe('');
    conversation.says('done');
    expect(conversation.place).toBe('settings');
  });
});

describe('while no channel of a PM is named', () => {
  const alone = () => {
    const conversation = new Conversation(guide, null);
    conversation.says('hi');
    return conversation;
  };

  test('nobody is promised one', () => {
    const conversation = alone();
    conversation.says('talk to my PM');
    expect(conversation.saidText).toContain('contact the person at Modern Retail who sent you to me');
    conversation.says('When do we start?');
    expect(conversation.alerts).toBe('');
    expect(conversation.saidText).not.toContain('passed');
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.says('yes');
    expect(conversation.saidText).toContain('let the person at Modern Retail who sent you to me know');
    expect(conversation.saidText).not.toContain('project manager');
    conversation.submits('ob_test.s2');
    conversation.reports(report('unreachable', [], { checks: [] }));
    expect(conversation.saidText).not.toContain('project manager');
  });

  const pm = { platform: 'slack', conversation: 'C1' } as const;

  test('what it should have been told reaches the one named later, once', () => {
    const conversation = alone();
    conversation.submits();
    conversation.reports(report('needs_changes', ['Orders']));
    conversation.happens({ kind: 'assigned', pm });
    expect(conversation.effects.map(({ kind }) => kind)).toEqual(['list', 'card', 'alert', 'alert']);
    expect(conversation.alerts).toContain('One permission is not right: Orders');
    conversation.happens({ kind: 'assigned', pm });
    expect(conversation.effects).toEqual([]);
  });

  test.each([
    ['store-yes', 'The merchant says that it is the right store'],
    ['store-no', 'Wrong store'],
  ])('%s is not forgotten either', (choice, words) => {
    const conversation = alone();
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.presses(choice);
    conversation.happens({ kind: 'assigned', pm });
    expect(conversation.alerts).toContain(words);
  });

  test('the channel an onboarding has is kept', () => {
    const conversation = atLogIn();
    conversation.happens({ kind: 'assigned', pm: { platform: 'teams', conversation: '19:x' } });
    expect(conversation.onboarding.pm).toEqual(pm);
    expect(conversation.effects).toEqual([]);
  });
});

test('a PM reads how to answer where they are', () => {
  for (const [platform, words] of [
    ['slack', 'write `@Usher` and your answer'],
    ['teams', 'mention me with your answer'],
  ] as const) {
    const conversation = new Conversation(guide, { platform, conversation: 'C1' });
    conversation.says('hi');
    conversation.says('talk to my PM');
    conversation.says('When do we start?');
    expect(conversation.alerts).toContain(words);
    expect(conversation.alerts).toContain('[Reply]');
  }
});

describe('an open question', () => {
  const PRIYA = { user: 'U7', name: 'Priya' };
  const card = ({ onboarding }: Conversation) => textOf(cardMessage(guide, onboarding));
  function asking(): Conversation {
    const conversation = atLogIn();
    conversation.says('talk to my PM');
    conversation.says('When do we start?');
    return conversation;
  }
  const aloud = ({ effects }: Conversation) =>
    effects.flatMap((effect) => (effect.kind === 'alert' ? [effect.aloud] : []));

  test('is seen in the channel once, and on the card until somebody answers', () => {
    const conversation = asking();
    expect(aloud(conversation)).toEqual([true]);
    expect(card(conversation)).toContain('Has a question: Step 1 of 9: Log in to BigCommerce');
    expect(card(conversation)).toContain('At risk');
    expect(card(conversation)).toContain('[Mark as answered]');
    conversation.says('talk to my PM');
    conversation.says('And where?');
    expect(aloud(conversation)).toEqual([undefined]);
    conversation.happens({ kind: 'replied', by: PRIYA, text: 'On Monday.', isShown: false });
    expect(conversation.effects).toContainEqual({ kind: 'answer', by: PRIYA, text: 'On Monday.' });
    expect(conversation.alerts).toContain('> On Monday.');
    expect(card(conversation)).not.toContain('Has a question');
    conversation.says('talk to my PM');
    conversation.says('Which Monday?');
    expect(aloud(conversation)).toEqual([true]);
  });

  test('that was answered elsewhere is marked so, once', () => {
    const conversation = asking();
    conversation.happens({ kind: 'question-closed', by: PRIYA });
    expect(conversation.alerts).toContain('has marked this as answered');
    expect(card(conversation)).not.toContain('[Mark as answered]');
    conversation.happens({ kind: 'question-closed', by: PRIYA });
    expect(conversation.effects).toEqual([]);
  });
});
