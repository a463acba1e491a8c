import { expect, test } from '@jest/globals';
import type { Event } from '../../../src/state/event.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report } from '../../support/onboarding.ts';

const ADA = { user: 'U7', name: 'Ada' };
const BEN = { user: 'U8', name: 'Ben' };

/** A merchant whose credentials work. */
function verified(): Conversation {
  const conversation = new Conversation(bigcommerceGuide());
  conversation.says('hi');
  conversation.submits('ob_test.s1');
  conversation.reports(report('verified'));
  return conversation;
}

const asks = (conversation: Conversation, id: string, by = ADA) =>
  conversation.happens({
    kind: 'hand-over-asked',
    by,
    way: 'page',
    link: { id, until: conversation.now + 3_600_000 },
  });
const opens = (conversation: Conversation, link: string, attempt = 'a1') =>
  conversation.happens({ kind: 'opening', submission: 'ob_test.s1', way: 'page', link, attempt, by: ADA });
const shown = (conversation: Conversation, submission = 'ob_test.s1') =>
  conversation.happens({ kind: 'handed-over', submission, way: 'page', by: ADA });
const kinds = ({ effects }: Conversation) => effects.map(({ kind }) => kind);
const opening = ({ onboarding }: Conversation) => onboarding.handOver?.opening;

test('nothing is there to ask for before credentials are verified', () => {
  const conversation = new Conversation(bigcommerceGuide());
  conversation.says('hi');
  conversation.submits('ob_test.s1');
  for (const verdict of ['needs_changes', 'invalid', 'unreachable'] as const) {
    asks(conversation, 'link');
    conversation.reports(report(verdict));
    asks(conversation, 'link');
    expect(conversation.onboarding.handOver).toBeUndefined();
    conversation.submits(`ob_test.${verdict}`);
  }
});

test('only the newest link opens, once, and the first of several attempts', () => {
  const conversation = verified();
  asks(conversation, 'older');
  asks(conversation, 'newer');
  opens(conversation, 'older');
  expect(opening(conversation)).toBeUndefined();
  opens(conversation, 'newer', 'first');
  expect(kinds(conversation)).toEqual(['conclude']);
  opens(conversation, 'newer', 'second');
  expect(kinds(conversation)).toEqual([]);
  expect(opening(conversation)).toMatchObject({ attempt: 'first', by: ADA });
});

test('what was shown is destroyed, and told to both; the file may go now', () => {
  const conversation = verified();
  asks(conversation, 'link');
  opens(conversation, 'link');
  shown(conversation);
  expect(conversation.effects).toContainEqual({ kind: 'discard', submission: 'ob_test.s1' });
  expect(conversation.saidText).toContain('has them. You can delete the file now.');
  expect(conversation.alerts).toContain('Handed over');
  // The same again, late, tells nobody twice.
  shown(conversation);
  expect(conversation.said).toEqual([]);
});

test('credentials of before, shown while others were sent: destroyed, and the merchant is told nothing', () => {
  const conversation = verified();
  asks(conversation, 'link');
  opens(conversation, 'link');
  conversation.submits('ob_test.s2', 'file', 'other');
  expect(conversation.onboarding.kept?.submission).toBe('ob_test.s1');
  shown(conversation);
  expect(conversation.onboarding.kept).toBeUndefined();
  expect(conversation.onboarding.handOver?.done).toBeUndefined();
  expect(conversation.said).toEqual([]);
  expect(conversation.alerts).toContain('Handed over');
});

test('what is out is not kept when the merchant begins again', () => {
  const conversation = verified();
  shown(conversation);
  conversation.says('restart');
  conversation.presses('restart-yes');
  expect(conversation.onboarding.kept).toBeUndefined();
  asks(conversation, 'link');
  expect(conversation.onboarding.handOver?.asked).toBeUndefined();
});

test.each<[string, Event['kind'], string]>([
  ['a link', 'opened-again', 'opened again'],
  ['an opening', 'hand-over-doubtful', 'May have been seen'],
])('%s that is known no more is nothing to tell of', (_name, kind, words) => {
  const conversation = verified();
  asks(conversation, 'link');
  opens(conversation, 'link');
  conversation.happens({ kind, link: 'another' } as never);
  expect(conversation.alerts).not.toContain(words);
  conversation.happens({ kind, link: 'link' } as never);
  expect(conversation.alerts).toContain(words);
});

test('a form asked for again: of the one before nobody will say how it ended', () => {
  const conversation = verified();
  const form = (id: string, by: typeof ADA) =>
    conversation.happens({
      kind: 'hand-over-asked',
      by,
      way: 'form',
      link: { id, until: conversation.now + 3_600_000 },
      trigger: 'trigger',
    });
  form('one', ADA);
  expect(kinds(conversation)).toEqual(['show', 'conclude']);
  form('two', BEN);
  expect(conversation.alerts).toContain('@{slack:U7|Ada}');
  expect(opening(conversation)).toMatchObject({ link: 'two', by: BEN });
  conversation.happens({ kind: 'not-shown', link: 'two' });
  expect(conversation.alerts).toContain('Nobody saw them');
  expect(opening(conversation)).toMatchObject({ ended: 'hidden' });
});

test('the terminal needs no link, and waits for the end of what is being shown', () => {
  const conversation = verified();
  const terminal = (link: string) =>
    conversation.happens({ kind: 'opening', submission: 'ob_test.s1', way: 'terminal', link, attempt: link });
  asks(conversation, 'link');
  opens(conversation, 'link');
  terminal('t1');
  expect(opening(conversation)).toMatchObject({ link: 'link' });
  conversation.happens({ kind: 'hand-over-doubtful', link: 'link' });
  terminal('t2');
  expect(opening(conversation)).toMatchObject({ way: 'terminal', link: 't2' });
});
