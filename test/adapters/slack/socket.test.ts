import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type WebSocket, WebSocketServer } from 'ws';
import { type SlackReceiver, slackChat, slackReceiver } from '../../../adapters/slack/index.ts';
import { SocketReceiver } from '../../../adapters/slack/socket.ts';
import { Journal, LocalServer, RecordingBot } from '../../support/adapter.ts';
import { until } from '../../support/until.ts';
import { type Call, ScriptedApi } from './standin.ts';

let server: LocalServer;
let sockets: WebSocket[];
let acks: { envelope_id: string; payload?: object }[];
let api: ScriptedApi;
let bot: RecordingBot;
let log: Journal;
let slack: SlackReceiver;
/** What Slack does when somebody connects. */
let welcome: (socket: WebSocket) => void;

beforeEach(async () => {
  server = await new LocalServer().open();
  sockets = [];
  acks = [];
  new WebSocketServer({ server: server.http }).on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => acks.push(JSON.parse(String(data))));
    welcome(socket);
  });
  const hello = JSON.stringify({ type: 'hello' });
  welcome = (socket) => socket.send(hello);
  api = await new ScriptedApi().open();
  api.script('apps.connections.open', { ok: true, url: server.origin.replace('http', 'ws') });
  api.script('auth.test', { ok: true, team_id: 'T1', user_id: 'UBOT' });
  bot = new RecordingBot();
  log = new Journal();
  const deps = { log, remember: async () => {}, recall: async () => undefined };
  const chat = slackChat({ botToken: 'xoxb-test', apiUrl: api.apiUrl }, deps);
  slack = slackReceiver({ appToken: 'xapp-test', apiUrl: api.apiUrl }, { bot, chat, log });
});

afterEach(async () => {
  await slack.stop();
  await api.close();
  await server.close();
});

async function connected(count = 1): Promise<void> {
  await until(() => sockets.length === count && log.text.split('connected to Slack by').length === count + 1);
}

function deliver(envelope_id: string, text = 'hi', to = sockets.at(-1)): void {
  const event = { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text, ts: '1.1' };
  const payload = { type: 'event_callback', event_id: 'Ev1', event_time: 1, team_id: 'T1', event };
  to?.send(JSON.stringify({ type: 'events_api', envelope_id, payload, accepts_response_payload: false }));
}

test('asks the configured Slack for a connection, with the app token, and who it is with the bot’s', async () => {
  await slack.start();
  await connected();
  expect(slack.listener).toBeUndefined();
  expect(api.of('apps.connections.open')[0]?.headers.authorization).toBe('Bearer xapp-test');
  await until(() => slack.identity() !== undefined);
  expect(slack.identity()).toEqual({ teamId: 'T1', botUserId: 'UBOT' });
  expect(api.of('auth.test')[0]?.headers.authorization).toBe('Bearer xoxb-test');
});

test('an event is acknowledged when it is stored, and not before', async () => {
  await slack.start();
  await connected();
  let store = () => {};
  let asked = false;
  bot.answer = () => {
    asked = true;
    return new Promise((resolve) => {
      store = () => resolve({ ok: true });
    });
  };
  deliver('e1');
  await until(() => asked);
  // A whole round trip later the acknowledgement is still not there.
  let pong = false;
  sockets[0]?.once('pong', () => {
    pong = true;
  });
  sockets[0]?.ping();
  await until(() => pong);
  expect(acks).toEqual([]);
  store();
  await until(() => acks.length === 1);
  expect(acks[0]?.envelope_id).toBe('e1');
  expect(bot.events).toMatchObject([{ id: 'message:D1:1.1', kind: 'text', text: 'hi' }]);
});

test('what could not be stored is not acknowledged, and delivered again it is', async () => {
  await slack.start();
  await connected();
  bot.answer = async () => {
    throw new Error('store down: shpat_secret');
  };
  deliver('e1');
  await until(() => log.text.includes('not acknowledged'));
  expect(acks).toEqual([]);
  expect(log.text).not.toContain('shpat_secret');
  bot.answer = async () => ({ ok: true });
  deliver('e2');
  await until(() => acks.length === 1);
  expect(acks[0]?.envelope_id).toBe('e2');
});

test('commands and forms are answered over the socket', async () => {
  await slack.start();
  await connected();
  const command = { command: '/creds-status', text: '', team_id: 'T1', channel_id: 'C1', user_id: 'U1' };
  sockets[0]?.send(JSON.stringify({ type: 'slash_commands', envelope_id: 'e1', payload: command }));
  await until(() => acks.length === 1);
  expect(acks[0]).toMatchObject({ envelope_id: 'e1', payload: { response_type: 'ephemeral' } });
});

test.each([
  ['events_api', null],
  ['events_api', 'x'],
  ['events_api', {}],
  ['events_api', { event: { type: 'close' } }],
  ['interactive', null],
  ['slash_commands', {}],
  ['something_new', {}],
])('what makes no sense is acknowledged, and does no harm: %s %j', async (type, payload) => {
  await slack.start();
  await connected();
  for (const junk of ['null', 'no json', '[]', '{"type":"events_api"}']) sockets[0]?.send(junk);
  sockets[0]?.send(JSON.stringify({ type, envelope_id: 'e1', payload }));
  deliver('e2');
  await until(() => acks.length === 2);
  expect(acks.map(({ envelope_id }) => envelope_id).sort()).toEqual(['e1', 'e2']);
  expect(bot.events).toHaveLength(1);
  expect(sockets).toHaveLength(1);
});

test.each(['asks it to', 'hangs up'])('connects again when Slack %s', async (how) => {
  await slack.start();
  await connected();
  if (how === 'hangs up') sockets[0]?.close();
  else sockets[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  await connected(2);
  deliver('e1');
  await until(() => acks.length === 1);
  expect(bot.events).toHaveLength(1);
});

test.each([
  ['is down', (_: Call, response: ServerResponse) => response.writeHead(503).end()],
  ['refuses the token', { ok: false, error: 'invalid_auth' }],
])('goes on trying when Slack %s', async (_, answer) => {
  const good = { ok: true, url: server.origin.replace('http', 'ws') };
  api.script('apps.connections.open', answer, good);
  await slack.start();
  await connected();
  expect(log.text).toContain('trying again');
});

test('a connection on which nobody says hello is given up', async () => {
  const hello = welcome;
  welcome = () => {
    welcome = hello;
  };
  const config = { appToken: 'xapp-test', apiUrl: api.apiUrl, helloMs: 100 };
  const receiver = new SocketReceiver(config, log);
  await receiver.start();
  await until(() => sockets.length === 2 && log.text.includes('connected to Slack by'));
  await receiver.stop();
});

test('a connection that is lost at once is not opened again and again without a pause', async () => {
  const hello = welcome;
  welcome = (socket) => {
    hello(socket);
    socket.close();
  };
  await slack.start();
  await until(() => log.text.includes('"wait":2000'));
  expect(sockets).toHaveLength(2);
});

test('stops while it is trying', async () => {
  api.script('apps.connections.open', { ok: false, error: 'internal_error' });
  await slack.start();
  await until(() => log.text.includes('trying again'));
});
