import { rmSync } from 'node:fs';
import type { Sandbox } from '../emulators/bigcommerce/sandbox.ts';
import type { LocalSlack } from '../emulators/slack/local-slack.ts';
import type { LocalTeams } from '../emulators/teams/local-teams.ts';
import type { Config } from '../src/config/config.ts';
import type { Program } from '../src/main.ts';
import { dataOf, type OpenOptions, openPlayground } from './open.ts';
import { createLive } from './server/live.ts';

/** The playground: the real program, with stand-ins for the worlds outside it. All of them are others after a reset. */
export interface Playground {
  readonly program: Program;
  readonly slack: LocalSlack;
  readonly teams: LocalTeams;
  readonly sandbox: Sandbox;
  /** What the terminal shows. */
  readonly welcome: string;
  /** Resolves when it can't go on, with what to tell the operator. */
  readonly lost: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Starts the program against a local Slack, a local Teams and a BigCommerce sandbox; everything listens
 * on 127.0.0.1 only. What was said survives a restart, in the data directory. The real adapters talk to
 * the stand-ins over HTTP, signatures and all.
 */
export async function startPlayground(
  config: Config,
  options: Omit<OpenOptions, 'live' | 'reset'>,
): Promise<Playground> {
  const live = createLive();
  const { log } = options;
  let report: (error: Error) => void = () => {};
  const lost = new Promise<Error>((resolve) => {
    report = resolve;
  });
  /** Two who ask at once get one reset. */
  let resetting: Promise<void> | undefined;
  function reset(): Promise<void> {
    resetting ??= startOver().finally(() => {
      resetting = undefined;
    });
    return resetting;
  }
  const open = async (port: number) => {
    // Only what the playground keeps itself may be thrown away.
    const own = config.redisUrl ? undefined : reset;
    const opened = await openPlayground({ ...config, port }, { ...options, live, reset: own });
    void opened.lost.then(report);
    return opened;
  };
  let now = await open(config.port).catch((error: unknown) => {
    live.close();
    throw error;
  });

  async function startOver(): Promise<void> {
    const port = Number(new URL(now.program.server.url).port);
    live.restarting();
    try {
      await now.stop();
      for (const folder of dataOf(config)) rmSync(folder, { recursive: true, force: true });
      live.forget();
      now = await open(port);
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : typeof error }, 'could not start over');
      report(error instanceof Error ? error : new Error('the playground could not start over'));
    }
  }

  return {
    get program() {
      return now.program;
    },
    get slack() {
      return now.standIns.slack;
    },
    get teams() {
      return now.standIns.teams;
    },
    get sandbox() {
      return now.standIns.sandbox;
    },
    welcome: welcome(now.program.server.url, now.standIns.sandbox.url),
    lost,
    async stop() {
      await resetting;
      live.close();
      await now.stop();
    },
  };
}

function welcome(url: string, sandboxUrl: string): string {
  return `
  Usher playground

  Open  ${url}/

  A merchant's chat and the PM's channel, on this machine only: a local Slack,
  a local Teams and a BigCommerce sandbox, nothing real. To use your own Slack or Teams,
  see README.md. The sandbox answers other commands too, for example:
  BIGCOMMERCE_API_URL=${sandboxUrl} npm run -s usher -- verify FILE

  Stop it with Ctrl+C.

`;
}
