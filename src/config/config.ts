import { isIP } from 'node:net';
import { z } from 'zod';
import { withoutEnd } from '../base/without-end.ts';
import type { WorkingHours } from '../base/working-time.ts';
import { type Address, parseChannelKey } from '../chat/address.ts';
import { parseSealKeys, type SealKey, SealKeyError } from '../credentials/seal.ts';
import type { Reminding } from '../onboarding/policy.ts';
import { type ApiToken, readApiTokens } from '../server/v1/tokens.ts';
import { readSettings, type Settings } from '../shop/settings.ts';
import type { Shops } from '../shop/shop.ts';
import { type HandOverConfig, handOverVariables, readHandOver } from './hand-over.ts';
import { readDigestTimes, readReminding, remindingVariables } from './reminding.ts';
import { readSlack, type SlackConfig, slackVariables } from './slack.ts';
import { readTeams, type TeamsConfig, teamsVariables } from './teams.ts';
import { isHttpUrl, isWithin, optional, readDuration, when } from './variable.ts';

/** One variable that is missing or wrong, and what it should look like. Never holds the value. */
export interface ConfigMistake {
  variable: string;
  message: string;
}

/** A configuration that can't be used; `message` has a line for each mistake. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly mistakes: readonly ConfigMistake[];

  constructor(mistakes: readonly ConfigMistake[]) {
    super(mistakes.map(({ variable, message }) => `${variable}: ${message}`).join('\n'));
    this.mistakes = mistakes;
  }
}

export interface Config {
  production: boolean;
  host: string;
  port: number;
  logLevel: string;
  company: string;
  publicUrl: string | undefined;
  /** For how long the code of an invitation is good, in ms. */
  inviteForMs: number;
  /** Who may use the API; nobody, when there are none. */
  apiTokens: ApiToken[];
  /** When merchants who are silent are reminded. */
  reminding: Reminding;
  /** When a channel reads how its merchants stand; undefined: never. */
  digestTimes: WorkingHours | undefined;
  /** For how long a link to verified credentials opens, in ms. */
  revealForMs: number;
  /** After so many days verified credentials that nobody took are destroyed; 0: never. */
  keepDays: number;
  dataDir: string;
  /** Undefined: the embedded one. */
  redisUrl: string | undefined;
  /** What the shops' own variables are set to. */
  shopSettings: Settings;
  /** Undefined: a key of its own, kept in the data directory. */
  sealKeys: SealKey[] | undefined;
  pmChannel: Address | undefined;
  /** Undefined: Slack is off. */
  slack: SlackConfig | undefined;
  /** Undefined: Teams is off. */
  teams: TeamsConfig | undefined;
  handOver: HandOverConfig;
}

/** A PM's channel on a platform that is off. */
const OTHER_PLATFORM = {
  slack:
    'is a channel in Slack, but Slack is not set up: name a channel in Teams (teams:19:…), or set SLACK_BOT_TOKEN as well',
  teams:
    'is a channel in Teams, but Teams is not set up: name a channel in Slack (slack:C…), or set MicrosoftAppId as well',
};

const environmentSchema = z.object({
  NODE_ENV: optional,
  HOST: when(
    (value) => isIP(value) !== 0 || /^[a-z0-9.-]+$/i.test(value),
    'must be an address to listen on, e.g. 127.0.0.1 or 0.0.0.0',
  ),
  PORT: when(
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535,
    'must be a port number from 0 to 65535, e.g. 3000',
  ),
  LOG_LEVEL: when(
    (value) => ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'].includes(value),
    'must be one of trace, debug, info, warn, error, fatal, silent',
  ),
  ...slackVariables,
  ...teamsVariables,
  ...handOverVariables,
  REDIS_URL: when(
    (value) => /^(rediss?|unix):\/\/\S+$|^\/\S+$/.test(value),
    'must look like redis://user:password@host:6379/0 (rediss:// for TLS)',
  ),
  USHER_SEAL_KEYS: optional,
  USHER_PM_CHANNEL: when(
    (value) => /^(slack:[CG][A-Z0-9]+|teams:19:\S+@thread\.(tacv2|skype))$/.test(value),
    "must be slack: and a channel id, e.g. slack:C0123456789 (in Slack: the channel's details, at the very bottom), or teams: and one, e.g. teams:19:abc@thread.tacv2 (in Teams: in the link to the channel)",
  ),
  USHER_COMPANY: when((value) => value.length <= 60, 'must be at most 60 characters long'),
  PUBLIC_URL: when(
    (value) => isHttpUrl(value) && value.startsWith('https://'),
    'must be an https address, e.g. https://usher.example.com',
  ),
  USHER_REVEAL_FOR: when(
    (value) => isWithin(readDuration(value), '1s', '7d'),
    'must be how long a link opens, from 1s to 7d, e.g. 90m or 1h',
  ),
  USHER_KEEP_DAYS: when(
    (value) => /^\d{1,4}$/.test(value),
    'must be a number of days, e.g. 14 (0: verified credentials are never destroyed by themselves)',
  ),
  USHER_INVITE_DAYS: when(
    (value) => /^\d{1,3}$/.test(value) && Number(value) >= 1,
    'must be how many days an invitation is good for, from 1 to 999, e.g. 14',
  ),
  USHER_API_TOKENS: when(
    (value) => readApiTokens(value) !== undefined,
    'must be names, each with the SHA-256 of its token in hex, e.g. crm:$(printf %s "$TOKEN" | sha256sum | cut -c1-64); several separated by commas',
  ),
  ...remindingVariables,
  USHER_DATA_DIR: optional,
});

/** Every variable there is, but for those of the shops. */
export const VARIABLES: readonly string[] = Object.keys(environmentSchema.shape);

/**
 * Reads the environment; of the shops' own variables only those of `shops`.
 * @throws ConfigError naming every variable that is missing or wrong.
 */
export function readConfig(env: Record<string, string | undefined>, shops: Shops = {}): Config {
  const parsed = environmentSchema.safeParse(env);
  const mistakes: ConfigMistake[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), message: issue.message }));
  const { settings: shopSettings, mistakes: shopMistakes } = readSettings(Object.values(shops), env);
  mistakes.push(...shopMistakes);
  const bad = new Set(mistakes.map(({ variable }) => variable));
  const get = (name: keyof z.infer<typeof environmentSchema>) =>
    bad.has(name) ? undefined : env[name]?.trim() || undefined;
  const missing = (variable: string, message: string) => {
    if (!bad.has(variable)) mistakes.push({ variable, message });
  };

  const production = get('NODE_ENV') === 'production';
  const publicUrl = get('PUBLIC_URL');
  const sealKeys = readSealKeys(get('USHER_SEAL_KEYS'), mistakes);
  const isSet = (name: string) => Boolean(env[name]?.trim());
  const slack = readSlack({ get, isSet, mistake: missing });
  const teams = readTeams({ get, isSet, production, mistake: missing });
  const handOver = readHandOver({ get, isSet, mistake: missing });
  const pmChannel = parseChannelKey(get('USHER_PM_CHANNEL') ?? '');
  const isOn = { slack: slack !== undefined, teams: teams !== undefined };
  // With neither on there is the playground, which has a channel of its own.
  if (pmChannel && !isOn[pmChannel.platform] && (isOn.slack || isOn.teams))
    missing('USHER_PM_CHANNEL', OTHER_PLATFORM[pmChannel.platform]);
  if (production && !slack && !teams) {
    for (const { variable, message } of NO_PLATFORM) missing(variable, message);
  }
  if (production && !get('REDIS_URL'))
    missing('REDIS_URL', 'is missing: where your Redis is, e.g. redis://localhost:6379');
  if (production && !env.USHER_SEAL_KEYS?.trim()) {
    missing('USHER_SEAL_KEYS', 'is missing: a name and 32 random bytes, e.g. k1:$(openssl rand -base64 32)');
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes);

  return {
    production,
    host: get('HOST') ?? '127.0.0.1',
    port: Number(get('PORT') ?? 3000),
    logLevel: get('LOG_LEVEL') ?? 'info',
    company: get('USHER_COMPANY') ?? 'Modern Retail',
    publicUrl: publicUrl === undefined ? undefined : withoutEnd(publicUrl, '/'),
    keepDays: Number(get('USHER_KEEP_DAYS') ?? 14),
    inviteForMs: Number(get('USHER_INVITE_DAYS') ?? 14) * 86_400_000,
    apiTokens: readApiTokens(get('USHER_API_TOKENS') ?? '') ?? [],
    revealForMs: readDuration(get('USHER_REVEAL_FOR') ?? '1h') ?? 3_600_000,
    reminding: readReminding(get),
    digestTimes: readDigestTimes(get('USHER_DIGEST_AT')),
    dataDir: get('USHER_DATA_DIR') ?? '.usher',
    redisUrl: get('REDIS_URL'),
    shopSettings,
    sealKeys,
    pmChannel,
    slack,
    teams,
    handOver,
  };
}

/** What an operator reads who set up neither Slack nor Teams. */
export const NO_PLATFORM: readonly ConfigMistake[] = [
  {
    variable: 'SLACK_BOT_TOKEN',
    message:
      'is missing: the bot token of your Slack app, which starts with xoxb- (or MicrosoftAppId, for Teams)',
  },
  {
    variable: 'SLACK_SIGNING_SECRET',
    message: 'is missing: the signing secret of your Slack app (or SLACK_APP_TOKEN, for Socket Mode)',
  },
];

/** Whether merchants may come whom nobody is told about. */
export function hasNoPm({ pmChannel, slack, teams }: Config): boolean {
  return !pmChannel && Boolean(slack || teams);
}

/** What an operator reads of that. */
export const NO_PM =
  'USHER_PM_CHANNEL is not set: nobody is told when credentials work, and merchants can reach nobody. Name the channel of the project managers, e.g. slack:C0123456789';

function readSealKeys(value: string | undefined, mistakes: ConfigMistake[]): SealKey[] | undefined {
  if (value === undefined) return undefined;
  try {
    return parseSealKeys(value);
  } catch (error) {
    if (!(error instanceof SealKeyError)) throw error;
    mistakes.push({ variable: 'USHER_SEAL_KEYS', message: error.message });
    return undefined;
  }
}
