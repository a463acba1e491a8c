/** Starts a local Slack: an independent stand-in that speaks Slack's protocol on this machine only. */
import { close as closeServer, listen } from '../kit/http.ts';
import { EventDelivery } from './delivery/events.ts';
import { HttpTransport } from './delivery/http.ts';
import { SocketTransport } from './delivery/socket.ts';
import { Faults } from './faults.ts';
import { createSlackServer } from './http/server.ts';
import { randomId, randomSecret } from './ids.ts';
import { LocalSlack } from './local-slack.ts';
import { Oauth } from './oauth.ts';
import type { Platform } from './platform.ts';
import { ResponseUrls } from './response-urls.ts';
import { type SlackState, slackState } from './state.ts';
import { Triggers } from './triggers.ts';
import { Workspace } from './workspace.ts';

export interface LocalSlackOptions {
  /** Default 0: any free one. */
  port?: number;
  /** A loopback address; default 127.0.0.1. */
  host?: '127.0.0.1' | '::1' | 'localhost';
  team?: { id: string; name: string };
  /** The app's name, as people see it. */
  botName?: string;
  botToken?: string;
  appToken?: string;
  signingSecret?: string;
  /** With which the app is installed by OAuth. */
  clientId?: string;
  clientSecret?: string;
  /** Bot scopes of the app manifest. */
  scopes: Iterable<string>;
  /** Declared slash commands, with their slash. */
  commands: Iterable<string>;
  /** Declared bot events; undeclared ones are not delivered. Default: all. */
  events?: Iterable<string>;
  /** Where to POST events, interactions and commands; without it, Socket Mode. */
  eventsUrl?: string;
  /** A snapshot to go on from. */
  state?: unknown;
  /** Waits before events are repeated, in milliseconds; Slack's: at once, one minute, five. */
  retryDelaysMs?: readonly number[];
  /** How long the bot has to answer, in milliseconds; Slack's: 3000. */
  answerTimeoutMs?: number;
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
}

/** Starts listening. Rejects when the port is taken, the state is no snapshot or the host not loopback. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const host = options.host ?? '127.0.0.1';
  if (!['127.0.0.1', '::1', 'localhost'].includes(host))
    throw new Error('the local Slack listens on loopback only');
  const now = options.now ?? Date.now;
  const state = options.state === undefined ? newState(options) : slackState.parse(options.state);
  const workspace = new Workspace(state, now);
  const faults = new Faults(options.scopes);
  const signingSecret = options.signingSecret ?? randomSecret();
  const timeout = options.answerTimeoutMs === undefined ? {} : { timeoutMs: options.answerTimeoutMs };
  const sockets = new SocketTransport(state.bot.app, options.answerTimeoutMs);
  let http: HttpTransport | undefined;
  let origin = '';
  const transport = () => http ?? (sockets.connections > 0 ? sockets : undefined);
  const connect = (url: string | undefined) => {
    http = url === undefined ? undefined : new HttpTransport({ url, signingSecret, now, ...timeout });
  };
  connect(options.eventsUrl);
  const platform: Platform = {
    workspace,
    faults,
    triggers: new Triggers(now),
    responseUrls: new ResponseUrls(now),
    events: new EventDelivery({
      workspace,
      faults,
      events: options.events && new Set(options.events),
      transport,
      retryDelaysMs: options.retryDelaysMs ?? [0, 60_000, 300_000],
    }),
    sockets,
    transport,
    origin: () => origin,
    tokens: {
      bot: options.botToken ?? `xoxb-local-${randomSecret()}`,
      app: options.appToken ?? `xapp-local-${randomSecret()}`,
    },
    oauth: new Oauth(
      {
        clientId: options.clientId ?? randomId('C'),
        clientSecret: options.clientSecret ?? randomSecret(),
      },
      now,
    ),
    commands: new Set(options.commands),
  };
  const server = createSlackServer(platform);
  origin = await listen(server, host, options.port ?? 0);
  const close = async () => {
    platform.events.close();
    await sockets.close();
    await closeServer(server);
  };
  return new LocalSlack({ platform, signingSecret, connect, close });
}

function newState(options: LocalSlackOptions): SlackState {
  const bot = { user: randomId('U'), bot: randomId('B'), app: randomId('A') };
  const traits = { isExternal: false, isGuest: false, isBot: true, isDeactivated: false };
  return {
    team: options.team ?? { id: randomId('T'), name: 'Local' },
    bot,
    users: [{ id: bot.user, name: options.botName ?? 'usher', ...traits }],
    conversations: [],
    messages: [],
    files: [],
    views: [],
    lastTs: 0,
  };
}
