/** Starts a local Teams: an independent stand-in that speaks the Bot Framework's protocol on this machine only. */
import { close as closeServer, listen } from '../kit/http.ts';
import { processSigner, signToken, usualClaims } from './auth/tokens.ts';
import { RateLimits } from './connector/limits.ts';
import { ActivityDelivery } from './delivery/delivery.ts';
import { Faults } from './faults.ts';
import { createTeamsServer, servicePath } from './http/server.ts';
import { newGuid } from './ids.ts';
import { LocalTeams } from './local-teams.ts';
import type { Platform } from './platform.ts';
import { type TeamsState, teamsState } from './state.ts';
import { Workspace } from './workspace.ts';

export interface LocalTeamsOptions {
  /** Default 0: any free one. A bot remembers the service URL, so one that goes on from a snapshot keeps its port. */
  port?: number;
  /** Default: a new one. */
  appId?: string;
  /** The bot's own tenant; default: a new one. */
  tenantId?: string;
  /** The app's name, as people see it. */
  botName?: string;
  /** Whether activities are signed and the connector asks for a token; default true. */
  authenticated?: boolean;
  /** The bearer token the connector asks for; default: any. */
  connectorToken?: string;
  /** Where to POST activities (`…/api/messages`); see `connect`. */
  messagesUrl?: string;
  /** A snapshot to go on from. */
  state?: unknown;
  /** Whether Teams' documented rate limits hold; default true. */
  rateLimits?: boolean;
  /** The largest message a bot may send, in bytes of JSON; Teams': about 28 KB. */
  maxMessageBytes?: number;
  /** Waits before activities are sent again, in milliseconds; Teams does not tell its own. */
  retryDelaysMs?: readonly number[];
  /** How long the bot has to answer, in milliseconds; Teams': 15,000. */
  answerTimeoutMs?: number;
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
}

/** Starts listening on 127.0.0.1. Rejects when the port is taken or the state is no snapshot. */
export async function startLocalTeams(options: LocalTeamsOptions = {}): Promise<LocalTeams> {
  const now = options.now ?? Date.now;
  const state = options.state === undefined ? newState(options) : teamsState.parse(options.state);
  const workspace = new Workspace(state, now);
  const faults = new Faults();
  const signer = await processSigner();
  const authenticated = options.authenticated ?? true;
  let messagesUrl = options.messagesUrl;
  let origin = '';
  const token = async (serviceUrl: string) =>
    authenticated ? signToken(usualClaims(workspace.state.bot.appId, serviceUrl, now()), signer) : undefined;
  const platform: Platform = {
    workspace,
    faults,
    limits: options.rateLimits === false ? undefined : new RateLimits(now),
    delivery: new ActivityDelivery({
      workspace,
      faults,
      messagesUrl: () => messagesUrl,
      token,
      retryDelaysMs: options.retryDelaysMs ?? [1_000, 5_000, 30_000],
      answerTimeoutMs: options.answerTimeoutMs ?? 15_000,
    }),
    signer,
    authenticated,
    connectorToken: options.connectorToken,
    maxMessageBytes: options.maxMessageBytes ?? 28 * 1024,
    messagesUrl: () => messagesUrl,
    origin: () => origin,
    serviceUrl: () => origin + servicePath,
  };
  const server = createTeamsServer(platform);
  origin = await listen(server, '127.0.0.1', options.port ?? 0);
  const connect = (url: string | undefined) => {
    messagesUrl = url;
  };
  const close = async () => {
    platform.delivery.close();
    await closeServer(server);
  };
  return new LocalTeams({ platform, connect, close });
}

function newState({
  appId = newGuid(),
  tenantId = newGuid(),
  botName = 'Usher',
}: LocalTeamsOptions): TeamsState {
  return {
    tenant: tenantId,
    bot: { appId, id: `28:${appId}`, name: botName },
    users: [],
    teams: [],
    conversations: [],
    messages: [],
    files: [],
    lastId: 0,
  };
}
