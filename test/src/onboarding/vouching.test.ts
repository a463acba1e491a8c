import { describe, expect, test } from '@jest/globals';
import { atLogIn, type Conversation, report } from '../../support/onboarding.ts';

/** Credentials that work, but for one permission that the shop gives no way to check. */
function atQuestion(): Conversation {
  const conversation = atLogIn();
  conversation.submits();
  const found = report('verified');
  const unproved = {
    id: 'transactions',
    required: 'modify',
    outcome: 'unknown',
    found: 'read-only',
  } as const;
  conversation.reports({
    ...found,
    checks: [...found.checks, { ...unproved, reason: 'only_reading_proved' }],
  });
  expect(conversation.saidText).not.toContain('Order Transactions');
  conversation.presses('store-yes');
  return conversation;
}

describe('what can not be checked', () => {
  test('is asked once, before the end', () => {
    const conversation = atQuestion();
    expect(conversation.saidText).toContain('**Order Transactions: modify**. Did you set it like that?');
    expect(conversation.saidText).toContain("[Yes, I set it] [No, I did not] [I'm not sure]");
    conversation.presses('vouch-yes');
    expect(conversation.saidText).toContain('that is all we needed');
    expect(conversation.alerts).toBe('');
    expect(conversation.onboarding.vouched).toBe('yes');
    conversation.says('status');
    expect(conversation.saidText).toContain('that is all we needed');
  });

  test('is not asked where everything was proved', () => {
    const conversation = atLogIn();
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.presses('store-yes');
    expect(conversation.saidText).toContain('that is all we needed');
  });

  test.each(["no, I didn't", 'forgot it', 'Nein', 'no'])(
    '"%s": the way to new ones, and the PM hears of it',
    (words) => {
      const conversation = atQuestion();
      conversation.says(words);
      expect(conversation.saidText).toContain('[Make a new one] [I did set it]');
      expect(conversation.alerts).toContain('says that this was **not** set: Order Transactions');
      conversation.presses('again');
      expect(conversation.place).toBe('create-account');
      conversation.submits('ob_test.s2');
      expect(conversation.onboarding.vouched).toBeUndefined();
    },
  );

  test.each(["I'm not sure", 'weiß nicht', 'no sé'])('"%s": all done, and the PM hears of it', (words) => {
    const conversation = atQuestion();
    conversation.says(words);
    expect(conversation.saidText).toContain('If it is missing, your project manager will get in touch');
    expect(conversation.alerts).toContain('is not sure whether this was set: Order Transactions');
  });

  test('is set after all', () => {
    const conversation = atQuestion();
    conversation.presses('vouch-no');
    conversation.presses('vouch-yes');
    expect(conversation.saidText).toContain('that is all we needed');
    expect(conversation.onboarding.vouched).toBe('yes');
  });

  test('is nothing that an answer to another question tells', () => {
    const conversation = atQuestion();
    conversation.says('is this safe?');
    expect(conversation.onboarding.vouched).toBeUndefined();
    expect(conversation.saidText).toContain('[Yes, I set it]');
    conversation.says('yes, I set it');
    expect(conversation.onboarding.vouched).toBe('yes');
  });
});
