import { join } from 'node:path';
import type { Sandbox } from '../emulators/bigcommerce/sandbox.ts';
import type { LocalSlack } from '../emulators/slack/local-slack.ts';
import type { LocalTeams } from '../emulators/teams/local-teams.ts';
import type { Logger } from '../src/base/log.ts';
import type { Config } from '../src/config/config.ts';
import type { Program, startProgram } from '../src/main.ts';
import { PmChoice } from './pm-choice.ts';
import { type Running, run } from './running.ts';
import { worldOf } from './server/acts.ts';
import { createLive } from './server/live.ts';
import { pageRoutes } from './server/routes.ts';
import { slackWorld } from './server/slack-world.ts';
import { teamsWorld } from './server/teams-world.ts';
import { startStandIns } from './stand-ins.ts';
import { canFork } from './worker/start.ts';

/** The playground: the real program, with stand-ins for the worlds outside it. */
export interface Playground {
  readonly program: Program;
  slack: LocalSlack;
  teams: LocalTeams;
  sandbox: Sandbox;
  /** What the terminal shows. */
  welcome: string;
  /** Resolves when it can't go on, with what to tell the operator. */
  lost: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Starts the program against a local Slack, a local Teams and a BigCommerce sandbox; everything listens
 * on 127.0.0.1 only. What was said survives a restart, in the data directory. The real adapters talk to
 * the stand-ins over HTTP, signatures and all.
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
  const { log, startProgram, retryDelaysMs, workerLogLevel } = options;
  const folder = join(config.dataDir, 'playground');
  const standIns = await startStandIns(folder, { retryDelaysMs });
  const { slack, teams, sandbox } = standIns;
  const live = createLive();
  const pm = new PmChoice(join(folder, 'pm.json'));
  const worlds = [slackWorld(slack, 'Usher'), teamsWorld(teams, 'Usher')];
  const configure = () => {
    const { platform } = pm;
    return standIns.configure(config, {
      platform,
      conversation: worldOf({ worlds }, platform).pm.channel.id,
    });
  };
  for (const world of worlds) {
    world.on(live.changed);
    world.faults.struck.on(({ call, fault }) => {
      live.happened({ kind: 'struck', platform: world.platform, call, fault });
      live.changed();
    });
  }
  const closeAll = async () => {
    live.close();
    await standIns.close();
  };

  let running: Running;
  try {
    running = await run(configure, {
      log,
      startProgram,
      observe: live.happened,
      changed(event) {
        live.happened({ kind: 'worker', ...event });
        live.changed();
      },
      workerLogLevel: canFork ? workerLogLevel : undefined,
      started({ server, currentOf }, worker) {
        live.happened({ kind: 'program', what: 'started' });
        standIns.connect(server.url);
        for (const world of worlds) world.connected();
        const restart = async () => {
          live.happened({ kind: 'program', what: 'stopping' });
          live.restarting();
          await running.restart().catch((error: unknown) => {
            log.error({ error: error instanceof Error ? error.name : typeof error }, 'could not start anew');
          });
        };
        const { company } = config;
        server.add(...pageRoutes({ worlds, sandbox, pm, live, company, worker, currentOf, restart }));
      },
    });
  } catch (error) {
    await closeAll();
    throw error;
  }

  return {
    get program() {
      return running.program;
    },
    slack,
    teams,
    sandbox,
    welcome: welcome(running.program.server.url, sandbox.url),
    lost: running.lost,
    async stop() {
      live.close();
      await running.stop();
      await closeAll();
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
