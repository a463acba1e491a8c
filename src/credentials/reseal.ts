import type { Seals } from '../store/seals.ts';
import { keyOf, type Seal, SealError } from './seal.ts';

/** How many seals there are of each key, by its name; `''`: one that names none. */
export type Counts = Map<string, number>;

/** Counts what is sealed to stay, and sealed links to files that are still to be read. */
export async function countSeals(seals: Seals): Promise<{ kept: Counts; files: Counts }> {
  const kept: Counts = new Map();
  const files: Counts = new Map();
  const count = (counts: Counts, jwe: string) => {
    const kid = keyOf(jwe) ?? '';
    counts.set(kid, (counts.get(kid) ?? 0) + 1);
  };
  for await (const { jwe } of seals.all()) count(kept, jwe);
  for await (const jwe of seals.files()) count(files, jwe);
  return { kept, files };
}

/**
 * Seals again, with the first key, what is sealed with another one, while everything runs. Seals that are replaced or destroyed at the same moment stay so. Repeating it is harmless. Answers how many can't be opened.
 */
export async function reseal(seals: Seals, seal: Seal): Promise<{ resealed: number; unopened: number }> {
  const done = { resealed: 0, unopened: 0 };
  for await (const stored of seals.all()) {
    const { purpose, jwe } = stored;
    if (keyOf(jwe) === seal.kid) continue;
    try {
      const sealed = await seal.close(await seal.open(jwe, purpose), purpose);
      if (await stored.replace(sealed)) done.resealed++;
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      done.unopened++;
    }
  }
  return done;
}
