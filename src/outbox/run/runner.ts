import type { Address } from '../../chat/address.ts';
import { type Chat, ChatError } from '../../chat/chat.ts';
import type { Receiver } from '../../credentials/receive.ts';
import type { Seal } from '../../credentials/seal.ts';
import type { Delivery, Sink } from '../../credentials/sink.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Started } from '../../invite/start.ts';
import type { Announcement } from '../../state/announcement.ts';
import type { EffectOf, Kind, SinkName } from '../../state/effect.ts';
import type { Event } from '../../state/event.ts';
import type { Onboarding, Way } from '../../state/onboarding.ts';
import type { Directory } from '../../store/directory.ts';
import type { Store, VerificationQueue } from '../../store/store.ts';

/** What performing effects needs of the rest of the program. */
export interface Means {
  store: Pick<Store, 'addToChannel' | 'discard' | 'sealed'>;
  directory: Pick<Directory, 'link'>;
  queue: VerificationQueue;
  /** The chat of a platform, if it is configured. */
  chat(platform: Address['platform']): Chat | undefined;
  /** Undefined: its flow is not there. */
  guide(onboarding: Onboarding): Guide | undefined;
  /** How credentials are handed over; with several, the card lets its readers choose. */
  ways?: readonly Way[] | undefined;
  /** A new code that makes the onboarding that of whoever has it; those before it lead nowhere from now on. */
  colleagueCode(onboarding: Onboarding): Promise<Pick<Started, 'code' | 'link'>>;
  receiver: Receiver;
  seal: Seal;
  /** Who is told what happens, if anybody is. */
  webhook?: Announcer | undefined;
  /** Where credentials are pushed to. */
  sinks?: Partial<Record<SinkName, Sink>> | undefined;
}

/** Somebody who is told what happens. */
interface Announcer {
  /** @throws DeliveryError */
  announce(about: Delivery['onboarding'], announcement: Announcement): Promise<void>;
}

/** An event without what the runtime adds; `jwe` seals what it brings along. */
export type Outcome = { event: WithoutStamp<Event>; jwe?: string } | undefined;
type WithoutStamp<E> = E extends unknown ? Omit<E, 'id' | 'at'> : never;

/**
 * Performs one effect of an onboarding in its present state. Answers the event that reports its result,
 * if there is anything to report.
 * @throws ChatError when a chat platform would not or could not, DeliveryError when a receiver
 */
export type Runner<K extends Kind> = (
  effect: EffectOf<K>,
  onboarding: Onboarding,
  means: Means,
) => Promise<Outcome>;

/**
 * The chat that an address is in.
 * @throws ChatError when it is not configured
 */
export function chatOf({ chat }: Pick<Means, 'chat'>, address: Address): Chat {
  const found = chat(address.platform);
  if (!found) throw new ChatError('paused', `${address.platform}_is_not_configured`);
  return found;
}

/**
 * Whether there was a message to edit. That it is out of reach says nothing of those who read it: the next
 * message that is sent will tell.
 */
export async function editIfThere(chat: Chat, ...edit: Parameters<Chat['edit']>): Promise<boolean> {
  try {
    await chat.edit(...edit);
    return true;
  } catch (error) {
    if (error instanceof ChatError && ['missing', 'unreachable'].includes(error.code)) return false;
    throw error;
  }
}
