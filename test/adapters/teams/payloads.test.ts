import { expect, test } from '@jest/globals';
import { activitySchema } from '../../../adapters/teams/activity.ts';
import { read } from '../../../adapters/teams/payloads.ts';
import { payload, payloadsOf } from '../../support/payloads.ts';

const TENANT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const jane = { platform: 'teams', tenant: TENANT, user: '29:merchant' } as const;
const inChat = { address: { ...jane, conversation: 'a:personal-chat' }, name: 'Jane Doe' };
/** Who acted on a card: their id stands for their chat. */
const byId = { address: { ...jane, conversation: '29:merchant' }, name: 'Jane Doe' };
const context = (place: string) => ({ onboarding: 'ob_1', place });

/** Each published shape, and the event it comes to. */
const READ: Record<string, object> = {
  message: {
    kind: 'text',
    id: 'msteams:a:personal-chat:1790000000123',
    at: Date.parse('2026-09-21T14:13:20.123Z'),
    from: inChat,
    text: 'Hello & good morning',
  },
  'file-download': {
    kind: 'files',
    from: inChat,
    text: '',
    files: [
      expect.stringContaining('https://contoso-my.sharepoint.com/personal/jane/_layouts/15/download.aspx'),
    ],
  },
  'card-submit': { kind: 'choice', from: byId, choice: 'next', context: context('welcome') },
  'form-submit': {
    kind: 'form',
    from: byId,
    values: { store: 'acme01test' },
    context: context('form'),
    card: { conversation: 'a:personal-chat', id: '1790000000101' },
  },
  'installation-update': { kind: 'hello', installed: true, from: inChat },
  'conversation-update': { kind: 'hello', installed: false, from: inChat },
};

test.each(Object.entries(READ))('%s', (name, event) => {
  expect(read(activitySchema.parse(payload('teams', name)))).toMatchObject({ kind: 'event', event });
});

test('each published shape is read', () => {
  expect(Object.keys(READ).sort()).toEqual(payloadsOf('teams').sort());
});

test('a file reference holds no file name', () => {
  const event = JSON.stringify(read(activitySchema.parse(payload('teams', 'file-download'))));
  expect(event).not.toContain('credentials.txt');
});

test('a message without an id is told from others, whatever else is in it', () => {
  const sent = Object(payload('teams', 'card-submit'));
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  const idOf = (value: object) => {
    const message = activitySchema.parse({
      ...sent,
      id: undefined,
      value: { ...sent.value, ...value, deep },
    });
    const found = read(message);
    return found.kind === 'event' ? found.event.id : undefined;
  };
  expect(idOf({})).toBe(idOf({}));
  expect(idOf({})).not.toBe(idOf({ choice: 'back' }));
});

test('a time that is none is now', () => {
  const before = Date.now();
  const late = { ...Object(payload('teams', 'message')), timestamp: '+275760-09-13T00:00:00Z' };
  const found = read(activitySchema.parse(late));
  expect(found.kind === 'event' && found.event.at >= before && found.event.at <= Date.now()).toBe(true);
});
