/** Starts local Slacks, and real Bolt apps to talk to them, and ends them after each test. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import { App, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { LocalSlack } from '../../../emulators/slack/local-slack.ts';
import { type LocalSlackOptions, startLocalSlack } from '../../../emulators/slack/start.ts';

export const scopes = [
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
  'channels:read',
  'channels:history',
];

const open: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A local Slack that repeats events within milliseconds. */
export async function slackWith(options: Partial<LocalSlackOptions> = {}): Promise<LocalSlack> {
  const slack = await startLocalSlack({
    scopes,
    commands: ['/creds-status'],
    retryDelaysMs: [0, 5, 10],
    ...options,
  });
  open.push(() => slack.close());
  return slack;
}

/** Calls a method with plain `fetch`, as JSON, and returns status and body. */
export async function call(
  slack: LocalSlack,
  method: string,
  args: object = {},
  token: string | undefined = slack.botToken,
) {
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(args),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** The official client, never repeating a call by itself. */
export function webClient(slack: LocalSlack): WebClient {
  return new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
}

/** A real Bolt app behind HTTP, connected to `slack`. `listen` adds listeners before it starts. */
export async function boltApp(
  slack: LocalSlack,
  listen: (app: App) => void,
  signingSecret = slack.signingSecret,
): Promise<{ url: string }> {
  const app = new App({
    token: slack.botToken,
    signingSecret,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  open.push(() => app.stop());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  const url = `http://127.0.0.1:${address.port}/slack/events`;
  slack.connect(url);
  return { url };
}

/** A real Bolt app in Socket Mode. */
export async function socketApp(slack: LocalSlack, listen: (app: App) => void): Promise<App> {
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  await app.start();
  open.push(() => app.stop());
  return app;
}

/** One request a bare receiver got from the local Slack. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Connects a bare receiver that answers as told; returns what it received so far. */
export async function answering(
  slack: LocalSlack,
  answer: (response: ServerResponse, received: Received) => void,
): Promise<Received[] & { url: string }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const one = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
    received.push(one);
    answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/slack/events`;
  slack.connect(url);
  return Object.assign(received, { url });
}
