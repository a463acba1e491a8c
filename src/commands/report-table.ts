import { withoutMarkup } from '../chat/spans.ts';
import type { Check, Report } from '../shop/report.ts';
import type { Shop } from '../shop/shop.ts';
import { checkDetail, checkLabel } from '../views/checks.ts';

const SIGNS: Record<Check['outcome'], string> = { pass: '✓', fail: '✗', unknown: '?' };

/** A report for the terminal: the store, one line per permission, and what is to be done. */
export function formatReport(report: Report, shop: Shop): string {
  const { store, checks } = report;
  const width = Math.max(0, ...checks.map((check) => checkLabel(shop, check).length));
  const table = checks.map(
    (check) => `  ${SIGNS[check.outcome]} ${checkLabel(shop, check).padEnd(width)}  ${levelOf(check)}`,
  );
  const name = store?.name ? `${store.name}${store.domain ? ` (${store.domain})` : ''}, ` : '';
  return [
    ...(store ? [`Store: ${name}id ${store.id}`, ''] : []),
    ...(table.length > 0 ? [...table, ''] : []),
    ...conclusion(report, shop),
  ].join('\n');
}

function levelOf({ required, outcome, found, unreachable }: Check): string {
  if (outcome === 'unknown') return unreachable ? 'not checked' : 'not proved';
  return outcome === 'fail' ? `${found ?? 'less'}  (must be ${required})` : (found ?? required);
}

function conclusion({ verdict, reason, checks }: Report, shop: Shop): string[] {
  const { name, words } = shop;
  const unproved = checks.filter(({ outcome, unreachable }) => outcome === 'unknown' && !unreachable);
  const wrong = checks.filter(({ outcome }) => outcome === 'fail');
  switch (verdict) {
    case 'verified':
      return [
        'Verified.',
        ...unproved.map((check) => `Not proved: ${withoutMarkup(checkDetail(shop, check))}`),
      ];
    case 'invalid':
      return [
        reason === 'wrong_shop'
          ? `Invalid: ${name} does not accept this access token for this store.`
          : `Invalid: ${name} does not accept this access token.`,
      ];
    case 'unreachable':
      return [
        `Could not reach ${name}${reason === 'rate_limited' ? ' (too many requests just now)' : ''}. Try again later.`,
      ];
    case 'needs_changes':
      if (reason === 'nothing_granted') {
        return [`Needs changes: ${words.terminal.nothingGranted}`, words.terminal.redo];
      }
      return [
        'Needs changes:',
        ...wrong.map((check) => `- ${withoutMarkup(checkDetail(shop, check))}`),
        ...unproved.map((check) => `Not proved: ${withoutMarkup(checkDetail(shop, check))}`),
        words.terminal.redo,
      ];
  }
}
