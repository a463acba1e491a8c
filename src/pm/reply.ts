import type { Accepted, Inbound } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import { redact } from '../chat/redact.ts';
import { holdsCredentials } from '../credentials/receive.ts';
import type { Shop } from '../shop/shop.ts';
import type { Actor, Onboarding } from '../state/onboarding.ts';
import type { Turns } from '../turn/turns.ts';
import {
  passedOn,
  REPLY_FIELD,
  type Refused,
  refusedReply,
  replyHelp,
  wordsOnly,
} from '../views/pm/reply.ts';

/** Something that is done to a card, or said below it. */
export type OnCard = Exclude<Inbound, { kind: 'hello' }>;

/** Says to a merchant what somebody of the PM's channel has to say to them, or why it can't be said. */
export type ReplyTo = (
  inbound: Exclude<OnCard, { kind: 'choice' }>,
  onboarding: Onboarding,
  by: Actor,
) => Promise<Accepted>;

interface Parts {
  turns: Pick<Turns, 'take'>;
  shopOf(flow: string): Shop | undefined;
}

/** What fits into one message of either platform, and into one of Slack's fields. */
const LONGEST = 2500;

export function createReply({ turns, shopOf }: Parts): ReplyTo {
  function whyNot(words: string, { flow }: Onboarding): Refused | undefined {
    if (words === '') return 'empty';
    if (words.length > LONGEST) return 'tooLong';
    const shop = shopOf(flow);
    return redact(words) !== words || (shop && holdsCredentials(shop, words)) ? 'secret' : undefined;
  }

  return async (inbound, onboarding, by) => {
    const { id, at, kind } = inbound;
    const words = (kind === 'form' ? (inbound.values[REPLY_FIELD] ?? '') : inbound.text).trim();
    if (kind !== 'form' && isHelp(words)) return say(replyHelp());
    const refused = whyNot(words, onboarding);
    if (refused && kind === 'form' && !inbound.card)
      return { ok: false, errors: { [REPLY_FIELD]: refusedReply(refused).summary } };
    if (refused) return say(refusedReply(refused));
    await turns.take(onboarding.id, { id, at, kind: 'replied', by, text: words, isShown: kind !== 'form' });
    if (kind === 'files') return { ok: true, answer: wordsOnly(onboarding) };
    return kind === 'form' ? { ok: true, answer: passedOn(onboarding) } : { ok: true };
  };
}

const say = (message: Message): Accepted => ({ ok: false, notice: message });

const isHelp = (words: string) => /^(help|\?)$/i.test(words);
