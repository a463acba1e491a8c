import { plain, type Text } from '../chat/text.ts';
import type { Check } from '../shop/report.ts';
import type { Shop } from '../shop/shop.ts';
import { wordFor } from '../shop/words.ts';
import { say } from '../words/words.ts';

type Named = Pick<Shop, 'name' | 'words'>;

/** What a check is about, as the shop's panel calls it. Plain. */
export function checkLabel(shop: Pick<Shop, 'words'> | undefined, { id }: Pick<Check, 'id'>): string {
  return (shop && wordFor(shop.words.checks, id)) ?? id;
}

/** The labels of some checks, as a list. Plain. */
export function checkLabels(
  shop: Pick<Shop, 'words'> | undefined,
  checks: readonly Pick<Check, 'id'>[],
): string {
  return checks.map((check) => checkLabel(shop, check)).join(', ');
}

/** What came of a check, in one sentence (and one more, should something have been left behind). */
export function checkDetail(shop: Named, check: Check): Text {
  const finding = findingOf(shop, check);
  return check.leftBehind ? `${finding} ${say('check.leftBehind')}` : finding;
}

function findingOf(shop: Named, check: Check): Text {
  const label = checkLabel(shop, check);
  const { outcome, found, required, reason, unreachable } = check;
  if (outcome === 'pass') return say('check.pass', { label, required });
  if (outcome === 'fail')
    return found === null
      ? say('check.failUnknown', { label, required })
      : say('check.fail', { label, found, required });
  if (unreachable) return say('check.unreachable', { label, shop: shop.name });
  const why = wordFor(shop.words.reasons, reason ?? '');
  if (why === undefined) return say('check.unclear', { label, shop: shop.name });
  return say('check.unknown', { label, reason: why.replaceAll('{required}', plain(required)) });
}
