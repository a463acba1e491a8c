import { ChatError } from '../../src/chat/chat.ts';

/** Waits for something that has no time-out of its own. Rejects with a `ChatError` (`retry`) when it is late. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ChatError('retry', 'no_answer')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
