import { randomBytes } from 'node:crypto';

/**
 * An id for an onboarding that begins: 120 random bits. It says nothing of whose it is, so that nobody can
 * work out another's; the directory leads to it.
 */
export function newOnboardingId(): string {
  return `ob_${randomBytes(15).toString('base64url')}`;
}
