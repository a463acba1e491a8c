import { expect, test } from '@jest/globals';
import {
  fromCommand,
  fromHomeOpened,
  fromMention,
  fromMessage,
  fromPress,
  fromSubmission,
  fromUninstall,
} from '../../../adapters/slack/payloads.ts';
import { payload, payloadsOf } from '../../support/payloads.ts';

const jane = { platform: 'slack', installation: 'T0123456789', user: 'U0MERCHANT1' } as const;
const inChat = { address: { ...jane, conversation: 'D0MERCHANT1' } };
const context = (place: string) => ({ onboarding: 'ob_1', place });

/** Each published shape, who reads it, and what it comes to. */
const READ: Record<string, [read: (body: unknown) => unknown, expected: unknown]> = {
  'message-im': [
    fromMessage,
    {
      kind: 'text',
      id: 'message:D0MERCHANT1:1790000000.000100',
      at: 1_790_000_000_000,
      from: inChat,
      text: 'Hello & good morning',
    },
  ],
  'file-share': [
    fromMessage,
    {
      kind: 'files',
      from: inChat,
      text: 'Here it is',
      files: [expect.stringContaining('"url_private_download":"https://files.slack.com/')],
    },
  ],
  'file-access-stub': [
    fromMessage,
    { kind: 'files', from: inChat, files: [expect.stringContaining('"file_access":"check_file_info"')] },
  ],
  'block-actions': [
    fromPress,
    {
      kind: 'choice',
      at: 1_790_000_001_500,
      from: { address: { ...jane, conversation: jane.user }, name: 'jane' },
      where: { kind: 'dm' },
      choice: 'next',
      context: context('welcome'),
      trigger: '12345.98765.abcd',
    },
  ],
  'view-submission': [
    fromSubmission,
    {
      event: {
        kind: 'form',
        from: { address: jane },
        values: { store: 'acme01test' },
        context: context('form'),
      },
      fields: ['store', 'note'],
    },
  ],
  'slash-command': [
    fromCommand,
    {
      from: { address: { user: 'U0PROJECTPM' }, name: 'priya' },
      where: { kind: 'command', address: { conversation: 'C0ONBOARDING' } },
      filter: 'stuck',
    },
  ],
  'app-home-opened': [
    fromHomeOpened,
    { tab: 'messages', event: { kind: 'hello', installed: false, from: inChat } },
  ],
  'app-uninstalled': [fromUninstall, { installation: 'T0123456789', at: expect.any(Number) }],
  'tokens-revoked': [fromUninstall, { installation: 'T0123456789', at: expect.any(Number) }],
};

test.each(Object.entries(READ))('%s', (name, [read, expected]) => {
  const seen = { it: read(payload('slack', name)) };
  expect(seen).toMatchObject({ it: expected });
});

test('each published shape is read', () => {
  expect(Object.keys(READ).sort()).toEqual(payloadsOf('slack').sort());
});

test('a file reference holds no file name', () => {
  expect(JSON.stringify(fromMessage(payload('slack', 'file-share')))).not.toContain('"name"');
});

test.each([1e308, -5, 0])('a time that is none (%p) is now', (time) => {
  const before = Date.now();
  const told = Object(payload('slack', 'message-im'));
  expect(fromMessage({ ...told, event_time: time })?.at).toBeGreaterThanOrEqual(before);
  const pressed = Object(payload('slack', 'block-actions'));
  const [action] = pressed.actions;
  const press = { ...pressed, actions: [{ ...action, action_ts: String(time) }] };
  const at = fromPress(press)?.at ?? 0;
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(Date.now());
});

test('somebody of another company is told apart, by a press and by a mention', () => {
  const press = Object(payload('slack', 'block-actions'));
  const by = (team_id: string) => fromPress({ ...press, user: { ...press.user, team_id } })?.from.isExternal;
  expect(by('T0OTHERS')).toBe(true);
  expect(by(press.team.id)).toBeUndefined();

  const event = { type: 'app_mention', channel: 'C1', user: 'U1', text: '<@U0BOT> hi', ts: '1.1' };
  const told = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event_time: 1_700_000_000 };
  const mention = (more: object) =>
    fromMention({ ...told, event: { ...event, ...more } })?.event.from.isExternal;
  expect(mention({ user_team: 'T0OTHERS' })).toBe(true);
  expect(mention({ user_team: 'T1' })).toBeUndefined();
  expect(mention({})).toBeUndefined();
});
