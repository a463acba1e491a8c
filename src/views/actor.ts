import { redact } from '../chat/redact.ts';
import { oneLine } from '../chat/text.ts';
import type { Actor } from '../state/onboarding.ts';

/** What somebody of a PM's channel is called: their name, or what their platform calls them. */
export function actorName({ name, user }: Actor): string {
  return redact(oneLine(name ?? '')) || user;
}
