import type { Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';

/** Who helps a merchant in person: nobody is promised a PM whom we can't tell. */
export function helper({ company }: Guide, { pm }: Pick<Onboarding, 'pm'>): Text {
  return pm ? say('merchant.helper.pm') : say('merchant.helper.sender', { company });
}

/** What the merchant calls the shop's platform. */
export function shopName({ shop }: Guide): string {
  return shop?.name ?? sayPlainly('shop');
}
