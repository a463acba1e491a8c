import type { Message } from '../chat/message.ts';
import { withoutMarkup } from '../chat/spans.ts';
import type { Text } from '../chat/text.ts';

/** What is said to whoever did something that is not theirs to do. Nothing else happens. */
const NOTICES = {
  'in-private': 'Let us talk in private: please open your own chat with me and write to me there.',
  'not-your-form':
    'This form is not part of your guide, so I have kept nothing of it. To go on, write **status** in your own chat with me.',
  'not-your-button':
    'This button is not part of your guide, so I have done nothing. To go on, write **status** in your own chat with me.',
  'not-your-card': 'This is not one of the merchants of this channel, so I have done nothing.',
  'not-your-list': 'Only the project managers of a channel can see its merchants, in that channel.',
  'no-such-button': 'This button does nothing any more.',
  'nothing-yet': 'There is nothing under way for you yet. To begin, write to me, for example "hi".',
} satisfies Record<string, Text>;
export type NoticeKey = keyof typeof NOTICES;

/** A notice as a message. */
export function notice(key: NoticeKey): Message {
  const text = NOTICES[key];
  return { summary: withoutMarkup(text), blocks: [{ type: 'text', text }] };
}
