import { expect, test } from '@jest/globals';
import type { LocalSlack } from '../../../emulators/slack/local-slack.ts';
import { answering, call, type Received, slackWith } from './support.ts';

const modal = { type: 'modal', title: { type: 'plain_text', text: 'Form' }, blocks: [{ type: 'divider' }] };

const home = (text: string) => ({
  type: 'home',
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
});

async function triggered(slack: LocalSlack): Promise<string> {
  const received = await answering(slack, (response) => response.writeHead(200).end());
  await slack.user('Ada').sendCommand('dm', '/creds-status');
  return (
    new URLSearchParams(received.find(({ body }: Received) => body.includes('trigger_id'))?.body).get(
      'trigger_id',
    ) ?? ''
  );
}

test('a trigger opens one modal, within three seconds', async () => {
  let now = Date.now();
  const slack = await slackWith({ now: () => now });
  const open = async (trigger_id: string, view: object = modal) =>
    (await call(slack, 'views.open', { trigger_id, view })).body;
  expect(await open('made up')).toMatchObject({ error: 'invalid_trigger_id' });
  const trigger = await triggered(slack);
  expect(await open(trigger)).toMatchObject({ ok: true, view: { type: 'modal' } });
  expect(await open(trigger)).toMatchObject({ error: 'exchanged_trigger_id' });
  const late = await triggered(slack);
  now += 3001;
  expect(await open(late)).toMatchObject({ error: 'expired_trigger_id' });
});

test('a bad view is refused with reasons, and its trigger not used up', async () => {
  const slack = await slackWith();
  const trigger_id = await triggered(slack);
  const bad = { ...modal, title: { type: 'plain_text', text: 'x'.repeat(25) } };
  expect((await call(slack, 'views.open', { trigger_id, view: bad })).body).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: {
      messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
    },
  });
  expect((await call(slack, 'views.open', { trigger_id, view: modal })).body).toMatchObject({ ok: true });
});

test('views.update replaces an open modal, guarded by its hash', async () => {
  const slack = await slackWith();
  await call(slack, 'views.open', { trigger_id: await triggered(slack), view: modal });
  const { id = '', hash = '' } = slack.user('Ada').modal() ?? {};
  const view = { ...modal, title: { type: 'plain_text', text: 'Loaded' } };
  expect((await call(slack, 'views.update', { view_id: id, hash: 'old', view })).body).toMatchObject({
    error: 'hash_conflict',
  });
  expect((await call(slack, 'views.update', { view_id: 'V0', view })).body).toMatchObject({
    error: 'not_found',
  });
  expect((await call(slack, 'views.update', { view_id: id, hash, view })).body).toMatchObject({ ok: true });
  expect(slack.user('Ada').modal()?.view).toMatchObject({ title: { text: 'Loaded' } });
});

test('views.publish sets the Home tab of one person', async () => {
  const slack = await slackWith();
  const ada = slack.user('Ada');
  for (const text of ['one', 'two']) {
    expect((await call(slack, 'views.publish', { user_id: ada.id, view: home(text) })).body).toMatchObject({
      ok: true,
    });
  }
  expect(ada.home()?.view.blocks).toMatchObject([{ text: { text: 'two' } }]);
  expect(slack.user('Bob').home()).toBeUndefined();
  expect((await call(slack, 'views.publish', { user_id: ada.id, view: modal })).body).toMatchObject({
    error: 'invalid_arguments',
  });
  expect((await call(slack, 'views.publish', { user_id: 'U0', view: home('x') })).body).toMatchObject({
    error: 'user_not_found',
  });
});
