import { join } from 'node:path';
import type { Logger } from '../src/base/log.ts';
import type { Config } from '../src/config/config.ts';
import type { Program, startProgram } from '../src/main.ts';
import { PmChoice } from './pm-choice.ts';
import { type Running, run } from './running.ts';
import { worldOf } from './server/acts.ts';
import type { Live } from './server/live.ts';
import { pageRoutes } from './server/routes.ts';
import { slackWorld } from './server/slack-world.ts';
import { teamsWorld } from './server/teams-world.ts';
import type { World } from './server/world.ts';
import { type StandIns, startStandIns } from './stand-ins.ts';
import { canFork } from './worker/start.ts';

export interface OpenOptions {
  log: Logger;
  startProgram: typeof startProgram;
  retryDelaysMs?: number[];
  /** Gives the worker a process of its own, which a visitor can kill, and which logs at this level. */
  workerLogLevel?: string;
  /** What the open pages are told; it outlives what is opened here. */
  live: Live;
  /** Throws away all there is and opens it again; undefined where that is not to be. */
  reset: (() => Promise<void>) | undefined;
}

/** Everything that is thrown away in a reset. */
export interface Opened {
  readonly program: Program;
  readonly standIns: StandIns;
  /** Resolves when it can't go on, with what to tell the operator. */
  readonly lost: Promise<Error>;
  stop(): Promise<void>;
}

/** Where the playground keeps what it remembers, in the data directory. */
export function dataOf({ dataDir }: Config): string[] {
  return [join(dataDir, 'playground'), join(dataDir, 'redis')];
}

/** Opens the worlds, and starts the program in them. */
export async function openPlayground(config: Config, options: OpenOptions): Promise<Opened> {
  const { log, startProgram, retryDelaysMs, workerLogLevel, live, reset } = options;
  const folder = join(config.dataDir, 'playground');
  const standIns = await startStandIns(folder, { retryDelaysMs });
  const { slack, teams, sandbox, receiver } = standIns;
  const pm = new PmChoice(join(folder, 'pm.json'));
  const worlds = [slackWorld(slack, 'Usher'), teamsWorld(teams, 'Usher')];
  const configure = () => {
    const { platform } = pm;
    const conversation = worldOf({ worlds }, platform).pmChannel.id;
    return standIns.configure(config, { platform, conversation });
  };
  const deaf = [...worlds.flatMap((world) => listenTo(world, live)), receiver.on(live.changed)];
  const close = async () => {
    for (const off of deaf) off();
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
            log.error({ error: error instanceof Error ? error.name : typeof error }, 'could not restart');
          });
        };
        const { company } = config;
        server.add(
          ...pageRoutes({ worlds, sandbox, receiver, pm, live, company, worker, currentOf, restart, reset }),
        );
      },
    });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get program() {
      return running.program;
    },
    standIns,
    lost: running.lost,
    async stop() {
      await running.stop();
      await close();
    },
  };
}

/** Tells the pages of what happens in a world, until the returned functions are called. */
function listenTo(world: World, live: Live): (() => void)[] {
  return [
    world.onChange(live.changed),
    world.faults.struck.on(({ call, fault }) => {
      live.happened({ kind: 'struck', platform: world.platform, call, fault });
      live.changed();
    }),
  ];
}
