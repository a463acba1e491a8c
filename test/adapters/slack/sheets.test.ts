import { expect, test } from '@jest/globals';
import { viewer } from '../../../adapters/slack/payloads.ts';
import { fromSheet, SHEET_CALLBACK, sheetView } from '../../../adapters/slack/sheets.ts';
import type { Sheet } from '../../../src/chat/message.ts';

const sheet: Sheet = {
  title: 'Credentials of somebody with a long name',
  intro: 'Copy them **now**.',
  values: [
    { label: 'Access token', value: '*a*_b_<@U1>&' },
    { label: 'Certificate', value: 'c'.repeat(7000) },
  ],
  done: 'Copied, destroy it',
  choice: 'hand-over:taken',
  context: { onboarding: 'ob_one', place: 'the-link' },
};
const view = sheetView(sheet, 'C1');

test('values stand as they are, in blocks that Slack takes, and the end of it is told', () => {
  const texts = JSON.stringify(view.blocks);
  expect(texts).toContain('"text":"*a*_b_<@U1>&"');
  expect(view.blocks.map(({ type }) => type)).toEqual([
    'section',
    'section',
    'rich_text',
    'section',
    'rich_text',
    'rich_text',
    'rich_text',
  ]);
  expect(view.title.text.length).toBeLessThanOrEqual(24);
  expect(view.submit?.text).toBe('Copied, destroy it');
  expect(view.notify_on_close).toBe(true);
});

const ended = (type: string, metadata: unknown = JSON.parse(view.private_metadata ?? '')) => ({
  type,
  user: { id: 'U7', name: 'ada' },
  team: { id: 'T1' },
  view: { id: 'V1', callback_id: SHEET_CALLBACK, private_metadata: JSON.stringify(metadata) },
});

test.each(['view_submission', 'view_closed'])(
  '%s is the end of it, in the channel it was asked for in',
  (type) => {
    expect(fromSheet(ended(type), viewer)).toMatchObject({
      id: 'sheet:V1',
      kind: 'choice',
      choice: 'hand-over:taken',
      context: { onboarding: 'ob_one', place: 'the-link' },
      from: { address: { user: 'U7' }, name: 'ada' },
      where: { kind: 'channel', address: { conversation: 'C1' } },
    });
  },
);

test.each([
  ['another kind of payload', ended('block_actions')],
  ['metadata of something else', ended('view_closed', { onboarding: 'ob_one' })],
  ['no metadata', ended('view_closed', null)],
  ['nobody', { ...ended('view_closed'), user: undefined }],
])('%s is none', (_name, body) => {
  expect(fromSheet(body, viewer)).toBeUndefined();
});
