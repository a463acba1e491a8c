import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { withoutEnd } from '../../src/base/without-end.ts';
import { DeliveryError, type Sink } from '../../src/credentials/sink.ts';
import { call, isAccepted, refusalOf } from '../../src/handover/accepted.ts';
import type { Answer, GuardedHttp } from '../../src/handover/http.ts';

export interface VaultConfig {
  /** Where it is, e.g. `https://vault.example.com:8200`. */
  address: string;
  token: string;
  /** The mount of a KV engine, version 2, and the folder in it, e.g. `secret/usher`. */
  path: string;
}

const errorSchema = z.object({ errors: z.array(z.string()) });
const writtenSchema = z.object({ data: z.object({ version: z.number() }) });
const secretSchema = z.object({
  data: z.object({
    data: z.record(z.string(), z.unknown()).nullable(),
    metadata: z.object({ version: z.number() }),
  }),
});

/**
 * HashiCorp Vault or OpenBao, KV version 2: a secret for each onboarding, by its id. Its first version is written only
 * where nothing is (`cas: 0`), later ones only on top of the one that Usher wrote before, whose number is the receipt:
 * what anybody else put there is never written over. When it is what was to be written, an answer got lost before, and
 * all is well.
 */
export function createVault({ address, token, path }: VaultConfig, http: GuardedHttp): Sink {
  const headers = { 'X-Vault-Token': token, 'X-Vault-Request': 'true', 'Content-Type': 'application/json' };
  return {
    async deliver({ onboarding, secrets, receipt }) {
      const url = `${withoutEnd(address, '/')}/v1/${secretPath(path, onboarding.id)}`;
      const write = async (cas: number): Promise<Written | 'conflict'> => {
        const body = JSON.stringify({ data: secrets, options: { cas } });
        const written = await call(http, { method: 'POST', url, headers, body });
        if (isAccepted(written)) return { version: writtenIn(written) };
        if (isConflict(written)) return 'conflict';
        throw refusalOf(written);
      };
      const before = Number(receipt ?? 0);
      const written = await write(before);
      if (written !== 'conflict') return written.version;
      const found = await call(http, { method: 'GET', url, headers });
      const there = secretSchema.safeParse(parseJson(found.body)).data?.data;
      if (isAccepted(found)) {
        if (isDeepStrictEqual(there?.data, { ...secrets })) return versionOf(there?.metadata);
        throw new DeliveryError('refused', 'something_else_is_there');
      }
      if (found.status !== 404) throw refusalOf(found);
      // Deleted, but not for good: its versions still count.
      if (there || before === 0) throw new DeliveryError('refused', 'something_else_was_there');
      // Somebody removed all there was of it, numbers too: it begins anew.
      const anew = await write(0);
      if (anew === 'conflict') throw new DeliveryError('later', 'changed_meanwhile');
      return anew.version;
    },
  };
}

/** Where an onboarding's credentials are: the part after `/v1/`. */
export function secretPath(path: string, onboarding: string): string {
  const [mount = '', ...folder] = path.split('/');
  return [mount, 'data', ...folder, onboarding].map(encodeURIComponent).join('/');
}

function isConflict({ status, body }: Answer): boolean {
  if (status !== 400) return false;
  const { data } = errorSchema.safeParse(parseJson(body));
  return data?.errors.some((error) => error.includes('check-and-set')) ?? false;
}

interface Written {
  /** Its number, where the answer tells. */
  version: string | undefined;
}

function writtenIn({ body }: Answer): string | undefined {
  return versionOf(writtenSchema.safeParse(parseJson(body)).data?.data);
}

function versionOf(written: { version: number } | undefined): string | undefined {
  return written && String(written.version);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
