import { describe, expect, test } from '@jest/globals';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, type Conversation, report } from '../../support/onboarding.ts';

/** Goes on until a step is reached. */
function reach(conversation: Conversation, step: string): void {
  while (conversation.place !== step) conversation.presses('next');
}

/** A merchant whose first credentials came to this. */
function tried(...found: Parameters<typeof report>): Conversation {
  const conversation = atLogIn();
  conversation.submits();
  conversation.reports(report(...found));
  return conversation;
}

describe('the second try', () => {
  test('what was wrong is marked in the list, and where they come to it one at a time', () => {
    const conversation = tried('needs_changes', ['Marketing']);
    expect(conversation.saidText).toContain('This is about **Acme Outdoor**');
    conversation.presses('again');
    reach(conversation, 'permissions');
    expect(conversation.saidText).toContain('bad Marketing → modify');
    expect(conversation.saidText).toContain('todo Orders → modify');
    expect(conversation.saidText).toContain('Not right last time: **Marketing**.');
    conversation.presses('one-by-one');
    expect(conversation.saidText).not.toContain('not right last time');
    conversation.presses('next');
    conversation.presses('next');
    expect(conversation.saidText).toContain('This one was not right last time.');
  });

  test('the first time nothing is marked, nor where nothing was granted', () => {
    const first = atLogIn();
    reach(first, 'permissions');
    const nothing = tried('needs_changes', ['Marketing', 'Orders'], { reason: 'nothing_granted' });
    nothing.presses('again');
    reach(nothing, 'permissions');
    for (const { saidText } of [first, nothing]) expect(saidText).not.toMatch(/bad |last time/);
  });

  test('for another store they log in there first', () => {
    const conversation = tried('verified');
    conversation.presses('store-no');
    conversation.presses('again');
    expect(conversation.place).toBe(bigcommerceGuide().flow.login);
    conversation.presses('back');
    expect(conversation.onboarding.phase).toBe('guide');
  });
});

describe('who has no file', () => {
  test.each(['presses', 'says'] as const)('%s so where it is asked for: the ways on without it', (way) => {
    const conversation = atLogIn();
    reach(conversation, 'upload');
    if (way === 'presses') conversation.presses('no-file');
    else conversation.says('I have no file');
    expect(conversation.place).toBe('upload');
    expect(conversation.saidText).toContain('**Window closed, and no file?**');
    expect(conversation.saidText).toContain(
      '[Make a new one] [Type it in instead] [Carry on] [Talk to my PM]',
    );
    conversation.presses('again');
    expect(conversation.place).toBe(bigcommerceGuide().flow.redo);
    conversation.presses('back');
    expect(conversation.place).toBe('upload');
  });
});
