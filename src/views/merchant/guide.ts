import type { Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Shop } from '../../shop/shop.ts';
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

/** The shop, and what is said about it. Of a guide that has lost its shop, there is little to say. */
export function shopOf({ shop }: Guide): Pick<Shop, 'name' | 'words'> {
  if (shop) return shop;
  const nothing = say('shop.unknown');
  return {
    name: sayPlainly('shop'),
    words: {
      wanted: nothing,
      file: say('shop.file'),
      problems: {},
      notes: {},
      form: { title: sayPlainly('merchant.form.submit'), intro: nothing, fields: {}, errors: {} },
      checks: {},
      reasons: {},
      results: {
        nothingGranted: nothing,
        tokenRejected: nothing,
        wrongShop: nothing,
        redo: nothing,
        otherStore: nothing,
        redoForPm: nothing,
      },
      terminal: { nothingGranted: nothing, redo: nothing },
    },
  };
}
