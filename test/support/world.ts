import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { parse } from 'yaml';
import { type EmbeddedRedis, startEmbeddedRedis } from '../../adapters/redis/embedded.ts';
import {
  type SampleFile,
  type Sandbox,
  sampleFiles,
  startSandbox,
} from '../../emulators/bigcommerce/sandbox.ts';
import type { LocalSlack } from '../../emulators/slack/local-slack.ts';
import type { LocalChannel } from '../../emulators/slack/people/channel.ts';
import type { LocalUser } from '../../emulators/slack/people/user.ts';
import { plainText } from '../../emulators/slack/plain-text.ts';
import { startLocalSlack } from '../../emulators/slack/start.ts';
import type { MessageRecord } from '../../emulators/slack/state.ts';
import { packageRoot } from '../../src/base/paths.ts';
import type { RecoveryTimes } from '../../src/main.ts';
import { type RunningProgram, startUsher } from './program.ts';

const manifest = parse(readFileSync(join(packageRoot, 'manifest.yml'), 'utf8')) as {
  features: { slash_commands: { command: string }[] };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
};

/** A crash is got over so soon that a test can wait for it, and not so soon that a busy machine looks like one. */
export const SOON: RecoveryTimes = {
  jobLockMs: 2_000,
  jobRetryMs: 200,
  stopWithinMs: 1_000,
  outbox: { lease: 3_000, renewLease: 750 },
};

/** Everything around the program: Slack, BigCommerce, Redis; and the program itself. */
export interface World {
  readonly slack: LocalSlack;
  readonly sandbox: Sandbox;
  readonly pmChannel: LocalChannel;
  redis: EmbeddedRedis;
  readonly redisDir: string;
  program: RunningProgram;
  /** Starts the program anew, after it was killed or stopped. */
  start(env?: Record<string, string>, args?: string[]): Promise<RunningProgram>;
  merchant(name: string): Merchant;
}

interface Options {
  socketMode?: boolean;
  /** Leaves the start to the test. */
  notStarted?: boolean;
  /** Slack's waits before it delivers an event again; default: three, of a second at most. */
  retryDelaysMs?: number[];
  /** How soon the program gets over a crash; without: as for everybody. */
  times?: RecoveryTimes;
}

/** The world for the tests of one file: the real program over real HTTP, with stand-ins around it. */
export function useWorld(options: Options = {}): World {
  const world = {} as { -readonly [Key in keyof World]: World[Key] };
  let dir = '';
  const programs: RunningProgram[] = [];
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'usher-world-'));
    world.redisDir = join(dir, 'redis');
    [world.sandbox, world.slack, world.redis] = await Promise.all([
      startSandbox(),
      startLocalSlack({
        scopes: manifest.oauth_config.scopes.bot,
        commands: manifest.features.slash_commands.map(({ command }) => command),
        events: manifest.settings.event_subscriptions.bot_events,
        retryDelaysMs: options.retryDelaysMs ?? [50, 300, 1000],
      }),
      startEmbeddedRedis({ dataDir: world.redisDir }),
    ]);
    const channel = world.slack.channel('onboarding');
    channel.invite();
    world.pmChannel = channel;
    world.merchant = (name) => new Merchant(world, name);
    world.start = async (env = {}, args = []) => {
      const { botToken, signingSecret, appToken, apiUrl } = world.slack;
      world.program = await startUsher(
        {
          SLACK_BOT_TOKEN: botToken,
          ...(options.socketMode ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
          SLACK_API_URL: apiUrl,
          BIGCOMMERCE_API_URL: world.sandbox.url,
          REDIS_URL: world.redis.url,
          USHER_PM_CHANNEL: `slack:${channel.id}`,
          USHER_DATA_DIR: dir,
          ...env,
        },
        args,
        options.times ? { times: options.times } : {},
      );
      programs.push(world.program);
      if (!options.socketMode && !args.includes('worker'))
        world.slack.connect(`${world.program.url}/slack/events`);
      return world.program;
    };
    if (!options.notStarted) await world.start();
  }, 240_000);
  afterAll(async () => {
    await Promise.all(programs.map((program) => program.kill()));
    await Promise.all([world.slack?.close(), world.sandbox?.close(), world.redis?.stop()]);
    rmSync(dir, { recursive: true, force: true });
  });
  return world;
}

/** A merchant in the local Slack, who waits for each answer before going on. */
class Merchant {
  readonly user: LocalUser;
  private readonly world: World;

  constructor(world: World, name: string) {
    this.world = world;
    this.user = world.slack.user(name);
  }

  /** Writes, and waits for an answer with these words. */
  async says(text: string, expected: string): Promise<MessageRecord> {
    const { ts } = this.user.dm(text);
    return await this.hears(expected, ts);
  }

  async presses(label: string, expected: string): Promise<MessageRecord> {
    const on = this.newestWith(label);
    const since = this.user.messages().at(-1)?.ts ?? '';
    await this.user.press(on, label);
    return await this.hears(expected, since);
  }

  async sends(
    file: { name: string; bytes: Uint8Array | string; mimetype?: string },
    expected: string,
  ): Promise<MessageRecord> {
    const { ts } = this.user.upload(file);
    return await this.hears(expected, ts);
  }

  async sendsSample(id: SampleFile['id'], expected: string): Promise<MessageRecord> {
    const { name, bytes, mimeType } = sample(id);
    return await this.sends({ name, bytes, mimetype: mimeType }, expected);
  }

  /** Waits for a message of the bot with these words, newer than `since`. */
  async hears(expected: string, since = '', timeoutMs = 20_000): Promise<MessageRecord> {
    const { slack } = this.world;
    return await slack.waitFor(
      () =>
        this.user
          .messages()
          .find((m) => m.user === slack.botUserId && m.ts > since && plainText(m).includes(expected)),
      { what: `"${expected}" for ${this.user.name}`, timeoutMs },
    );
  }

  newestWith(label: string): MessageRecord {
    const found = this.user.messages().findLast((message) => plainText(message).includes(`[${label}]`));
    if (!found) throw new Error(`no button "${label}" in:\n${this.text()}`);
    return found;
  }

  /** The bot's messages, as read now. */
  heard(): string[] {
    return this.user
      .messages()
      .filter(({ user }) => user === this.world.slack.botUserId)
      .map(plainText);
  }

  text(): string {
    return this.user.messages().map(plainText).join('\n\n');
  }

  /** The PM's card about this merchant. */
  card(): string | undefined {
    return this.cards()[0];
  }

  /** The PM's cards about this merchant: after a crash at a bad moment there is one more, and the last one is kept. */
  cards(): string[] {
    return this.world.pmChannel
      .messages()
      .map(plainText)
      .filter((text) => text.includes(this.user.mention) && text.includes('started'));
  }

  /** Waits for a message in the PM's channel about this merchant, with these words. */
  async pmHears(words: string, timeoutMs = 20_000): Promise<string> {
    const { slack, pmChannel } = this.world;
    const message = await slack.waitFor(
      () =>
        pmChannel
          .messages()
          .find((m) => plainText(m).includes(this.user.mention) && plainText(m).includes(words)),
      { what: `"${words}" in the PM's channel about ${this.user.name}`, timeoutMs },
    );
    return plainText(message);
  }
}

/** One of the sandbox's sample files. */
export function sample(id: SampleFile['id']): SampleFile {
  const found = sampleFiles().find((file) => file.id === id);
  if (!found) throw new Error(`no sample ${id}`);
  return found;
}
