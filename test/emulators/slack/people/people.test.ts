import { expect, test } from '@jest/globals';
import { answering, call, slackWith } from '../support.ts';

const ok = (response: { writeHead(status: number): { end(): void } }) => void response.writeHead(200).end();

const events = (received: { body: string }[]) =>
  received.map(({ body }) => (JSON.parse(body) as { event: Record<string, unknown> }).event);

test('opening the app, editing and deleting reach the bot as events', async () => {
  const slack = await slackWith({ events: ['message.im', 'app_home_opened'] });
  const received = await answering(slack, ok);
  const ada = slack.user('Ada');
  ada.openHome();
  await slack.settled();
  const message = ada.dm('one');
  await slack.settled();
  ada.edit(message, 'two');
  await slack.settled();
  expect(ada.messages()).toMatchObject([{ text: 'two' }]);
  ada.delete(message);
  await slack.settled();
  expect(ada.messages()).toEqual([]);
  expect(events(received)).toMatchObject([
    { type: 'app_home_opened', tab: 'messages', user: ada.id, channel: ada.dmId },
    { type: 'message', text: 'one' },
    { subtype: 'message_changed', message: { text: 'two' }, previous_message: { text: 'one' } },
    { subtype: 'message_deleted', deleted_ts: message.ts },
  ]);
});

test('channels: mentions, threads, members and archiving', async () => {
  const slack = await slackWith({
    events: ['message.channels', 'app_mention', 'member_left_channel', 'channel_archive'],
  });
  slack.faults.grantScope('app_mentions:read');
  const received = await answering(slack, ok);
  const [pm, channel] = [slack.user('PM'), slack.channel('projects')];
  expect(() => pm.say(channel, 'hello')).toThrow('PM is not in this conversation');
  channel.invite(pm);
  channel.invite();
  const root = pm.say(channel, `hello <@${slack.botUserId}>`);
  const reply = await call(slack, 'chat.postMessage', {
    channel: channel.id,
    text: 'yes?',
    thread_ts: root.ts,
  });
  expect(reply.body).toMatchObject({ ok: true });
  pm.say(channel, 'thanks', root);
  expect(channel.messages()).toMatchObject([{ ts: root.ts }]);
  expect(channel.thread(root)).toMatchObject([{ text: 'yes?' }, { text: 'thanks' }]);
  channel.archive(pm);
  expect(() => pm.say(channel, 'hello')).toThrow('archived');
  channel.remove();
  await slack.settled();
  expect(
    events(received)
      .map(({ type }) => type)
      .sort(),
  ).toEqual(['app_mention', 'channel_archive', 'member_left_channel', 'message', 'message', 'message']);
});

test('leaving a form unsubmitted tells the app when it asked to be told', async () => {
  const slack = await slackWith();
  const ada = slack.user('Ada');
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'Form' },
    notify_on_close: true,
    blocks: [{ type: 'divider' }],
  };
  const received = await answering(slack, ok);
  await ada.sendCommand('dm', '/creds-status');
  const trigger_id = new URLSearchParams(received[0]?.body).get('trigger_id');
  await call(slack, 'views.open', { trigger_id, view });
  await ada.closeModal();
  expect(ada.modal()).toBeUndefined();
  expect(JSON.parse(new URLSearchParams(received[1]?.body).get('payload') ?? '')).toMatchObject({
    type: 'view_closed',
    user: { id: ada.id },
  });
  await expect(ada.closeModal()).rejects.toThrow('no form is open');
});

test('fields of every kind are sent as Slack sends them', async () => {
  const slack = await slackWith();
  const ada = slack.user('Ada');
  const options = ['One', 'Two'].map((text) => ({
    text: { type: 'plain_text', text },
    value: text.toLowerCase(),
  }));
  const field = (block_id: string, element: object) => ({
    type: 'input',
    block_id,
    label: { type: 'plain_text', text: block_id },
    element: { action_id: 'a', ...element },
    optional: true,
  });
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'Form' },
    submit: { type: 'plain_text', text: 'Send' },
    blocks: [
      field('text', { type: 'plain_text_input', initial_value: 'given' }),
      field('email', { type: 'email_text_input' }),
      field('menu', { type: 'static_select', options }),
      field('ticks', { type: 'checkboxes', options }),
      field('person', { type: 'users_select' }),
      field('file', { type: 'file_input' }),
    ],
  };
  const received = await answering(slack, ok);
  await ada.sendCommand('dm', '/creds-status');
  const trigger_id = new URLSearchParams(received[0]?.body).get('trigger_id');
  expect((await call(slack, 'views.open', { trigger_id, view })).body).toMatchObject({ ok: true });
  expect(await ada.submit({ email: 'nonsense' })).toEqual({
    closed: false,
    errors: { email: 'Enter a valid email address.' },
  });
  await expect(ada.submit({ colour: 'red' })).rejects.toThrow('no field called "colour"');
  const file = ada.upload({ name: 'a.txt', bytes: 'a' }).files?.[0] ?? '';
  await slack.settled();
  await ada.submit({ menu: 'Two', ticks: ['One', 'two'], person: ada.id, file });
  const payload = received.find(({ body }) => body.includes('view_submission'))?.body;
  expect(JSON.parse(new URLSearchParams(payload).get('payload') ?? '')).toMatchObject({
    type: 'view_submission',
    view: {
      state: {
        values: {
          text: { a: { type: 'plain_text_input', value: 'given' } },
          email: { a: { value: null } },
          menu: { a: { selected_option: { value: 'two' } } },
          ticks: { a: { selected_options: [{ value: 'one' }, { value: 'two' }] } },
          person: { a: { selected_user: ada.id } },
          file: { a: { files: [{ id: file, mode: 'hosted' }] } },
        },
      },
    },
  });
});

test('a response URL replaces or deletes the message, five times', async () => {
  const slack = await slackWith();
  const ada = slack.user('Ada');
  const received = await answering(slack, ok);
  const button = { type: 'button', text: { type: 'plain_text', text: 'Go' } };
  await call(slack, 'chat.postMessage', {
    channel: ada.id,
    blocks: [{ type: 'actions', elements: [button] }],
  });
  await slack.settled();
  const [message] = ada.messages();
  if (!message) throw new Error('nothing posted');
  await ada.press(message, 'Go');
  const payload = JSON.parse(new URLSearchParams(received.at(-1)?.body).get('payload') ?? '') as {
    response_url: string;
  };
  const respond = async (body: object) => {
    const answer = await fetch(payload.response_url, { method: 'POST', body: JSON.stringify(body) });
    return [answer.status, await answer.json()];
  };
  expect(await respond({ replace_original: true, text: 'done' })).toEqual([200, { ok: true }]);
  expect(ada.messages()).toMatchObject([{ ts: message.ts, text: 'done' }]);
  expect(await respond({})).toEqual([400, { ok: false, error: 'no_text' }]);
  expect(await respond({ text: 'only you' })).toEqual([200, { ok: true }]);
  expect(ada.ephemerals()).toMatchObject([{ text: 'only you' }]);
  expect(await respond({ delete_original: true })).toEqual([200, { ok: true }]);
  expect(ada.messages()).toMatchObject([{ text: 'only you' }]);
  await respond({ text: 'five' });
  expect(await respond({ text: 'six' })).toEqual([404, { ok: false, error: 'used_url' }]);
});

test('removing the app kills its token and tells it', async () => {
  const slack = await slackWith();
  const received = await answering(slack, ok);
  slack.uninstall();
  await slack.settled();
  expect(
    events(received)
      .map(({ type }) => type)
      .sort(),
  ).toEqual(['app_uninstalled', 'tokens_revoked']);
  expect((await call(slack, 'auth.test')).body).toMatchObject({ error: 'account_inactive' });
});

test('a person of another organisation shows their own team, in a conversation marked as shared', async () => {
  const slack = await slackWith();
  const received = await answering(slack, ok);
  const eve = slack.user('Eve', { isExternal: true });
  const shared = slack.channel('shared');
  shared.invite(slack.user('Ada'), eve);
  shared.invite();
  await slack.settled();
  received.length = 0;
  eve.say(shared, 'hello');
  await slack.settled();
  const body = JSON.parse(received[0]?.body ?? '') as { event: { team: string; user_team: string } };
  expect(body).toMatchObject({ team_id: slack.teamId, is_ext_shared_channel: true, event: { user: eve.id } });
  expect(body.event.team).not.toBe(slack.teamId);
  expect(body.event.user_team).toBe(body.event.team);
  const info = await call(slack, 'users.info', { user: eve.id });
  expect(info.body).toMatchObject({ user: { team_id: body.event.team, is_stranger: true } });
});

test('a command needs its author in the channel', async () => {
  const slack = await slackWith();
  const other = slack.channel('other');
  await expect(slack.user('Ada').command(other, '/creds-status')).rejects.toThrow(
    'Ada is not in this conversation',
  );
});
