import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../src/config/config.ts';
import type { Observation } from '../../src/turn/observation.ts';
import type { WorkerEvent } from '../exchange.ts';

/** The worker in a process of its own; when it dies, another one is started. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  /** Whether it is to die in the middle of the next check. */
  readonly isDoomed: boolean;
  /** Lets it be killed (SIGKILL, no goodbye) as soon as one result of a check is in, and the others are not. */
  doom(): void;
  /** Ends it in good order, for good. */
  stop(): Promise<void>;
}

/** What the worker's process is told: functions can't be sent to it, so the token of Teams goes by itself. */
export interface Order {
  config: Config;
  teamsToken: string;
  logLevel: string;
}

/** So long until a dead worker's place is taken, in milliseconds. */
const PAUSE_MS = 300;

/** Whether the worker can have a process of its own: only what was compiled can be run by itself. */
export const canFork = import.meta.url.endsWith('.js');

/** Starts it. `changed` is called when it dies, is doomed, or another one is there. */
export function startWorkerProcess(
  config: Config,
  options: {
    logLevel: string;
    observe(observation: Observation, worker: number | undefined): void;
    changed(event: WorkerEvent): void;
  },
): WorkerProcess {
  const { logLevel, observe, changed } = options;
  let child: ChildProcess | undefined;
  let isDoomed = false;
  let isStopping = false;
  let pause: NodeJS.Timeout | undefined;

  function start(): void {
    const started = fork(fileURLToPath(new URL('./process.js', import.meta.url)), {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    void order(config, logLevel).then((all) => started.connected && started.send(all));
    started.on('message', (message) => {
      // Only our own process.js is at the other end.
      const observation = message as Observation;
      observe(observation, started.pid);
      if (!isDoomed || observation.kind !== 'turn' || observation.event !== 'checked') return;
      isDoomed = false;
      started.kill('SIGKILL');
    });
    started.once('exit', (_code, signal) => {
      child = undefined;
      changed({ what: isStopping ? 'stopped' : 'died', pid: started.pid, signal });
      if (!isStopping) pause = setTimeout(start, PAUSE_MS);
    });
    changed({ what: 'started', pid: started.pid });
  }
  start();

  return {
    get pid() {
      return child?.pid;
    },
    get isDoomed() {
      return isDoomed;
    },
    doom() {
      isDoomed = true;
      changed({ what: 'doomed', pid: child?.pid });
    },
    async stop() {
      isStopping = true;
      clearTimeout(pause);
      const last = child;
      if (!last) return;
      const gone = new Promise((resolve) => last.once('exit', resolve));
      last.kill('SIGTERM');
      const force = setTimeout(() => last.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(force);
    },
  };
}

async function order(config: Config, logLevel: string): Promise<Order> {
  if (!config.teams) return { config, teamsToken: '', logLevel };
  const { token, ...teams } = config.teams;
  return { config: { ...config, teams }, teamsToken: (await token?.()) ?? '', logLevel };
}
