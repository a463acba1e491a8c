import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedRedis } from '../../adapters/redis/embedded.ts';
import { openRedisStore } from '../../adapters/redis/store.ts';
import { channelKey } from '../chat/address.ts';
import type { Config } from '../config/config.ts';
import { createSeal } from '../credentials/seal.ts';
import { ownSealKeys } from '../credentials/seal-key.ts';
import { defaultFlow, loadCatalog } from '../flow/catalog.ts';
import { createStart, type Started, type StartRequest } from '../invite/start.ts';
import { startSchema } from '../server/v1/schemas.ts';
import { DEFAULT_FLOW, shops } from '../shops.ts';
import { loadConfig, startFailure } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';

/**
 * `usher start-onboarding --customer NAME [--flow F] [--channel C]`: starts an onboarding, and prints the link and
 * the code for its merchant. Needs the Redis and nothing else. Resolves with the exit code: 0; 1 without a Redis;
 * 64 wrong usage; 78 an environment that can't be used.
 */
export async function startOnboardingCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number> {
  const options = readArgs(args);
  if (!options) {
    err(`${USAGE['start-onboarding']}\n`);
    return EX_USAGE;
  }
  try {
    const config = loadConfig(env);
    const flows = [...loadCatalog(config.company, shops).keys()];
    const channel = options.channel ?? (config.pmChannel && channelKey(config.pmChannel));
    if (channel === undefined) {
      err('usher start-onboarding: name the channel with --channel, or set USHER_PM_CHANNEL\n');
      return EX_USAGE;
    }
    const asked = { customer: options.customer, guide: options.flow, channel };
    const { data, error } = startSchema(flows).safeParse(asked);
    if (!data) {
      for (const { path, message } of error.issues)
        err(`--${path[0] === 'guide' ? 'flow' : String(path[0])}: ${message}\n`);
      return EX_USAGE;
    }
    const flow = data.guide ?? defaultFlow(flows, DEFAULT_FLOW) ?? '';
    const { id, code, link } = await start(config, { customer: data.customer, channel: data.channel, flow });
    if (link !== undefined) out(`link: ${link}\n`);
    out(`code: ${code}\nid:   ${id}\n`);
    if (link === undefined)
      err('There is no link, as PUBLIC_URL is not set: have them write the code to the app.\n');
    return 0;
  } catch (error) {
    const failure = startFailure(error);
    if (!failure) throw error;
    err(failure.text);
    return failure.code;
  }
}

function readArgs(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args, options: { customer: text, flow: text, channel: text } });
    const { customer, flow, channel } = values;
    return customer === undefined ? undefined : { customer, flow, channel };
  } catch {
    return undefined;
  }
}

async function start(config: Config, request: StartRequest): Promise<Started> {
  const { redisUrl, dataDir, sealKeys, publicUrl, inviteForMs } = config;
  // A private one that the bot runs is used as it is.
  const own =
    redisUrl === undefined ? await startEmbeddedRedis({ dataDir: join(dataDir, 'redis') }) : undefined;
  try {
    const store = await openRedisStore(own?.url ?? redisUrl ?? '');
    const { directory, invitations } = store;
    const seal = createSeal(sealKeys ?? ownSealKeys(dataDir));
    const begin = createStart({ store, directory, invitations, seal, publicUrl, inviteForMs });
    return await begin(request).finally(() => store.close());
  } finally {
    await own?.stop();
  }
}
