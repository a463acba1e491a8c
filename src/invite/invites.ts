import type { PersonId } from '../chat/inbound.ts';
import type { Invitation } from '../state/invitation.ts';
import type { Directory } from '../store/directory.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Links } from '../store/links.ts';
import { readCode } from './code.ts';

/** Why a code leads nowhere. `limited`: too many were wrong, and this one was not looked at. */
export type NoWay = 'unknown' | 'used' | 'expired' | 'withdrawn' | 'limited';

/** What a code leads to. */
export type Sight = { kind: 'open'; invitation: Invitation; code: string } | { kind: NoWay };

/** What became of a code that somebody wrote: the onboarding that is theirs from now on, or none. */
export type Redeemed = { kind: 'joined'; onboarding: string } | { kind: NoWay };

/** Invitations, for those who have a code. Every method rejects when the store can't be reached. */
export interface Invites {
  /** Looks at a code, as it stands in a link; changes nothing. `from`: the address somebody looks from. */
  look(code: string, from: string): Promise<Sight>;
  /** Whether a text is a code that nobody has used yet, and that this person may use. Changes nothing. */
  isOpen(text: string, person: PersonId): Promise<boolean>;
  /**
   * Uses a code up: the onboarding it leads to is the current one of this person from now on, and nobody else's.
   * They themselves may come again.
   */
  redeem(code: string, person: PersonId): Promise<Redeemed>;
}

interface Parts {
  directory: Pick<Directory, 'lead' | 'redeem' | 'join'>;
  invitations: Pick<Invitations, 'find'>;
  links: Pick<Links, 'guesses' | 'guessedWrong'>;
  now?: () => number;
}

/** So many codes may be wrong in an hour, by one person and from one address. */
const MOST_BY_PERSON = 10;
const MOST_FROM_ADDRESS = 20;

export function createInvites({ directory, invitations, links, now = Date.now }: Parts): Invites {
  async function find(text: string): Promise<Sight> {
    const code = readCode(text);
    const lead = code && (await directory.lead(code));
    const invitation = lead && (await invitations.find(lead.onboarding));
    if (!invitation) return { kind: 'unknown' };
    if (lead.isUsed) return { kind: 'used' };
    if (invitation.withdrawnAt !== undefined) return { kind: 'withdrawn' };
    return now() < invitation.expiresAt ? { kind: 'open', invitation, code } : { kind: 'expired' };
  }

  /** Looks at a code on behalf of somebody who may be wrong only so often. */
  async function guess(code: string, who: string, most: number): Promise<Sight> {
    if ((await links.guesses(who)) >= most) return { kind: 'limited' };
    const sight = await find(code);
    if (sight.kind !== 'unknown') return sight;
    // Of many at once each was looked at; no more of them than these are answered.
    return (await links.guessedWrong(who)) > most ? { kind: 'limited' } : sight;
  }

  return {
    look: (code, from) => guess(code, `codes from ${from}`, MOST_FROM_ADDRESS),

    async isOpen(text, person) {
      const code = readCode(text);
      return code !== undefined && (await guess(code, nameOf(person), MOST_BY_PERSON)).kind === 'open';
    },

    async redeem(code, person) {
      const sight = await guess(code, nameOf(person), MOST_BY_PERSON);
      if (sight.kind !== 'open' && sight.kind !== 'used') return sight;
      // Used up by themselves, it still leads them there.
      const onboarding = await directory.redeem(readCode(code) ?? '', person);
      if (onboarding === undefined) return { kind: 'used' };
      await directory.join(person, onboarding);
      return { kind: 'joined', onboarding };
    },
  };
}

function nameOf({ platform, tenant = '', user }: PersonId): string {
  return `codes by ${platform} ${tenant} ${user}`;
}
