import { oneLine, plain, type Text } from '../../chat/text.ts';
import type { Onboarding } from '../../state/onboarding.ts';

/** Longer names are cut: whoever it is, that tells. */
const LONGEST_NAME = 80;

/** What a merchant is called where plain text is needed. */
export function merchantName({ merchant, report }: Pick<Onboarding, 'merchant' | 'report'>): string {
  const name = oneLine(merchant.name ?? '') || oneLine(report?.store?.name ?? '');
  return name ? [...name].slice(0, LONGEST_NAME).join('') : `a merchant (${merchant.user})`;
}

/** A mention of the merchant: a link to the person on their own platform, the name elsewhere. */
export function merchantMention(onboarding: Pick<Onboarding, 'merchant' | 'report'>): Text {
  const { platform, user } = onboarding.merchant;
  return `@{${platform}:${user}|${plain(merchantName(onboarding))}}`;
}
