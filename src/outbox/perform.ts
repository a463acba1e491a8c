import type { Address } from '../chat/address.ts';
import { channelKey } from '../chat/address.ts';
import { type Chat, ChatError } from '../chat/chat.ts';
import { filePurpose, type Receiver } from '../credentials/receive.ts';
import type { Seal } from '../credentials/seal.ts';
import type { Guide } from '../flow/guide.ts';
import type { Shop } from '../shop/shop.ts';
import type { Effect } from '../state/effect.ts';
import type { Event } from '../state/event.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Store, VerificationQueue } from '../store/store.ts';
import { UNASSIGNED } from '../turn/assign.ts';
import { cardMessage } from '../views/pm/card.ts';
import { readFiles } from './files.ts';

/** An event without what the runtime adds; `jwe` seals what it brings along. */
export type Outcome = { event: WithoutStamp<Event>; jwe?: string } | undefined;
type WithoutStamp<E> = E extends unknown ? Omit<E, 'id' | 'at'> : never;

interface Parts {
  store: Store;
  queue: VerificationQueue;
  /** The chat of a platform, if it is configured. */
  chat(platform: Address['platform']): Chat | undefined;
  guide(onboarding: Onboarding): Guide;
  kind(onboarding: Onboarding): Shop | undefined;
  receiver: Receiver;
  seal: Seal;
}

/** Far more than a credentials file has: enough to tell a screenshot or a document for what it is. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * Performs one effect of an onboarding in its present state. Answers the event that reports its result,
 * if there is anything to report.
 * @throws ChatError when a chat platform would not or could not.
 */
export type Perform = (onboarding: Onboarding, effect: Effect) => Promise<Outcome>;

/** The performer of effects on the given parts. */
export function createPerform({ store, queue, chat, guide, kind, receiver, seal }: Parts): Perform {
  const chatFor = (address: Address): Chat => {
    const found = chat(address.platform);
    if (!found) throw new ChatError('paused', `${address.platform}_is_not_configured`);
    return found;
  };

  return async (onboarding, effect) => {
    const { id, merchant, pm, messages } = onboarding;
    switch (effect.kind) {
      case 'say': {
        const ref = await chatFor(merchant).post(merchant, effect.message);
        return effect.slot && { event: { kind: 'sent', slot: effect.slot, ref } };
      }
      case 'replace': {
        const ref = messages[effect.slot];
        if (ref) await editIfThere(chatFor(merchant), merchant, ref, effect.message);
        return undefined;
      }
      case 'open-form':
        try {
          await chatFor(merchant).openForm(merchant, effect.form, effect);
        } catch (error) {
          // Nobody pressed, or too long ago. The merchant is asked to press (again).
          if (error instanceof ChatError && error.code === 'rejected')
            return { event: { kind: 'form-not-opened' } };
          throw error;
        }
        return undefined;
      case 'close-form':
        await editIfThere(chatFor(merchant), merchant, effect.card, effect.message);
        return undefined;
      case 'card': {
        if (!pm) return undefined;
        const card = cardMessage(guide(onboarding), onboarding);
        if (messages.card && (await editIfThere(chatFor(pm), pm, messages.card, card))) return undefined;
        return { event: { kind: 'sent', slot: 'card', ref: await chatFor(pm).post(pm, card) } };
      }
      case 'alert':
        if (pm) await chatFor(pm).post(pm, effect.message, effect.thread ? messages.card : undefined);
        return undefined;
      case 'fetch': {
        const credentials = kind(onboarding);
        if (!credentials) return undefined;
        const { sentAt } = effect;
        const receipt = await readFiles(effect.files, async (sealed) => {
          const file = await seal.open(sealed, filePurpose(id));
          const bytes = await chatFor(merchant).download(merchant, file, MOST_BYTES);
          return await receiver.file(credentials, id, bytes);
        });
        if (receipt.kind === 'refused')
          return { event: { kind: 'refused', sentAt, problem: receipt.problem } };
        const { received, notes, jwe } = receipt;
        return { event: { kind: 'submitted', sentAt, received, notes }, jwe };
      }
      case 'introduce': {
        // A name is nice to have: not knowing it must not hold up the PM's card.
        const name = await chatFor(merchant)
          .nameOf(merchant)
          .catch(() => undefined);
        return name === undefined || name === merchant.name
          ? undefined
          : { event: { kind: 'introduced', name } };
      }
      case 'list':
        await store.addToChannel(pm ? channelKey(pm) : UNASSIGNED, id);
        return undefined;
      case 'verify':
        await queue.add(effect.submission);
        return undefined;
      case 'discard':
        await store.discard(effect.submission);
        return undefined;
    }
  };
}

/**
 * Whether there was a message to edit. That it is out of reach says nothing of those who read it: the next
 * message that is sent will tell.
 */
async function editIfThere(chat: Chat, ...edit: Parameters<Chat['edit']>): Promise<boolean> {
  try {
    await chat.edit(...edit);
    return true;
  } catch (error) {
    if (error instanceof ChatError && ['missing', 'unreachable'].includes(error.code)) return false;
    throw error;
  }
}
