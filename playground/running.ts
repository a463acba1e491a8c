import { join } from 'node:path';
import { startEmbeddedRedis } from '../adapters/redis/embedded.ts';
import type { Logger } from '../src/base/log.ts';
import type { Config } from '../src/config/config.ts';
import type { Program, startProgram } from '../src/main.ts';
import type { Observation } from '../src/turn/observation.ts';
import type { WorkerEvent } from './exchange.ts';
import { startWorkerProcess, type WorkerProcess } from './worker/start.ts';

/** The program as it runs in the playground. Its Redis outlives its restarts. */
export interface Running {
  readonly program: Program;
  /** Undefined: the worker lives in the program's own process. */
  readonly worker: WorkerProcess | undefined;
  /** Resolves when Redis is gone for good, with what to tell the operator. */
  readonly lost: Promise<Error>;
  /** Stops everything but Redis, and restarts it at the same address. Rejects when that does not work. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  log: Logger;
  startProgram: typeof startProgram;
  /** `worker`: the process it happened in, if not this one. */
  observe(observation: Observation, worker?: number): void;
  /** Set: the worker gets a process of its own, which logs at this level. */
  workerLogLevel: string | undefined;
  /** Called with each program that was started, before anybody can speak to it. */
  started(program: Program, worker: WorkerProcess | undefined): void;
  /** Called when the worker's process comes or goes. */
  changed(event: WorkerEvent): void;
}

/**
 * Starts Redis (unless the configuration names one), the program and its worker. `configure` is asked
 * again at every start; what it says of Redis and of the port holds from the first one on.
 */
export async function run(configure: () => Config, options: Options): Promise<Running> {
  const { log, observe, workerLogLevel: logLevel, changed } = options;
  const { redisUrl, dataDir, port: wanted } = configure();
  const redis = redisUrl ? undefined : await startEmbeddedRedis({ dataDir: join(dataDir, 'redis'), log });
  let port = wanted;
  let program: Program;
  let worker: WorkerProcess | undefined;

  async function start(): Promise<Program> {
    const role = logLevel ? 'web' : 'all';
    const config = { ...configure(), redisUrl: redisUrl ?? redis?.url };
    const fresh = await options.startProgram({ ...config, port }, { role, log, observe, localOnly: true });
    port = Number(new URL(fresh.server.url).port);
    worker = logLevel ? startWorkerProcess(config, { logLevel, observe, changed }) : undefined;
    options.started(fresh, worker);
    return fresh;
  }
  const end = () => Promise.all([program.stop(), worker?.stop()]);
  /** Two who ask at once get one restart. */
  let restarting: Promise<void> | undefined;
  let isStopping = false;
  async function again(): Promise<void> {
    await end();
    program = await start();
  }

  try {
    program = await start();
  } catch (error) {
    await redis?.stop();
    throw error;
  }
  return {
    get program() {
      return program;
    },
    get worker() {
      return worker;
    },
    lost: redis?.lost ?? new Promise(() => {}),
    async restart() {
      if (isStopping) return;
      restarting ??= again().finally(() => {
        restarting = undefined;
      });
      await restarting;
    },
    async stop() {
      isStopping = true;
      // Whoever asked for it was told.
      await restarting?.catch(() => {});
      await end();
      await redis?.stop();
    },
  };
}
