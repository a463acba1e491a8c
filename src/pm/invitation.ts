import { channelKey } from '../chat/address.ts';
import { type Chat, ChatError } from '../chat/chat.ts';
import type { StartCommand, Where } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import type { Guide } from '../flow/guide.ts';
import type { Renew } from '../invite/renew.ts';
import type { Invitation } from '../state/invitation.ts';
import type { Actor } from '../state/onboarding.ts';
import type { Audit } from '../store/audit.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Store } from '../store/store.ts';
import * as views from '../views/pm/start.ts';
import type { Listed } from './listed.ts';

/** Sends the invitation of whoever is called so once more, or takes it back. Answers what the asker alone is to read. */
export type ChangeInvitation = (
  command: StartCommand,
  verb: 'resend' | 'withdraw',
  name: string,
) => Promise<Message>;

interface Parts {
  store: Pick<Store, 'exists'>;
  invitations: Pick<Invitations, 'findAll'>;
  audit: Pick<Audit, 'add'>;
  listed(channel: Where): Promise<Listed | undefined>;
  renew: Renew;
  chat(platform: Chat['platform']): Chat | undefined;
  guideOf(flow: string): Guide | undefined;
  now?: () => number;
}

export function createChangeInvitation(parts: Parts): ChangeInvitation {
  const { store, invitations, audit, listed, renew, chat, guideOf, now = Date.now } = parts;

  return async (command, verb, name) => {
    const { begun, invited } = (await listed(command.where)) ?? { begun: [], invited: [] };
    const wanted = name.toLowerCase();
    const isCalled = ({ customer = '' }: { customer?: string | undefined }) =>
      customer.toLowerCase().includes(wanted);
    const open = invited.filter((one) => isCalled(one) && (verb === 'resend' || !one.withdrawnAt));
    const unanswered = begun.filter((one) => isCalled(one) && one.awaited);
    const [accepted] = begun.filter((one) => isCalled(one) && !one.awaited);
    const [only, ...others] = [...open, ...(await invitations.findAll(unanswered.map(({ id }) => id)))];
    if (!only) return accepted ? views.acceptedAlready(accepted) : views.noneInvited(name.slice(0, 80), 0);
    if (others.length > 0) return views.noneInvited(name, others.length + 1);
    return verb === 'resend' ? await resent(command, only) : await withdrawn(command, only);
  };

  async function resent(command: StartCommand, invitation: Invitation): Promise<Message> {
    const { link, code, until } = await renew.resend(invitation);
    await record(command, 'invited-again', invitation.id);
    const { withdrawnAt: _, ...open } = invitation;
    await redraw(invitation, views.invitedCard(open, guideOf(invitation.flow)));
    return views.resentMessage(invitation, { link, code, until });
  }

  async function withdrawn(command: StartCommand, invitation: Invitation): Promise<Message> {
    await renew.withdraw(invitation);
    await record(command, 'invitation-withdrawn', invitation.id);
    await redraw(invitation, views.invitedCard(invitation, guideOf(invitation.flow), actorOf(command)));
    return views.aboutInvitation('start.withdrawn', invitation);
  }

  /** Brings the card up to date, if nobody has come: of those who have, it is the onboarding's. */
  async function redraw({ id, pm, card }: Invitation, message: Message): Promise<void> {
    if (!card || (await store.exists(id))) return;
    try {
      await chat(pm.platform)?.edit(pm, card, message);
    } catch (error) {
      // The invitation is what counts, and the answer says how it stands.
      if (!(error instanceof ChatError)) throw error;
    }
  }

  async function record(
    command: StartCommand,
    what: 'invited-again' | 'invitation-withdrawn',
    onboarding: string,
  ): Promise<void> {
    const where = channelKey(command.where.address);
    await audit.add({ at: now(), what, onboarding, who: actorOf(command), where });
  }
}

/** Whoever typed it, for the record. */
export function actorOf({ from }: Pick<StartCommand, 'from'>): Actor {
  return { user: from.address.user, ...(from.name ? { name: from.name } : {}) };
}
