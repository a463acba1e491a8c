import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Config } from '../../src/config.ts';
import type { Logger } from '../../src/log.ts';
import type { Program, startProgram } from '../../src/main.ts';
import { packageRoot } from '../../src/paths.ts';
import { type Sandbox, startSandbox } from '../bigcommerce/sandbox.ts';
import { createLive } from './page/live.ts';
import { pageRoutes } from './page/routes.ts';
import { slackWorld } from './page/slack-world.ts';
import { type Running, run } from './running.ts';
import { keepState, savedState } from './saved.ts';
import type { LocalSlack } from './slack/local-slack.ts';
import { startLocalSlack } from './slack/start.ts';
import { canFork } from './worker/start.ts';

/** The playground: the real program, with stand-ins for the worlds outside it. */
export interface Playground {
  readonly program: Program;
  slack: LocalSlack;
  sandbox: Sandbox;
  /** The id of the PM's channel in the local Slack. */
  pmChannel: string;
  /** What the terminal shows. */
  welcome: string;
  stop(): Promise<void>;
}

/** What the local Slack needs of the app's manifest. */
const manifestSchema = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/**
 * Starts the program against a local Slack and a BigCommerce sandbox; everything listens on 127.0.0.1
 * only. What was said survives a restart, in the data directory. The real adapters talk to the
 * stand-ins over HTTP, signatures and all.
 */
export async function startPlayground(
  config: Config,
  options: {
    log: Logger;
    startProgram: typeof startProgram;
    retryDelaysMs?: number[];
    /** Gives the worker a process of its own, which a visitor can kill, and which logs at this level. */
    workerLogLevel?: string;
  },
): Promise<Playground> {
  const manifest = manifestSchema.parse(parse(readFileSync(join(packageRoot, 'manifest.yml'), 'utf8')));
  const sandbox = await startSandbox();
  const file = join(config.dataDir, 'playground', 'slack.json');
  const slack = await startLocalSlack({
    botName: 'Usher',
    scopes: manifest.oauth_config.scopes.bot,
    commands: manifest.features.slash_commands.map(({ command }) => command),
    events: manifest.settings.event_subscriptions.bot_events,
    state: savedState(file),
    ...(options.retryDelaysMs ? { retryDelaysMs: options.retryDelaysMs } : {}),
  });
  const channel = slack.channel('onboarding');
  channel.invite();
  const forget = keepState(slack, file);

  const live = createLive();
  const worlds = [slackWorld(slack, channel.id, 'Usher')];
  for (const world of worlds) world.on(live.changed);
  const { botToken, signingSecret, apiUrl } = slack;
  const closeAll = async () => {
    live.close();
    forget();
    await Promise.all([slack.close(), sandbox.close()]);
  };
  const commands = manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
    command,
    description,
    usage: usage_hint,
  }));
  let running: Running;
  try {
    running = await run(
      {
        ...config,
        host: '127.0.0.1',
        slack: { botToken, signingSecret, appToken: undefined, apiUrl },
        pmChannel: { platform: 'slack', conversation: channel.id },
        bigcommerceApiUrl: config.bigcommerceApiUrl ?? sandbox.url,
        publicUrl: undefined,
      },
      {
        log: options.log,
        startProgram: options.startProgram,
        observe: live.happened,
        changed: live.changed,
        workerLogLevel: canFork ? options.workerLogLevel : undefined,
        started({ server }, worker) {
          slack.connect(`${server.url}/slack/events`);
          const restart = () => {
            live.hangUp();
            return running.restart();
          };
          const { company } = config;
          const parts = { worlds, slack, sandbox, live, commands, company, worker, restart };
          server.add(...pageRoutes(parts));
        },
      },
    );
  } catch (error) {
    await closeAll();
    throw error;
  }

  return {
    get program() {
      return running.program;
    },
    slack,
    sandbox,
    pmChannel: channel.id,
    welcome: welcome(running.program.server.url),
    async stop() {
      live.close();
      await running.stop();
      await closeAll();
    },
  };
}

function welcome(url: string): string {
  return `
  Usher playground

  Open  ${url}/

  A merchant's chat and the PM's channel, on this machine only: a local Slack and a
  BigCommerce sandbox, nothing real. To use your own Slack, see README.md.
  Stop it with Ctrl+C.

`;
}
