import { expect, test } from '@jest/globals';
import {
  fromCommand,
  fromHandOverCommand,
  fromHomeOpened,
  fromMention,
  fromMessage,
  fromPress,
  fromStartCommand,
  fromSubmission,
  fromUninstall,
  viewer,
} from '../../adapters/slack/payloads.ts';
import { fromSheet } from '../../adapters/slack/sheets.ts';
import { activitySchema } from '../../adapters/teams/activity.ts';
import { read } from '../../adapters/teams/payloads.ts';
import { answerOf, oddText, spoiledJson, tried, uncountable } from '../support/fuzz.ts';
import { payload, payloadsOf } from '../support/payloads.ts';

/** Years of five digits can't be written everywhere. */
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** What an adapter hands to the bot: its numbers are some, and when it was can be shown. */
function expectSound(answer: unknown): void {
  expect(uncountable(answer)).toEqual([]);
  const at = timeOf(answer);
  expect(at).toBeGreaterThanOrEqual(0);
  expect(at).toBeLessThanOrEqual(LATEST);
}

/** When something was, wherever in an answer that stands. */
function timeOf(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null) return 0;
  const { at, event, question, command } = answer as Record<string, unknown>;
  return typeof at === 'number' ? at : timeOf(event ?? question ?? command);
}

const samples = (platform: 'slack' | 'teams') => payloadsOf(platform).map((name) => payload(platform, name));

/** The shapes of which no fixture is kept: they are like another. */
const MENTION = {
  event_id: 'Ev1',
  event_time: 1_790_000_000,
  event: {
    user: 'U1',
    channel: 'C1',
    ts: '1790000000.000100',
    thread_ts: '1.2',
    text: '<@U9> hello <@U2|ana>',
  },
};
const SHEET = {
  type: 'view_closed',
  user: { id: 'U1' },
  view: {
    id: 'V1',
    callback_id: 'sheet',
    private_metadata: '{"onboarding":"ob_1","place":"p","choice":"done","channel":"C1"}',
  },
};
const FORWARDED = {
  ...Object(payload('slack', 'message-im')),
  event: {
    ...Object(Object(payload('slack', 'message-im')).event),
    attachments: [{ is_share: true, text: 'token', files: [{ id: 'F1' }] }],
  },
};

test.each([
  ['message', fromMessage],
  ['mention', fromMention],
  ['home', fromHomeOpened],
  ['press', fromPress],
  ['submission', fromSubmission],
  ['sheet', (body: unknown) => fromSheet(body, viewer)],
  ['uninstall', fromUninstall],
  ['status', fromCommand],
  ['start', fromStartCommand],
  ['hand over', fromHandOverCommand],
])('whatever Slack sends is a %s or nothing', (_, from: (body: unknown) => unknown) => {
  const known = [...samples('slack'), MENTION, SHEET, FORWARDED].filter((sample) => from(sample));
  expect(known).not.toEqual([]);
  tried(spoiledJson(known), (json) => expectSound(answerOf(() => from(JSON.parse(json)))));
});

test('whatever Teams sends is something or nothing', () => {
  tried(spoiledJson(samples('teams')), (json) => {
    const activity = activitySchema.safeParse(JSON.parse(json)).data;
    if (activity) expectSound(answerOf(() => read(activity)));
  });
});

test.each(['creds-start', 'creds-status', 'creds-handover', '<at>Usher</at> creds-start', ''])(
  'whatever is typed in Teams behind "%s" is something or nothing',
  (command) => {
    const message = activitySchema.parse(payload('teams', 'message'));
    tried(oddText, (words) => expectSound(answerOf(() => read({ ...message, text: `${command} ${words}` }))));
  },
);
