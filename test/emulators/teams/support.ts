/** Starts local Teams, and real bots to talk to them, and ends them after each test. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import {
  type Activity,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import type { LocalTeams } from '../../../emulators/teams/local-teams.ts';
import { type LocalTeamsOptions, startLocalTeams } from '../../../emulators/teams/start.ts';

const open: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

export const connectorToken = 'connector-token';

/** A local Teams that sends activities again within milliseconds. */
export async function teamsWith(options: LocalTeamsOptions = {}): Promise<LocalTeams> {
  const teams = await startLocalTeams({ connectorToken, retryDelaysMs: [0, 5], ...options });
  open.push(() => teams.close());
  return teams;
}

/** Calls the connector with plain `fetch` and returns status, headers and body. */
export async function call(
  teams: LocalTeams,
  method: string,
  path: string,
  body?: object,
  token: string | undefined = connectorToken,
) {
  const response = await fetch(`${teams.serviceUrl}v3/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  };
}

export const message = (text: string) => ({ type: 'message', text });

/** A message with one Adaptive Card. */
export const withCard = (card: object): Partial<Activity> => ({
  type: 'message',
  attachments: [CardFactory.adaptiveCard({ type: 'AdaptiveCard', version: '1.5', ...card })],
});

export interface Bot {
  adapter: CloudAdapter;
  /** Every activity the bot believed, in order. */
  heard: Activity[];
}

/** A real botbuilder bot, connected to `teams`, which tells `turn` of every activity it believes. */
export async function botFor(
  teams: LocalTeams,
  turn: (context: TurnContext) => Promise<unknown> = async () => {},
  { anonymous = false } = {},
): Promise<Bot> {
  const adapter = new CloudAdapter(anonymous ? anonymousAuthentication() : authentication(teams));
  const heard: Activity[] = [];
  const url = await listening(async (body, headers, response) => {
    const answer = {
      socket: undefined,
      status: (code: number) => response.writeHead(code),
      header: () => {},
      send: (text: unknown) => response.end(String(text)),
      end: () => response.end(),
    };
    const request = { method: 'POST', headers, body: JSON.parse(body) as Record<string, unknown> };
    await adapter.process(request, answer, async (context) => {
      heard.push(context.activity);
      await turn(context);
    });
  });
  teams.connect(url);
  return { adapter, heard };
}

function authentication(teams: LocalTeams) {
  const credentials = {
    appId: teams.appId,
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', `Bearer ${connectorToken}`);
      return request;
    },
  };
  const factory = {
    isValidAppId: async (id: string) => id === teams.appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials,
  };
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: teams.appId,
      MicrosoftAppPassword: 'x',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: teams.tenantId,
      ValidateAuthority: 'true',
      ToChannelFromBotLoginUrl: 'https://login.example/t',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: teams.metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: teams.metadataUrl,
      CallerId: 'urn:botframework:azure',
    },
    factory as unknown as ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1],
  );
}

const anonymousAuthentication = () => new ConfigurationBotFrameworkAuthentication({});

/** One request a bare receiver got from the local Teams. */
export interface Received {
  headers: IncomingHttpHeaders;
  activity: Activity;
}

/** Connects a bare receiver that answers as told; returns what it received so far. */
export async function answering(
  teams: LocalTeams,
  answer: (response: ServerResponse, received: Received) => void = (response) =>
    response.writeHead(200).end(),
): Promise<Received[]> {
  const received: Received[] = [];
  const url = await listening((body, headers, response) => {
    const one = { headers, activity: JSON.parse(body) as Activity };
    received.push(one);
    answer(response, one);
  });
  teams.connect(url);
  return received;
}

async function listening(
  handle: (body: string, headers: IncomingHttpHeaders, response: ServerResponse) => unknown,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    await handle(Buffer.concat(chunks).toString('utf8'), request.headers, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/api/messages`;
}
