import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { type EmbeddedRedis, startEmbeddedRedis } from '../../adapters/redis/embedded.ts';
import { type Sandbox, startSandbox } from '../../emulators/bigcommerce/sandbox.ts';
import type { Emulator } from '../../emulators/kit/person.ts';
import { slackEmulator } from '../../emulators/slack/emulator.ts';
import type { LocalSlack } from '../../emulators/slack/local-slack.ts';
import { startLocalSlack } from '../../emulators/slack/start.ts';
import { teamsEmulator } from '../../emulators/teams/emulator.ts';
import type { LocalTeams } from '../../emulators/teams/local-teams.ts';
import { startLocalTeams } from '../../emulators/teams/start.ts';
import type { RecoveryTimes } from '../../src/main.ts';
import { Merchant, PmChannel } from './actor.ts';
import { type RunningProgram, startUsher } from './program.ts';
import { slackApp } from './slack-app.ts';

/** A crash is got over so soon that a test can wait for it, and not so soon that a busy machine looks like one. */
export const SOON: RecoveryTimes = {
  jobLockMs: 2_000,
  jobRetryMs: 200,
  outbox: { lease: 3_000, renewLease: 750, firstRetry: 200, refused: 500 },
  redisPauseMs: 20,
  cardEveryMs: 0,
  stopWithinMs: 1_000,
};

/** Everything around the program: a chat platform, BigCommerce, Redis; and the program itself. */
export interface World {
  readonly emulator: Emulator;
  /** The local Slack itself; throws where the platform is Teams. */
  readonly slack: LocalSlack;
  /** The local Teams itself; throws where the platform is Slack. */
  readonly teams: LocalTeams;
  readonly sandbox: Sandbox;
  readonly pm: PmChannel;
  redis: EmbeddedRedis;
  readonly redisDir: string;
  program: RunningProgram;
  /** Restarts the program, after it was killed or stopped. */
  start(env?: Record<string, string>, args?: string[]): Promise<RunningProgram>;
  merchant(name: string): Merchant;
}

interface Options {
  /** Default: Slack. */
  platform?: Emulator['platform'];
  socketMode?: boolean;
  /** Leaves the start to the test. */
  notStarted?: boolean;
  /** The platform's waits before it delivers an event again; default: three, of a second at most. */
  retryDelaysMs?: number[];
  /** How soon the program gets over a crash; without: as for everybody. */
  times?: RecoveryTimes;
}

/** A platform for the program to be connected to. */
interface Stage {
  emulator: Emulator;
  slack?: LocalSlack;
  teams?: LocalTeams;
  /** What the program has to be told of it. */
  env: Record<string, string>;
  connect(program: string): void;
  close(): Promise<void>;
}

/** The world for the tests of one file: the real program over real HTTP, with stand-ins around it. */
export function useWorld(options: Options = {}): World {
  const { platform = 'slack', times } = options;
  const programs: RunningProgram[] = [];
  let dir = '';
  let stage: Stage | undefined;
  const the = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('this is not in this world, or not yet');
    return part;
  };
  const world = {
    get emulator() {
      return the(stage).emulator;
    },
    get slack() {
      return the(stage?.slack);
    },
    get teams() {
      return the(stage?.teams);
    },
    merchant: (name: string) => new Merchant(the(stage).emulator, name),
    async start(env: Record<string, string> = {}, args: string[] = []) {
      world.program = await startUsher(
        {
          ...the(stage).env,
          BIGCOMMERCE_API_URL: world.sandbox.url,
          REDIS_URL: world.redis.url,
          USHER_PM_CHANNEL: world.pm.channel.key,
          USHER_DATA_DIR: dir,
          ...env,
        },
        args,
        times ? { times } : {},
      );
      programs.push(world.program);
      if (!args.includes('worker')) stage?.connect(world.program.url);
      return world.program;
    },
  } as { -readonly [Key in keyof World]: World[Key] };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'usher-world-'));
    world.redisDir = join(dir, 'redis');
    [world.sandbox, stage, world.redis] = await Promise.all([
      startSandbox(),
      platform === 'slack' ? slackStage(options) : teamsStage(options),
      startEmbeddedRedis({ dataDir: world.redisDir }),
    ]);
    world.pm = new PmChannel(stage.emulator);
    if (!options.notStarted) await world.start();
  });
  afterAll(async () => {
    await Promise.all(programs.map((program) => program.kill()));
    await Promise.all([stage?.close(), world.sandbox?.close(), world.redis?.stop()]);
    rmSync(dir, { recursive: true, force: true });
  });
  return world;
}

const RETRY_DELAYS_MS = [50, 300, 1000];

async function slackStage({ socketMode, retryDelaysMs = RETRY_DELAYS_MS }: Options): Promise<Stage> {
  const slack = await startLocalSlack({ ...slackApp(), retryDelaysMs });
  const { botToken, signingSecret, appToken, apiUrl } = slack;
  return {
    emulator: slackEmulator(slack),
    slack,
    env: {
      SLACK_BOT_TOKEN: botToken,
      ...(socketMode ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
      SLACK_API_URL: apiUrl,
    },
    connect: (program) => socketMode || slack.connect(`${program}/slack/events`),
    close: () => slack.close(),
  };
}

async function teamsStage({ retryDelaysMs = RETRY_DELAYS_MS }: Options): Promise<Stage> {
  const teams = await startLocalTeams({ authenticated: false, rateLimits: false, retryDelaysMs });
  return {
    emulator: teamsEmulator(teams),
    teams,
    env: { TEAMS_ALLOW_UNAUTHENTICATED: '1' },
    connect: (program) => teams.connect(`${program}/api/messages`),
    close: () => teams.close(),
  };
}
