import { expect, test } from '@jest/globals';
import { ownMessage } from '../../../../src/views/merchant/status.ts';
import { bigcommerceGuide } from '../../../support/guide.ts';
import { Conversation, report, textOf } from '../../../support/onboarding.ts';

const guide = bigcommerceGuide();

/** What a merchant reads of themselves, in their own chat and elsewhere. */
function own(conversation: Conversation): { here: string; elsewhere: string } {
  const read = (isHere: boolean) => textOf(ownMessage(guide, conversation.onboarding, isHere));
  return { here: read(true), elsewhere: read(false) };
}

test('in the middle: how to go on, from wherever it is read', () => {
  const conversation = new Conversation(guide);
  conversation.says('hi');
  expect(own(conversation).here).toBe(
    "moving **BigCommerce API credentials**: Just started\nWrite **status**, and we'll carry on from there.",
  );
  expect(own(conversation).elsewhere).toContain('open our own chat and write **status**');
});

test('while it is checked there is nothing to do, and when all is done neither', () => {
  const conversation = new Conversation(guide);
  conversation.submits();
  expect(own(conversation).here).toContain(
    "nothing you need to do: I'll write to you here as soon as I know",
  );
  expect(own(conversation).elsewhere).toContain('write to you in our own chat');
  conversation.reports(report('verified'));
  expect(own(conversation).here).toContain('Write **status**');
  conversation.presses('store-yes');
  for (const text of Object.values(own(conversation))) {
    expect(text).toContain('You are done');
    expect(text).not.toContain('to go on');
  }
});
