import type { Message } from '../chat/message.ts';
import { withoutMarkup } from '../chat/spans.ts';
import type { Text } from '../chat/text.ts';

/** A text and nothing to press. `summary` where the whole of it is too long for a notification. */
export function statement(words: Text, summary: Text = words): Message {
  return { summary: withoutMarkup(summary), blocks: [{ type: 'text', text: words }] };
}
