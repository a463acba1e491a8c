import { type Chat, ChatError } from '../chat/chat.ts';
import type { Message } from '../chat/message.ts';
import type { Forget } from '../outbox/forget.ts';
import type { Actor, Onboarding } from '../state/onboarding.ts';
import { forgotten, notForgotten } from '../views/pm/forget.ts';

/** Forgets a merchant as somebody of the PM's channel, `where`, said twice. Answers what they alone are to read. */
export type ForgetOnCard = (onboarding: Onboarding, by: Actor, where: string) => Promise<Message | undefined>;

interface Parts {
  forget: Forget;
  chat(platform: Chat['platform']): Chat | undefined;
}

export function createForgetOnCard({ forget, chat }: Parts): ForgetOnCard {
  return async (onboarding, by, where) => {
    if ((await forget(onboarding.id, by, where)) === 'busy') return notForgotten();
    const message = forgotten(onboarding, by);
    const { pm, messages } = onboarding;
    if (!pm || !messages.card) return message;
    try {
      // Nobody else will: what is left of the card has buttons that lead nowhere.
      await chat(pm.platform)?.edit(pm, messages.card, message);
      return undefined;
    } catch (error) {
      if (error instanceof ChatError) return message;
      throw error;
    }
  };
}
