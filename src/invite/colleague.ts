import type { Invitation } from '../state/invitation.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Renew } from './renew.ts';
import type { Started } from './start.ts';

interface Parts {
  invitations: Pick<Invitations, 'find'>;
  renew: Pick<Renew, 'resend' | 'invite'>;
  now?: () => number;
}

/**
 * A code by which a colleague takes an onboarding over. It is its invitation's, with a page of its own; one that
 * began without an invitation gets it now. Rejects when the store can't be reached.
 */
export function createColleagueCode({ invitations, renew, now = Date.now }: Parts) {
  return async (onboarding: Onboarding): Promise<Started> => {
    const invitation = await invitations.find(onboarding.id);
    return invitation ? await renew.resend(invitation) : await renew.invite(invitationTo(onboarding, now()));
  };
}

function invitationTo(onboarding: Onboarding, createdAt: number): Omit<Invitation, 'code' | 'expiresAt'> {
  const { id, flow, customer = '', merchant, owner, language, promised } = onboarding;
  // Without a PM's channel nobody but the merchant knows of it.
  const { platform, conversation } = onboarding.pm ?? merchant;
  const settled = { owner, language, promised };
  return { id, flow, customer, pm: onboarding.pm ?? { platform, conversation }, ...settled, createdAt };
}
