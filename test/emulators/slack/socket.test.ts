import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { LogLevel, SocketModeClient } from '@slack/socket-mode';
import { WebSocket } from 'ws';
import { call, slackWith, socketApp } from './support.ts';

test('a real Bolt app in Socket Mode gets messages and commands', async () => {
  const slack = await slackWith();
  await socketApp(slack, (app) => {
    app.message(async ({ say, message }) => {
      await say(`you said ${'text' in message ? message.text : ''}`);
    });
    app.command('/creds-status', async ({ ack, command }) => ack(`status of ${command.text}`));
  });
  const ada = slack.user('Ada');
  ada.dm('hello');
  await slack.waitFor(() => ada.messages().find(({ text }) => text === 'you said hello'), {
    what: 'an answer',
  });
  expect((await ada.command('dm', '/creds-status', 'acme')).text).toBe('status of acme');
});

test('an envelope not acknowledged comes again with the same event', async () => {
  const slack = await slackWith({ answerTimeoutMs: 400 });
  const client = new SocketModeClient({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  const seen: { id: string; num: number; reason: string }[] = [];
  client.on('slack_event', async ({ ack, body, retry_num, retry_reason }) => {
    seen.push({ id: body.event_id, num: retry_num, reason: retry_reason });
    if (retry_num === 2) await ack();
  });
  await client.start();
  slack.user('Ada').dm('hello');
  await slack.settled();
  await client.disconnect();
  expect(seen.map(({ num, reason }) => [num, reason])).toEqual([
    [0, ''],
    [1, 'http_timeout'],
    [2, 'http_timeout'],
  ]);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
});

test('a link is good for one connection', async () => {
  const slack = await slackWith();
  const { url } = (await call(slack, 'apps.connections.open', {}, slack.appToken)).body;
  const connect = () =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(String(url));
      socket.on('message', (data) => {
        socket.close();
        resolve(data.toString());
      });
      socket.on('error', ({ message }) => resolve(message));
    });
  expect(JSON.parse(await connect())).toMatchObject({ type: 'hello', num_connections: 1 });
  expect(await connect()).toBe('Unexpected server response: 401');
});

test('a client told to reconnect can do so', async () => {
  const slack = await slackWith();
  const connect = async () => {
    const { url } = (await call(slack, 'apps.connections.open', {}, slack.appToken)).body;
    const socket = new WebSocket(String(url));
    const heard: string[] = [];
    socket.on('message', (data) => heard.push((JSON.parse(data.toString()) as { type: string }).type));
    await once(socket, 'message');
    return { socket, heard };
  };
  const first = await connect();
  const told = once(first.socket, 'message');
  slack.refreshSockets();
  await told;
  expect(first.heard).toEqual(['hello', 'disconnect']);
  const second = await connect();
  expect(slack.socketConnections).toBe(2);
  first.socket.close();
  await once(first.socket, 'close');
  expect(second.heard).toEqual(['hello']);
});
