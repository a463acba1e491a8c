import type { Address } from '../chat/address.ts';
import { type Chat, ChatError } from '../chat/chat.ts';
import type { Message } from '../chat/message.ts';

/** Says something in a channel. Resolves with false when the bot is not in it; rejects for any other trouble. */
export function createTold(chat: (platform: Chat['platform']) => Chat | undefined) {
  return async (channel: Address, message: Message): Promise<boolean> => {
    try {
      await chat(channel.platform)?.post(channel, message);
      return true;
    } catch (error) {
      if (error instanceof ChatError && error.code === 'unreachable') return false;
      throw error;
    }
  };
}
