/** What a channel reads each morning. */
export const digest = {
  'pm.digest.title': 'Good morning! {count, plural, one {# merchant} other {# merchants}} here',
  'pm.digest.needed': '**Somebody is needed** ({count})',
  'pm.digest.atRisk': '**At risk** ({count})',
  'pm.digest.promised': '**Promised for this week** ({count})',
  'pm.digest.moved': '**Moved** ({count})',
  'pm.digest.line': '{who}: {status} · {when}',
  'pm.digest.lineOnly': '{who}: {status}',
  'pm.digest.more': '… and {count} more',
  'pm.digest.list': 'All of them: `creds-status`',
} as const;
