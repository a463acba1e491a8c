import type { Block, Choice, Message } from '../../chat/message.ts';
import { plain } from '../../chat/text.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { merchantMention, merchantName } from './merchant.ts';

/** The button that shows a PM what the merchant sees. */
export const SEE = 'see-as-merchant';

/** What a card offers there: who has not come, or has done everything, is asked nothing. */
export function seeChoices({ awaited, handOver }: Onboarding): Choice[] {
  return awaited || handOver?.done ? [] : [{ id: SEE, label: sayPlainly('pm.see') }];
}

/** What the merchant sees, for the one who asked: to look at only. */
export function seenMessage(onboarding: Onboarding, seen: Message): Message {
  const lead = say('pm.see.lead', { who: merchantMention(onboarding) });
  return {
    summary: sayPlainly('pm.see.short', { name: merchantName(onboarding) }),
    blocks: [{ type: 'note', text: lead }, ...seen.blocks.map(lookedAt)],
  };
}

/** Buttons and pictures by their words: neither is of use to somebody who looks on. */
function lookedAt(block: Block): Block {
  switch (block.type) {
    case 'choices': {
      const commands = block.choices.map(({ label }) => `**${plain(label)}**`).join(' · ');
      return { type: 'note', text: say('pm.see.buttons', { commands }) };
    }
    case 'picture':
      return { type: 'note', text: say('pm.see.picture', { label: block.alt }) };
    default:
      return block;
  }
}
