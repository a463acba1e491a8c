import type { Block, Choice, Message } from '../../chat/message.ts';
import { withoutMarkup } from '../../chat/spans.ts';
import type { Text } from '../../chat/text.ts';
import type { Onboarding } from '../../state/onboarding.ts';

/** Buttons with this place may be pressed wherever the merchant stands. */
export const ANYWHERE = 'anywhere';

/** A text with the buttons that answer it, which hold as long as the merchant stands at `place`. */
export function question(onboarding: Onboarding, place: string, words: Text, choices: Choice[]): Message {
  return withChoices(onboarding, place, withoutMarkup(words), [{ type: 'text', text: words }], choices);
}

/** Blocks with the buttons that answer them. */
export function withChoices(
  onboarding: Onboarding,
  place: string,
  summary: string,
  blocks: Block[],
  choices: Choice[],
): Message {
  return {
    summary,
    blocks: [...blocks, { type: 'choices', choices }],
    context: { onboarding: onboarding.id, place },
  };
}
