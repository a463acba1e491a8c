import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Logger } from '../../src/base/log.ts';
import { readCapped } from '../../src/chat/download.ts';
import { CHANNEL } from './activity.ts';
import { isKeyServer } from './hosts.ts';
import { errorFields } from './log.ts';

/** A key can't be looked up at the moment, which says nothing about the token that names it. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

const METADATA_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** Keys older than this are fetched again, as Microsoft wants it. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
/** A key that is not known may be new, or made up: anybody can name one, and must not make us fetch each time. */
const UNKNOWN_KEY_MS = 60 * 1000;
const AFTER_FAILURE_MS = 10 * 1000;
/** Many times what Microsoft publishes. */
const MAX_BYTES = 1024 * 1024;

/** What is read of the two documents. A key is endorsed for the channels whose activities it may sign. */
const metadataSchema = z.object({ jwks_uri: z.string() });
const keysSchema = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), endorsements: z.array(z.string()).catch([]) })),
});

/**
 * The keys that sign Teams' activities, as the Bot Connector publishes them, for `jwtVerify`. Fetches nothing
 * before the first token, each time within `timeoutMs`, once for all who wait. Rejects with a
 * `KeysUnavailable` when a key is not known and can't be asked for: while Microsoft does not answer, those
 * that are known remain good. `metadataUrl` is for stand-ins.
 */
export function signingKeys(
  { timeoutMs, log }: { timeoutMs: number; log: Logger },
  metadataUrl = METADATA_URL,
): JWTVerifyGetKey {
  let failedAt = Number.NEGATIVE_INFINITY;
  const published = createRemoteJWKSet(new URL(metadataUrl), {
    timeoutDuration: timeoutMs,
    cacheMaxAge: MAX_AGE_MS,
    cooldownDuration: UNKNOWN_KEY_MS,
    async [customFetch](url, { signal }) {
      if (Date.now() < failedAt + AFTER_FAILURE_MS) throw new KeysUnavailable();
      try {
        return Response.json(await fetchKeys(signal, url));
      } catch (error) {
        failedAt = Date.now();
        log.warn(errorFields(error), "the keys that Teams signs with can't be had");
        throw new KeysUnavailable();
      }
    },
  });

  return async (header, token) => {
    // A set of one key would be taken to mean that one.
    if (header.kid === undefined) throw new errors.JWKSNoMatchingKey();
    try {
      return await published(header, token);
    } catch (error) {
      const known = published.jwks();
      if (!(error instanceof KeysUnavailable) || !known) throw error;
      return createLocalJWKSet(known)(header, token).catch(() => {
        throw error;
      });
    }
  };
}

/** The keys endorsed for Teams; those for other channels are none of ours. Rejects when they can't be had. */
export async function fetchKeys(signal: AbortSignal, metadataUrl = METADATA_URL) {
  const { jwks_uri } = metadataSchema.parse(await fetchJson(metadataUrl, signal));
  if (!isKeyServer(jwks_uri, metadataUrl)) throw new Error('the keys are somewhere else');
  const { keys } = keysSchema.parse(await fetchJson(jwks_uri, signal));
  return { keys: keys.filter(({ endorsements }) => endorsements.includes(CHANNEL)) };
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal });
  const bytes = await readCapped(response, MAX_BYTES);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}
