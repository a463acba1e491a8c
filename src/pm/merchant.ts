import type { Onboarding } from '../onboarding/onboarding.ts';

/** What a merchant is called where plain text is needed. */
export function merchantName({ merchant, report }: Pick<Onboarding, 'merchant' | 'report'>): string {
  return merchant.name ?? report?.store?.name ?? `a merchant (${merchant.user})`;
}

/** A mention of the merchant: a link to the person on their own platform, the name elsewhere. */
export function merchantMention(onboarding: Pick<Onboarding, 'merchant' | 'report'>): string {
  const { platform, user } = onboarding.merchant;
  return `@{${platform}:${user}|${merchantName(onboarding).replace(/[{}|]/g, '')}}`;
}
