import type { Redis } from 'ioredis';
import { z } from 'zod';
import { readStored } from '../../src/base/stored.ts';
import { tokenPurpose } from '../../src/state/installation.ts';
import { codePurpose } from '../../src/state/invitation.ts';
import type { Seals, StoredSeal } from '../../src/store/seals.ts';
import { readEntry } from './outbox.ts';
import type { Scripts } from './scripts.ts';

/** So many keys are looked at in one go, so that nobody else waits for long. */
const STEP = 500;

/** All seals in a Redis. There is no list of them: who changes keys has time to look at everything. */
export function sealsOn(redis: Redis, scripts: Scripts): Seals {
  async function* namesLike(pattern: string): AsyncIterable<string> {
    const seen = new Set<string>();
    for (let cursor = '0', isFirst = true; isFirst || cursor !== '0'; isFirst = false) {
      const [next, found] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', STEP);
      cursor = next;
      // A key may be found twice.
      for (const key of found) if (!seen.has(key)) yield key;
      for (const key of found) seen.add(key);
    }
  }

  /** Changes a value as long as it is the one that was read. */
  const replaced = async (key: string, before: string, after: string) =>
    (await scripts.reseal([key], [before, after])) === 1;

  async function* credentials(): AsyncIterable<StoredSeal> {
    for await (const key of namesLike('usher:{p*}:sealed:*')) {
      const jwe = await redis.get(key);
      const purpose = key.replace(/^usher:\{p\d+\}:sealed:/, '');
      if (jwe !== null) yield { purpose, jwe, replace: (other) => replaced(key, jwe, other) };
    }
  }

  async function* codes(): AsyncIterable<StoredSeal> {
    for await (const key of namesLike('usher:{p*}:invitation:*')) {
      const json = await redis.get(key);
      if (json === null) continue;
      const invitation = readStored(`what is at ${key}`, invitationSchema, json);
      const replace = (code: string) => replaced(key, json, JSON.stringify({ ...invitation, code }));
      yield { purpose: codePurpose(invitation.id), jwe: invitation.code, replace };
    }
  }

  async function* tokens(): AsyncIterable<StoredSeal> {
    for await (const key of namesLike('usher:installation:*')) {
      const json = await redis.get(key);
      if (json === null) continue;
      const installation = readStored(`what is at ${key}`, tokenSchema, json);
      const replace = (token: string) => replaced(key, json, JSON.stringify({ ...installation, token }));
      yield { purpose: tokenPurpose(installation.id), jwe: installation.token, replace };
    }
  }

  return {
    async *all() {
      yield* credentials();
      yield* codes();
      yield* tokens();
    },
    async *files() {
      for await (const key of namesLike('usher:{p*}:outbox:*')) {
        for (const [number, entry] of Object.entries(await redis.hgetall(key))) {
          const { effect } = readEntry(number, entry);
          if (effect.kind === 'fetch') yield* effect.files;
        }
      }
    },
  };
}

/** As much as matters here, whichever release wrote it. */
const invitationSchema = z.looseObject({ id: z.string(), code: z.string() });
const tokenSchema = z.looseObject({ id: z.string(), token: z.string() });
