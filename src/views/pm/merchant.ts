import { redact } from '../../chat/redact.ts';
import { mention, oneLine, plain, type Text } from '../../chat/text.ts';
import type { Actor, Onboarding } from '../../state/onboarding.ts';
import { sayPlainly } from '../../words/words.ts';
import { actorName } from '../actor.ts';

/** Longer names are cut: the beginning tells who it is. */
const LONGEST_NAME = 80;

/** What a merchant is called where plain text is needed. */
export function merchantName({ merchant, report }: Pick<Onboarding, 'merchant' | 'report'>): string {
  // Somebody may call themselves a token.
  const name = redact(oneLine(merchant.name ?? '')) || oneLine(report?.store?.name ?? '');
  if (!name) return sayPlainly('pm.merchant.nameless', { user: merchant.user });
  return [...name].slice(0, LONGEST_NAME).join('');
}

/** What an onboarding is called: its customer or, of those who came uninvited, the merchant themselves. */
export function customerName(onboarding: Pick<Onboarding, 'customer' | 'merchant' | 'report'>): string {
  return oneLine(onboarding.customer ?? '') || merchantName(onboarding);
}

/** A mention of the merchant: a link to the person on their own platform, the name elsewhere. */
export function merchantMention(onboarding: Pick<Onboarding, 'merchant' | 'report'>): Text {
  const { platform, user } = onboarding.merchant;
  return mention(platform, user, merchantName(onboarding));
}

/** A mention of somebody of the PM's channel. */
export function actorMention({ pm }: Pick<Onboarding, 'pm'>, actor: Actor): Text {
  return pm ? mention(pm.platform, actor.user, actorName(actor)) : plain(actorName(actor));
}
