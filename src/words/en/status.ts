/** What project managers read when they ask how their merchants stand. */
export const status = {
  'pm.status.help':
    '`creds-status` lists the merchants of this channel, those who need somebody first. With a word it tells less or more:',
  'pm.status.help.stuck': '`stuck`: who needs somebody',
  'pm.status.help.waiting': '`waiting`: who has something to do, or waits for somebody else',
  'pm.status.help.verified': '`verified`: whose credentials work',
  'pm.status.help.mine': '`mine`: those that are yours',
  'pm.status.help.name': 'a name: the whole report of one merchant',
  'pm.status.help.report': '`report`: how long it takes, and where it stops',
  'pm.status.help.export': '`export`: all of them as a table, in your own chat with me',
  'pm.home.short': 'Your merchants',
  'pm.home':
    'Those whose owner you are, in all your channels. Their cards, and everything you can do, are there; `creds-status` lists the others, `creds-start` invites somebody.',
  'pm.home.none':
    'You look after merchants, and none is yours right now. In the channel of your project `creds-start` invites somebody, `creds-status` lists those who are there.',
  'pm.status.none': 'Nobody here is in that list right now. Without a word I list all {count}.',
  'pm.status.next': 'Next',
  'pm.status.page': 'Page {number} of {of}',
  'pm.status.exported': 'I have sent the table to you, in our own chat.',
  'pm.status.notExported':
    "I can't write to you in our own chat. Please open it, write to me there once, and ask again.",
  'pm.status.export.short': 'The merchants, as a table',
  'pm.status.export': 'The merchants of the channel, as a table (CSV): {count} of them.',
  'pm.one.owner': 'Owner',
  'pm.one.started': 'Started',
  'pm.one.heard': 'Last heard of',
  'pm.one.sent': 'Credentials sent',
  'pm.one.checks': 'What each permission was found to be, {when}:',
  'pm.one.open': 'Open the card',
  'pm.figures.title': 'How it goes here',
  'pm.figures.count':
    '{count, plural, one {# merchant} other {# merchants}}, {sent} of them with working credentials.',
  'pm.figures.time':
    'From the first step to working credentials: half of them within **{median}**, nine of ten within **{most}**.',
  'pm.figures.noTime': 'Nobody has come to working credentials yet, so there is no time to tell.',
  'pm.figures.steps': '**Where they are now**',
  'pm.figures.checks': '**Permissions that are wrong most often**',
  'pm.figures.reminders': '{sent} were reminded; {count} of them came back after it.',
} as const;
