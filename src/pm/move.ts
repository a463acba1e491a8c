import { type Address, channelKey, channelOf } from '../chat/address.ts';
import { type Chat, ChatError } from '../chat/chat.ts';
import type { StartCommand } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import type { Actor, Onboarding } from '../state/onboarding.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import { movedAway, movedHere, movedOne, noneToMove } from '../views/pm/moving.ts';
import { notStarted } from '../views/pm/start.ts';
import { called } from './find.ts';
import { actorOf } from './invitation.ts';
import type { KnownPms } from './known.ts';

/** Has the channel it is typed in look after the merchant of that name, who is another's so far. */
export type Move = (command: StartCommand, name: string) => Promise<Message>;

interface Parts {
  store: Pick<Store, 'channel' | 'loadAll' | 'removeFromChannel'>;
  turns: Pick<Turns, 'take'>;
  pms: Pick<KnownPms, 'channelsOf'>;
  chat(platform: Chat['platform']): Chat | undefined;
  /** Says something in a channel; false: the bot is not in it. */
  told(channel: Address, message: Message): Promise<boolean>;
  now?: () => number;
}

/** Only who acted in a channel may take its merchants elsewhere. */
export function createMove({ store, turns, pms, told, chat, now = Date.now }: Parts): Move {
  return async (command, name) => {
    const pm = channelOf(command.where.address);
    const here = channelKey(pm);
    const others = ((await pms.channelsOf(command.from.address)) ?? []).filter((channel) => channel !== here);
    const ids = (await Promise.all(others.map(store.channel))).flat();
    const theirs = (await store.loadAll([...new Set(ids)])).filter(
      (one) => one.pm && others.includes(channelKey(one.pm)),
    );
    const [found, ...more] = called(theirs, name, undefined);
    if (!found?.pm) return noneToMove(name.slice(0, 80), 0);
    if (more.length > 0) return noneToMove(name, more.length + 1);
    if (!(await told(pm, movedHere(found, actorOf(command))))) return notStarted('notInChannel');
    const event = { id: `moved ${command.id}`, at: now(), kind: 'moved' as const, pm, by: actorOf(command) };
    await turns.take(found.id, event);
    await store.removeFromChannel(channelKey(found.pm), found.id);
    await redraw(found, pm, actorOf(command));
    return movedOne(found);
  };
  /** The old card says where it went. Its buttons do nothing any more, whether or not that succeeds. */
  async function redraw(onboarding: Onboarding, to: Address, by: Actor): Promise<void> {
    const { pm, messages } = onboarding;
    if (!pm || !messages.card) return;
    try {
      await chat(pm.platform)?.edit(pm, messages.card, movedAway(onboarding, to, by));
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
    }
  }
}
