import type { Check, Report } from '../shop/report.ts';

const SIGNS: Record<Check['outcome'], string> = { pass: '✓', fail: '✗', unknown: '?' };

/** A report for the terminal: the store, one line per permission, and what is to be done. */
export function formatReport(report: Report, shopName: string): string {
  const { store, checks } = report;
  const width = Math.max(0, ...checks.map(({ label }) => label.length));
  const table = checks.map(
    (check) => `  ${SIGNS[check.outcome]} ${check.label.padEnd(width)}  ${levelOf(check)}`,
  );
  const name = store?.name ? `${store.name}${store.domain ? ` (${store.domain})` : ''}, ` : '';
  return [
    ...(store ? [`Store: ${name}hash ${store.hash}`, ''] : []),
    ...(table.length > 0 ? [...table, ''] : []),
    ...conclusion(report, shopName),
  ].join('\n');
}

function levelOf({ required, outcome, found, unreachable }: Check): string {
  if (outcome === 'unknown') return unreachable ? 'not checked' : 'not proved';
  return outcome === 'fail' ? `${found ?? 'less'}  (must be ${required})` : (found ?? required);
}

function conclusion({ verdict, reason, checks }: Report, shopName: string): string[] {
  const unproved = checks.filter(({ outcome, unreachable }) => outcome === 'unknown' && !unreachable);
  const wrong = checks.filter(({ outcome }) => outcome === 'fail');
  switch (verdict) {
    case 'verified':
      return ['Verified.', ...unproved.map(({ detail }) => `Not proved: ${detail}`)];
    case 'invalid':
      return [
        reason === 'wrong_shop'
          ? `Invalid: ${shopName} does not accept this access token for this store.`
          : `Invalid: ${shopName} does not accept this access token.`,
      ];
    case 'unreachable':
      return [
        `Could not reach ${shopName}${reason === 'rate_limited' ? ' (too many requests just now)' : ''}. Try again later.`,
      ];
    case 'needs_changes':
      if (reason === 'nothing_granted') {
        return [
          'Needs changes: the access token works, but opens nothing. Either no permission was chosen, or it is not a V2/V3 API token.',
          NEW_ACCOUNT,
        ];
      }
      return [
        'Needs changes:',
        ...wrong.map(({ detail }) => `- ${detail}`),
        ...unproved.map(({ detail }) => `Not proved: ${detail}`),
        NEW_ACCOUNT,
      ];
  }
}

const NEW_ACCOUNT =
  'Permissions of an API account can not be changed afterwards: create a new one, and delete the old one.';
