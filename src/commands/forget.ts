import { userInfo } from 'node:os';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { RedisStore } from '../../adapters/redis/store.ts';
import { NewerDataError } from '../base/stored.ts';
import { createSeal } from '../credentials/seal.ts';
import { ownSealKeys } from '../credentials/seal-key.ts';
import { createForget, type Forgotten } from '../outbox/forget.ts';
import { merchantName } from '../views/pm/merchant.ts';
import { confirmed } from './confirm.ts';
import { loadConfig, startFailure } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';
import { withStore } from './with-store.ts';

/**
 * `usher forget ID [--yes]`: removes a merchant for good. Resolves with the exit code: 0 forgotten; 1 nothing was
 * changed (no such onboarding, not confirmed, no Redis); 64 wrong usage, 78 a bad configuration.
 */
export async function forgetCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
  input: Readable = process.stdin,
): Promise<number> {
  const options = readArgs(args);
  if (!options) {
    err(`${USAGE.forget}\n`);
    return EX_USAGE;
  }
  const { id, yes } = options;
  try {
    const config = loadConfig(env);
    const seal = createSeal(config.sealKeys ?? ownSealKeys(config.dataDir));
    return await withStore(config, async (store) => {
      const who = await whoIs(store, id);
      if (who === undefined) return nothingDone(REASONS.unknown, err);
      const question = `This removes ${who} and all that is stored of them, credentials too, for good.`;
      if (!yes && !(await confirmed(question, err, input))) return nothingDone('', err);
      const forget = createForget({ store, ...store, seal });
      const result = await forget(id, { user: userInfo().username }, 'terminal');
      if (result !== 'forgotten') return nothingDone(REASONS[result], err);
      out('Forgotten. Messages in the chats stay there, and are theirs to delete.\n');
      return 0;
    });
  } catch (error) {
    if (error instanceof NewerDataError) return nothingDone(NEWER, err);
    const failure = startFailure(error);
    if (!failure) throw error;
    err(failure.text);
    return failure.code;
  }
}

const REASONS: Record<Exclude<Forgotten, 'forgotten'>, string> = {
  unknown: 'There is no such onboarding.',
  busy: 'Something is being done for them right now. Please try again in a minute.',
};
const NEWER = 'A newer release stored them, which is to forget them.';

function readArgs(args: string[]): { id: string; yes: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { yes: { type: 'boolean', default: false } },
    });
    const [id, ...more] = positionals;
    return id === undefined || more.length > 0 ? undefined : { id, ...values };
  } catch {
    return undefined;
  }
}

/** Whom the question is about; undefined: nobody. Of somebody half forgotten the name is gone. */
async function whoIs(store: RedisStore, id: string): Promise<string | undefined> {
  const onboarding = await store.load(id);
  if (onboarding) return merchantName(onboarding);
  const invitation = await store.invitations.find(id);
  if (invitation) return `the invitation of ${invitation.customer}`;
  return (await store.forgetting.remains(id)) && 'what is left of a merchant';
}

/** What was typed is not repeated: it may be anything. */
function nothingDone(reason: string, err: (text: string) => void): 1 {
  err(`usher forget: nothing was done. ${reason}`.trimEnd().concat('\n'));
  return 1;
}
