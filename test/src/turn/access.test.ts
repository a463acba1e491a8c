import { expect, test } from '@jest/globals';
import type { Inbound } from '../../../src/chat/inbound.ts';
import { ACCESS, actionOf, refusal } from '../../../src/turn/access.ts';
import { notice } from '../../../src/views/notices.ts';
import { ACTIONS, ACTORS, type Actor, cellOf, documentedAccess } from '../../support/access.ts';

test('the document has the table that the code goes by', () => {
  const actors = Object.keys(ACTORS) as Actor[];
  const table = ACTIONS.map((action) => [
    action,
    Object.fromEntries(actors.map((actor) => [actor, cellOf(action, actor)])),
  ]);
  expect(documentedAccess()).toEqual(Object.fromEntries(table));
});

const ROLES = ['merchant', 'pm', 'nobody'] as const;
test.each(ACTIONS.flatMap((action) => ROLES.map((role) => [action, role] as const)))(
  '%s by %s: it is allowed, or something is said',
  (action, role) => {
    const refused = refusal(role, action);
    expect(ACCESS[action][role]).toBe(refused ?? 'yes');
    if (refused) expect(notice(refused).summary).toMatch(/^[A-Z].{20,120}\.$/);
  },
);

const dm = { platform: 'slack', conversation: 'D1', user: 'U1' } as const;
const base = { id: 'e', at: 0, from: { address: dm } };
const choice = { kind: 'choice', choice: 'next', context: undefined, trigger: undefined } as const;
const form = { kind: 'form', values: {}, context: undefined } as const;
const at = (kind: Inbound['where']['kind']) => ({ kind, address: dm });
test.each<[Inbound, ReturnType<typeof actionOf>]>([
  [{ ...base, where: at('dm'), kind: 'hello', installed: false }, 'open'],
  [{ ...base, where: at('dm'), kind: 'text', text: 'hi' }, 'text'],
  [{ ...base, where: at('dm'), kind: 'files', files: [], text: '' }, 'file'],
  [{ ...base, where: at('dm'), ...form }, 'form'],
  [{ ...base, where: at('channel'), ...form }, 'form'],
  [{ ...base, where: at('dm'), ...choice }, 'press'],
  [{ ...base, where: at('home'), ...choice }, 'press'],
  [{ ...base, where: at('channel'), ...choice }, 'card'],
  [{ ...base, where: at('thread'), ...choice }, 'card'],
])('%j is %s', (inbound, action) => expect(actionOf(inbound)).toBe(action));
