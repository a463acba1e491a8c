import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../emulators/bigcommerce/sandbox.ts';
import type { LocalSlack } from '../emulators/slack/local-slack.ts';
import { startLocalSlack } from '../emulators/slack/start.ts';
import type { LocalTeams } from '../emulators/teams/local-teams.ts';
import { startLocalTeams } from '../emulators/teams/start.ts';
import { packageRoot } from '../src/base/paths.ts';
import type { Address } from '../src/chat/address.ts';
import type { Config } from '../src/config/config.ts';
import { type Receiver, startReceiver } from './receiver/receiver.ts';
import { keepState, savedState } from './saved.ts';

/** The worlds outside the program, in miniature. What was said in them survives a restart. */
export interface StandIns {
  slack: LocalSlack;
  teams: LocalTeams;
  sandbox: Sandbox;
  /** The integration that the credentials are for. */
  receiver: Receiver;
  /** The configuration with these instead of the real ones, and with this PM's channel. */
  configure(config: Config, pmChannel: Address): Config;
  /** Tells the stand-ins where the program is. */
  connect(url: string): void;
  close(): Promise<void>;
}

/** What the local Slack needs of the app's manifest. */
const manifestSchema = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** Starts them on 127.0.0.1, going on from what is kept in `folder`. */
export async function startStandIns(
  folder: string,
  options: { retryDelaysMs?: number[] | undefined } = {},
): Promise<StandIns> {
  const { features, oauth_config, settings } = manifestSchema.parse(
    parse(readFileSync(join(packageRoot, 'manifest.yml'), 'utf8')),
  );
  const retryDelays = options.retryDelaysMs ? { retryDelaysMs: options.retryDelaysMs } : {};
  const files = { slack: join(folder, 'slack.json'), teams: join(folder, 'teams.json') };
  const sandbox = await startSandbox();
  const receiver = await startReceiver();
  const slack = await startLocalSlack({
    botName: 'Usher',
    scopes: oauth_config.scopes.bot,
    commands: features.slash_commands.map(({ command }) => command),
    events: settings.event_subscriptions.bot_events,
    state: savedState(files.slack),
    ...retryDelays,
  });
  const connectorToken = randomBytes(24).toString('base64url');
  const teams = await openTeams(files.teams, { connectorToken, ...retryDelays });

  const port = Number(new URL(teams.origin).port);
  const keptTeams = { snapshot: () => ({ port, state: teams.snapshot() }), on: teams.on.bind(teams) };
  const forget = [keepState(slack, files.slack), keepState(keptTeams, files.teams)];
  return {
    slack,
    teams,
    sandbox,
    receiver,
    configure: (config, pmChannel) => ({
      ...config,
      host: '127.0.0.1',
      slack: {
        botToken: slack.botToken,
        signingSecret: slack.signingSecret,
        appToken: undefined,
        oauth: undefined,
        apiUrl: slack.apiUrl,
      },
      teams: {
        appId: teams.appId,
        appPassword: 'not used',
        tenantId: teams.tenantId,
        allowedTenants: [],
        allowLoopback: true,
        openIdMetadataUrl: teams.metadataUrl,
        token: async () => connectorToken,
      },
      pmChannel,
      shopSettings: { BIGCOMMERCE_API_URL: sandbox.url, ...config.shopSettings },
      publicUrl: undefined,
      handOver: { ...config.handOver, webhook: config.handOver.webhook ?? receiver.webhook },
    }),
    connect(url) {
      slack.connect(`${url}/slack/events`);
      teams.connect(`${url}/api/messages`);
    },
    async close() {
      for (const stop of forget) stop();
      await Promise.all([slack.close(), teams.close(), sandbox.close(), receiver.close()]);
    },
  };
}

const keptSchema = z.object({ port: z.number(), state: z.unknown() });

/** A bot remembers where it reaches Teams, so Teams comes back at its old port if that is free. */
async function openTeams(
  file: string,
  options: { connectorToken: string; retryDelaysMs?: number[] },
): Promise<LocalTeams> {
  const kept = keptSchema.safeParse(savedState(file)).data;
  if (!kept) return startLocalTeams(options);
  const all = { ...options, state: kept.state };
  return startLocalTeams({ ...all, port: kept.port }).catch(() => startLocalTeams(all));
}
