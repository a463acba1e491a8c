import { type Address, channelKey } from '../chat/address.ts';
import type { Seal } from '../credentials/seal.ts';
import { codePurpose, type Invitation } from '../state/invitation.ts';
import { newOnboardingId } from '../state/onboarding-id.ts';
import type { Directory } from '../store/directory.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Store } from '../store/store.ts';
import { newCode } from './code.ts';

/** What is to be started. */
export type StartRequest = Pick<
  Invitation,
  'customer' | 'flow' | 'owner' | 'language' | 'promised' | 'by' | 'card'
> & {
  /** The PM's channel, where its card and alerts will be. */
  channel: Address;
};

/** What is started: its id, and what its merchant needs. */
export interface Started {
  id: string;
  code: string;
  /** Undefined: there is no public address, so that the code has to be typed. */
  link: string | undefined;
  /** When the code ends (ms since 1970). */
  until: number;
  /** False: it was started before, under the same id. */
  isNew: boolean;
}

/**
 * Starts an onboarding for whoever will have the code. With the id of one that was started before, nothing
 * changes and the answer is the same. Rejects when the store can't be reached; then it may be repeated.
 */
export type Start = (request: StartRequest, id?: string) => Promise<Started>;

interface Parts {
  store: Pick<Store, 'addToChannel'>;
  directory: Pick<Directory, 'invite' | 'withdraw'>;
  invitations: Pick<Invitations, 'find' | 'add'>;
  seal: Seal;
  publicUrl: string | undefined;
  /** For how long a code leads to its onboarding, in ms. */
  inviteForMs: number;
  now?: () => number;
}

/** For so long after its end, in ms, a code is told from one that never was. */
export const REMEMBERED_MS = 30 * 86_400_000;

/** A code that leads to an onboarding from now on, for `forMs` and as long as it is remembered. */
export async function codeFor(
  directory: Pick<Directory, 'invite'>,
  id: string,
  forMs: number,
): Promise<string> {
  for (;;) {
    const code = newCode();
    if (await directory.invite(code, id, forMs + REMEMBERED_MS)) return code;
  }
}

/** The page of a code; undefined without a public address. */
export function linkOf(publicUrl: string | undefined, code: string): string | undefined {
  return publicUrl === undefined ? undefined : `${publicUrl}/i/${code}`;
}

export function createStart(parts: Parts): Start {
  const { store, directory, invitations, seal, publicUrl, inviteForMs, now = Date.now } = parts;

  async function invite({ channel, ...request }: StartRequest, id: string): Promise<Invitation> {
    const createdAt = now();
    const code = await codeFor(directory, id, inviteForMs);
    const mine = {
      ...request,
      id,
      pm: channel,
      code: await seal.close(code, codePurpose(id)),
      createdAt,
      expiresAt: createdAt + inviteForMs,
    };
    const kept = await invitations.add(mine, inviteForMs + REMEMBERED_MS);
    // Somebody else started it in the same moment, with a code of their own.
    if (kept.code !== mine.code) await directory.withdraw(code);
    return kept;
  }

  return async (request, id = newOnboardingId()) => {
    const known = await invitations.find(id);
    const invitation = known ?? (await invite(request, id));
    await store.addToChannel(channelKey(invitation.pm), id);
    const code = await seal.open(invitation.code, codePurpose(id));
    return {
      id,
      code,
      link: linkOf(publicUrl, code),
      until: invitation.expiresAt,
      isNew: known === undefined,
    };
  };
}
