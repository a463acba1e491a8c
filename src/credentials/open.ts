import { z } from 'zod';
import { storedJson } from '../base/stored.ts';
import type { Secrets } from '../shop/shop.ts';
import type { Store } from '../store/store.ts';
import { type Seal, SealError } from './seal.ts';

const secretsSchema: z.ZodType<Secrets> = z.record(z.string(), z.string());

/**
 * The credentials of a submission, in memory; undefined when they are not here any more. Rejects when the store
 * can't be reached.
 * @throws SealError
 */
export async function openCredentials(
  submission: string,
  { store, seal }: { store: Pick<Store, 'sealed'>; seal: Pick<Seal, 'open'> },
): Promise<Secrets | undefined> {
  const jwe = await store.sealed(submission);
  return jwe === undefined ? undefined : secretsIn(await seal.open(jwe, submission));
}

/**
 * The secrets that were sealed as a text.
 * @throws SealError
 */
export function secretsIn(text: string): Secrets {
  const secrets = secretsSchema.safeParse(storedJson(text)).data;
  if (!secrets) throw new SealError('there are no credentials in the seal');
  return secrets;
}
