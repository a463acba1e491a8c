import { expect, test } from '@jest/globals';
import type { BlockAction, ButtonAction } from '@slack/bolt';
import { answering, boltApp, call, slackWith } from './support.ts';

test('a real Bolt app answers a direct message, and both sides are in the transcript', async () => {
  const slack = await slackWith();
  await boltApp(slack, (app) => {
    app.message('hello', async ({ say }) => {
      await say({ text: 'Hi', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*Hi* there' } }] });
    });
  });
  const ada = slack.user('Ada');
  ada.dm('hello & <b>');
  await slack.waitFor(() => ada.messages().length === 2, { what: 'an answer' });
  expect(slack.transcript()).toBe('@Ada Ada: hello & <b>\n@Ada usher: *Hi* there');
  await slack.settled();
  expect(slack.deliveries.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
});

test('Bolt refuses what another secret signed, and the event is given up after three repetitions', async () => {
  const slack = await slackWith();
  let heard = 0;
  await boltApp(
    slack,
    (app) => {
      app.message(async () => {
        heard += 1;
      });
    },
    'another secret',
  );
  slack.user('Ada').dm('hello');
  await slack.settled();
  expect(heard).toBe(0);
  expect(slack.deliveries).toMatchObject([{ state: 'given_up', outcomes: Array(4).fill({ status: 401 }) }]);
});

test('Bolt passes the url_verification handshake; another server does not', async () => {
  const slack = await slackWith();
  const { url } = await boltApp(slack, () => {});
  expect(await slack.verifyUrl(url)).toBe(true);
  const plainly = await answering(slack, (response, { body }) => {
    response.end((JSON.parse(body) as { challenge: string }).challenge);
  });
  expect(await slack.verifyUrl(plainly.url)).toBe(true);
  expect(await slack.verifyUrl(`${slack.origin}/api/auth.test`)).toBe(false);
});

test('pressing a button reaches the app with message, value and trigger; the app edits the message', async () => {
  const slack = await slackWith();
  await boltApp(slack, (app) => {
    app.message('start', async ({ say }) => {
      const button = {
        type: 'button' as const,
        text: { type: 'plain_text' as const, text: 'Go' },
        action_id: 'go',
        value: '7',
      };
      await say({ text: 'Ready?', blocks: [{ type: 'actions', elements: [button] }] });
    });
    app.action<BlockAction<ButtonAction>>('go', async ({ ack, body, client }) => {
      await ack();
      const text = `pressed ${body.actions[0]?.value} by ${body.user.name}`;
      await client.chat.update({
        channel: body.channel?.id ?? '',
        ts: body.message?.ts ?? '',
        text,
        blocks: [],
      });
    });
  });
  const ada = slack.user('Ada');
  ada.dm('start');
  const asked = await slack.waitFor(() => ada.messages().find(({ blocks }) => blocks), {
    what: 'the button',
  });
  await ada.press(asked, 'Go');
  const edited = await slack.waitFor(() => ada.messages().find(({ edited }) => edited), { what: 'the edit' });
  expect(edited).toMatchObject({ ts: asked.ts, text: 'pressed 7 by ada' });
});

test('a press the app answers badly, late or not at all is rejected as the warning people would see', async () => {
  const slack = await slackWith({ answerTimeoutMs: 400 });
  const ada = slack.user('Ada');
  const button = { type: 'button', text: { type: 'plain_text', text: 'Go' }, action_id: 'go' };
  const posted = await call(slack, 'chat.postMessage', {
    channel: ada.id,
    blocks: [{ type: 'actions', elements: [button] }],
  });
  expect(posted.body).toMatchObject({ ok: true });
  const asked = ada.messages()[0];
  if (!asked) throw new Error('nothing posted');
  await expect(ada.press(asked, 'Go')).rejects.toThrow('pressing "Go": the app could not be reached');
  await answering(slack, () => {});
  await expect(ada.press(asked, 'Go')).rejects.toThrow('the app did not answer within 3 seconds');
  await answering(slack, (response) => response.writeHead(500).end());
  await expect(ada.press(asked, 'Go')).rejects.toThrow('the app answered HTTP 500');
  await expect(ada.press(asked, 'Stop')).rejects.toThrow('nothing to press called "Stop"; there is: Go');
});

test('a slash command resolves with its ephemeral answer, which only the asker sees', async () => {
  const slack = await slackWith();
  await boltApp(slack, (app) => {
    app.command('/creds-status', async ({ ack, command, respond }) => {
      if (command.text === 'later') {
        await ack();
        await respond('later it is');
      } else await ack(`status of ${command.text} for ${command.user_name} in ${command.channel_name}`);
    });
  });
  const [ada, bob] = [slack.user('Ada'), slack.user('Bob')];
  const channel = slack.channel('projects');
  channel.invite(ada, bob);
  const answer = await ada.command(channel, '/creds-status', 'acme');
  expect(answer).toMatchObject({ text: 'status of acme for ada in projects', onlyFor: ada.id });
  expect((await ada.command('dm', '/creds-status', 'later')).text).toBe('later it is');
  expect(ada.visibleIn(channel.id)).toHaveLength(1);
  expect(bob.visibleIn(channel.id)).toHaveLength(0);
  await expect(ada.command(channel, '/unknown')).rejects.toThrow('/unknown is not a valid command');
});

test('a form: opened by trigger, refused by the client, by the app, then accepted', async () => {
  const slack = await slackWith();
  const seen: unknown[] = [];
  await boltApp(slack, (app) => {
    app.command('/creds-status', async ({ ack, command, client }) => {
      await ack();
      await client.views.open({
        trigger_id: command.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'form',
          private_metadata: 'nonce',
          title: { type: 'plain_text', text: 'Type it in' },
          submit: { type: 'plain_text', text: 'Send' },
          blocks: [
            {
              type: 'input',
              block_id: 'token',
              label: { type: 'plain_text', text: 'Access token' },
              element: { type: 'plain_text_input', action_id: 'value' },
            },
          ],
        },
      });
    });
    app.view('form', async ({ ack, view }) => {
      const value = view.state.values.token?.value?.value;
      seen.push([value, view.private_metadata]);
      if (value === 'bad') await ack({ response_action: 'errors', errors: { token: 'That is too short.' } });
      else await ack();
    });
  });
  const ada = slack.user('Ada');
  await ada.sendCommand('dm', '/creds-status');
  await slack.waitFor(() => ada.modal(), { what: 'the form' });
  expect(await ada.submit({})).toEqual({
    closed: false,
    errors: { token: 'Please complete this required field.' },
  });
  expect(await ada.submit({ 'Access token': 'bad' })).toEqual({
    closed: false,
    errors: { token: 'That is too short.' },
  });
  expect(ada.modal()).toBeDefined();
  expect(await ada.submit({ value: 'good' })).toEqual({ closed: true });
  expect(ada.modal()).toBeUndefined();
  expect(seen).toEqual([
    ['bad', 'nonce'],
    ['good', 'nonce'],
  ]);
});
