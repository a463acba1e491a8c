import { expect, test } from '@jest/globals';
import type { AuditEntry } from '../../../src/state/audit.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { atLogIn, Conversation, report } from '../../support/onboarding.ts';

const JANE = { who: { user: 'U1', name: 'Jane' }, where: 'slack:D1' };
const ADA = { user: 'U7', name: 'Ada' };

/** What is put on record from now on. */
function recorded(conversation: Conversation): AuditEntry[] {
  const all: AuditEntry[] = [];
  conversation.onEvent = ({ audit }) => all.push(...audit);
  return all;
}

const words = (all: AuditEntry[]) => all.map(({ what, detail = [] }) => [what, ...detail].join(' '));

test('who only opens the chat did nothing; their first word is a start', () => {
  const conversation = new Conversation(bigcommerceGuide());
  const all = recorded(conversation);
  conversation.happens({ kind: 'hello', installed: true });
  expect(all).toEqual([]);
  conversation.says('hi');
  conversation.says('next');
  const [entry] = all;
  expect(all).toHaveLength(1);
  expect(entry).toEqual({
    at: conversation.onboarding.startedAt,
    what: 'started',
    onboarding: 'ob_test',
    ...JANE,
  });
});

test('credentials: sent, what was found, replaced by newer ones', () => {
  const conversation = atLogIn();
  const all = recorded(conversation);
  conversation.submits('ob_test.s1');
  expect(all).toEqual([
    { at: conversation.now, what: 'sent', onboarding: 'ob_test', ...JANE, detail: ['file', '01234567'] },
  ]);
  conversation.reports(report('verified'));
  conversation.submits('ob_test.s2', 'paste');
  conversation.reports(report('verified'));
  expect(words(all)).toEqual([
    'sent file 01234567',
    'verified 01234567',
    'sent paste 01234567',
    'verified 01234567',
    'destroyed replaced',
  ]);
});

test.each([
  ['needs_changes', 'needs-changes'],
  ['invalid', 'refused'],
  ['unreachable', 'not-checked'],
] as const)('a report that says %s', (verdict, what) => {
  const conversation = atLogIn();
  conversation.submits();
  const all = recorded(conversation);
  conversation.reports(report(verdict, ['Orders'], { reason: 'unknown_token' } as object));
  expect(all[0]).toEqual({
    at: conversation.now,
    what,
    onboarding: 'ob_test',
    detail: ['01234567', 'unknown_token'],
  });
});

test('handed over: who asked, who was shown them, that they are gone; who comes later', () => {
  const conversation = atLogIn();
  conversation.submits();
  conversation.reports(report('verified'));
  const all = recorded(conversation);
  const link = { id: 'link', until: conversation.now + 3_600_000 };
  conversation.happens({ kind: 'hand-over-asked', by: ADA, way: 'page', link });
  const opening = { submission: 'ob_test.s1', way: 'page', link: 'link', attempt: 'a1', by: ADA } as const;
  conversation.happens({ kind: 'opening', ...opening });
  conversation.happens({ kind: 'handed-over', submission: 'ob_test.s1', way: 'page', by: ADA });
  conversation.happens({ kind: 'opened-again', link: 'link' });
  expect(all.map(({ at: _at, onboarding: _id, ...entry }) => entry)).toEqual([
    { what: 'hand-over-asked', who: ADA, where: 'slack:C1', detail: ['page'] },
    { what: 'revealed', who: ADA, where: 'page' },
    { what: 'destroyed', detail: ['handed-over'] },
    { what: 'opened-again', where: 'page' },
  ]);
});

test('pushed to a receiver; and shown, perhaps', () => {
  const conversation = atLogIn();
  conversation.submits();
  conversation.reports(report('verified'));
  const all = recorded(conversation);
  const opening = { submission: 'ob_test.s1', link: 'terminal 1', attempt: 'a1' } as const;
  conversation.happens({ kind: 'opening', way: 'terminal', ...opening });
  conversation.happens({ kind: 'hand-over-doubtful', link: 'terminal 1' });
  conversation.happens({ kind: 'handed-over', submission: 'ob_test.s1', way: 'vault' });
  expect(all.map(({ what, where }) => [what, where])).toEqual([
    ['maybe-revealed', 'terminal'],
    ['pushed', 'vault'],
    ['destroyed', undefined],
  ]);
});
