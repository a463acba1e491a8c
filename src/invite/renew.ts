import type { Seal } from '../credentials/seal.ts';
import { codePurpose, type Invitation } from '../state/invitation.ts';
import type { Directory } from '../store/directory.ts';
import type { Invitations } from '../store/invitations.ts';
import { codeFor, linkOf, REMEMBERED_MS, type Started } from './start.ts';

/** What can be done with an invitation that nobody has accepted. Each rejects when the store can't be reached. */
export interface Renew {
  /** A new code, good for as long as the first one was; from now on the old one leads nowhere. */
  resend(invitation: Invitation): Promise<Started>;
  /** A first code for one that has none. */
  invite(invitation: Omit<Invitation, 'code' | 'expiresAt'>): Promise<Started>;
  /** The code leads nowhere any more, and whoever comes with it is told that it was taken back. */
  withdraw(invitation: Invitation): Promise<Invitation>;
}

interface Parts {
  directory: Pick<Directory, 'invite' | 'withdraw'>;
  invitations: Pick<Invitations, 'replace'>;
  seal: Seal;
  publicUrl: string | undefined;
  /** For how long a code leads to its onboarding, in ms. */
  inviteForMs: number;
  now?: () => number;
}

export function createRenew(parts: Parts): Renew {
  const { directory, invitations, seal, publicUrl, inviteForMs, now = Date.now } = parts;

  async function invite(invitation: Omit<Invitation, 'code' | 'expiresAt'>): Promise<Started> {
    const { id } = invitation;
    const code = await codeFor(directory, id, inviteForMs);
    const until = now() + inviteForMs;
    const sealed = await seal.close(code, codePurpose(id));
    await invitations.replace({ ...invitation, code: sealed, expiresAt: until }, inviteForMs + REMEMBERED_MS);
    return { id, code, link: linkOf(publicUrl, code), until, isNew: false };
  }

  return {
    invite,

    async resend({ withdrawnAt: _, ...invitation }) {
      const old = await seal.open(invitation.code, codePurpose(invitation.id));
      const started = await invite(invitation);
      await directory.withdraw(old);
      return started;
    },

    async withdraw(invitation) {
      const withdrawn = { ...invitation, withdrawnAt: now() };
      await invitations.replace(withdrawn, REMEMBERED_MS);
      return withdrawn;
    },
  };
}
