import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { RedisStore } from '../../adapters/redis/store.ts';
import { createLogger } from '../base/log.ts';
import { createMetrics } from '../base/metrics.ts';
import type { Config } from '../config/config.ts';
import { createSeal, SealError } from '../credentials/seal.ts';
import { ownSealKeys } from '../credentials/seal-key.ts';
import { defaultGuide, loadCatalog } from '../flow/catalog.ts';
import { textFile } from '../handover/page/files.ts';
import { createReveal } from '../handover/reveal.ts';
import { DEFAULT_FLOW, shops } from '../shops.ts';
import { canHandOver, type Onboarding } from '../state/onboarding.ts';
import { createTurns } from '../turn/turns.ts';
import { merchantName } from '../views/pm/merchant.ts';
import { confirmed } from './confirm.ts';
import { loadConfig, startFailure } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';
import { withStore } from './with-store.ts';

/**
 * `usher reveal ID [--json] [--yes]`: shows verified credentials in the terminal, once, and destroys them here. Who
 * is told of it reads so from the bot, as soon as one runs. What goes to `out` is the credentials and nothing
 * else; with `--json` one object, by the names the shop gives them.
 *
 * Resolves with the exit code: 0 shown; 1 nothing was done (no such onboarding, nothing to hand over, not
 * confirmed, no Redis); 64 wrong usage, 78 a bad configuration.
 */
export async function revealCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
  input: Readable = process.stdin,
): Promise<number> {
  const options = readArgs(args);
  if (!options) {
    err(`${USAGE.reveal}\n`);
    return EX_USAGE;
  }
  try {
    const config = loadConfig(env);
    return await withStore(config, async (store) => {
      const { id, json, yes } = options;
      const onboarding = await store.load(id);
      const refused = why(onboarding);
      if (!onboarding || refused !== undefined) return nothingDone(refused, err);
      const question = `This shows the credentials of ${aboutLine(onboarding)} once, and destroys them here.`;
      if (!yes && !(await confirmed(question, err, input))) return nothingDone('', err);
      const opened = await revealIn(store, config)(onboarding);
      if (!opened) return nothingDone('They are being shown to somebody else, or were replaced.', err);
      out(json ? `${JSON.stringify(opened.values)}\n` : textFile(opened.values));
      await opened.shown();
      return 0;
    });
  } catch (error) {
    if (error instanceof SealError) return nothingDone('They are sealed with a key that is not here.', err);
    const failure = startFailure(error);
    if (!failure) throw error;
    err(failure.text);
    return failure.code;
  }
}

function readArgs(args: string[]): { id: string; json: boolean; yes: boolean } | undefined {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: flag, yes: flag },
    });
    const [id, ...more] = positionals;
    return id === undefined || more.length > 0 ? undefined : { id, ...values };
  } catch {
    return undefined;
  }
}

/** Why there is nothing to show; undefined: there is. What was typed is not repeated: it may be anything. */
function why(onboarding: Onboarding | undefined): string | undefined {
  if (!onboarding) return 'There is no such onboarding.';
  if (canHandOver(onboarding)) return undefined;
  const { done } = onboarding.handOver ?? {};
  return done
    ? `They were handed over at ${new Date(done.at).toISOString()}, and are not here any more.`
    : 'It has no verified credentials right now.';
}

function nothingDone(reason: string | undefined, err: (text: string) => void): 1 {
  err(`usher reveal: nothing was done. ${reason ?? ''}`.trimEnd().concat('\n'));
  return 1;
}

function aboutLine(onboarding: Onboarding): string {
  const store = onboarding.report?.store;
  return [merchantName(onboarding), store?.name ?? store?.id].filter((part) => part).join(', ');
}

function revealIn(store: RedisStore, config: Config) {
  const guides = loadCatalog(config.company, shops);
  const log = createLogger('warn');
  const turns = createTurns({
    store,
    invitations: store.invitations,
    guides,
    defaultGuide: defaultGuide(guides, DEFAULT_FLOW),
    pm: config.pmChannel,
    log,
    metrics: createMetrics(),
    // A bot that runs finds what there is to be said.
    onEffects: () => {},
  });
  const seal = createSeal(config.sealKeys ?? ownSealKeys(config.dataDir));
  const reveal = createReveal({ store, turns, seal, shopOf: ({ flow }) => guides.get(flow)?.shop, log });
  return (onboarding: Onboarding) =>
    reveal(onboarding, {
      submission: onboarding.submission?.id ?? '',
      way: 'terminal',
      link: `terminal ${randomUUID()}`,
    });
}
