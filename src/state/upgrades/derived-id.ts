import { createHash } from 'node:crypto';
import type { PersonId } from '../../chat/inbound.ts';

/**
 * The id of a person's onboarding before there was a directory: a hash of who they are and of their flow. Whoever
 * is not in the directory yet is looked for under it, so that what is under way goes on. To be removed once
 * nobody can be left who was last heard from that long ago.
 */
export function derivedId({ platform, tenant, user }: PersonId, flow: string): string {
  const name = [platform, tenant ?? '', user, flow].join('\n');
  return `ob_${createHash('sha256').update(name).digest('base64url').slice(0, 20)}`;
}
