import type { Redis } from 'ioredis';
import { readStored } from '../../src/base/stored.ts';
import { AUDIT_DAYS, type AuditEntry, auditEntrySchema } from '../../src/state/audit.ts';
import type { Audit } from '../../src/store/audit.ts';
import { keys, partitionOf, partitions } from './keys.ts';

const DAY_MS = 24 * 3_600_000;
/** So many entries are read at once. */
const PAGE = 1_000;

/** What is older than this, as a stream counts time, is dropped with the next entry. */
export function oldest(): number {
  return Date.now() - AUDIT_DAYS * DAY_MS;
}

/**
 * The audit in a Redis: a stream for each partition, so that a turn writes to it in the step that writes the turn. An
 * entry names its onboarding beside the JSON, for scripts to find.
 */
export function auditOn(redis: Redis): Audit {
  async function readPartition(partition: (typeof partitions)[number]): Promise<AuditEntry[]> {
    const key = keys.audit(partition);
    // Where nothing was written for long, nothing was dropped either.
    await redis.xtrim(key, 'MINID', oldest());
    const entries: AuditEntry[] = [];
    for (let from = '-'; ; ) {
      const page = await redis.xrange(key, from, '+', 'COUNT', PAGE);
      for (const [, fields] of page) entries.push(entryOf(fields));
      const [last] = page.at(-1) ?? [];
      if (last === undefined || page.length < PAGE) return entries;
      from = `(${last}`;
    }
  }

  return {
    async add(entry) {
      const { onboarding = '', where = '' } = entry;
      const key = keys.audit(partitionOf(onboarding || where));
      const fields = ['onboarding', onboarding, 'entry', JSON.stringify(entry)];
      await redis.xadd(key, 'MINID', oldest(), '*', ...fields);
    },
    async read(onboarding) {
      const wanted = onboarding === undefined ? partitions : [partitionOf(onboarding)];
      const found = (await Promise.all(wanted.map(readPartition))).flat();
      return found
        .filter((entry) => onboarding === undefined || entry.onboarding === onboarding)
        .sort((one, other) => one.at - other.at);
    },
  };
}

function entryOf(fields: string[]): AuditEntry {
  return readStored('an entry of the audit', auditEntrySchema, fields[fields.indexOf('entry') + 1] ?? '');
}
