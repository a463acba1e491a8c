/** What project managers read when they start an onboarding. */
export const start = {
  'start.help': 'With `creds-start` you start an onboarding; its card and my alerts will be in this channel.',
  'start.help.form': '`creds-start` alone opens a form, for everything at once.',
  'start.help.customer': '`creds-start Acme Co` gives you a link and a code to send to the merchant.',
  'start.help.person': '`creds-start @Maya Acme Co` has me write to Maya right away.',
  'start.help.resend': '`creds-start resend Acme Co` gives you a new link; the old one ends.',
  'start.help.withdraw': '`creds-start withdraw Acme Co` takes the invitation back.',

  'start.help.move':
    '`creds-start move Acme Co`, typed in another channel of yours, brings a merchant there.',
  'start.moved': '✅ **{name}** is looked after in this channel from now on. The card is here in a moment.',
  'start.move.none':
    'None of the merchants in your other channels is called "{name}". Invited and not there yet? Then withdraw the invitation there, and invite them here.',
  'start.move.several':
    'That fits {count, plural, one {# merchant} other {# merchants}} of your other channels. Please write more of the name.',

  'start.form.title': 'Start an onboarding',
  'start.form': 'Its card and my alerts will be in this channel.',
  'start.form.customer': 'Customer',
  'start.form.person': 'Who does it',
  'start.form.person.hint': 'I write to them right away. Leave it empty to get a link and a code to send.',
  'start.form.guide': 'Guide',
  'start.form.language': 'Language',
  'start.form.language.theirs': 'The one of their chat',
  'start.form.promised': 'Promised for',
  'start.form.promised.hint': 'A day, e.g. 2027-01-31. I warn this channel before it breaks.',
  'start.form.promised.wrong': 'Please write the day like this: 2027-01-31.',
  'start.form.owner': 'Owner',
  'start.form.owner.hint': 'Whose onboarding it is; yours, if you leave it empty.',
  'start.form.several': 'Or several at once',
  'start.form.several.hint':
    'One to a line: the customer, and if you like the promised day and the language: Acme Co, 2027-01-31, de. Leave the customer above empty.',
  'start.form.submit': 'Start',
  'start.several.preview':
    'Nothing is started yet. This would be {count, plural, one {# customer} other {# customers}}: {detail}. Press Start once more to invite them all.',
  'start.several.noName': 'Line {number} has no name.',
  'start.several.tooLong': 'The name in line {number} is too long: 80 letters at most.',
  'start.several.twice': 'Line {number} is there twice.',
  'start.several.tooMany': 'That is {count}: please send 50 at most.',
  'start.several.underWay': 'Under way already: {name}. Please take those out. Nothing was started.',
  'start.several.short': '{count, plural, one {# customer} other {# customers}} invited',
  'start.several.started':
    '✅ {actor} has invited {count, plural, one {# customer} other {# customers}}. Each has a card here as soon as they come:',
  'start.several.links':
    '✅ **{count, plural, one {# customer is} other {# customers are}} invited.** To each their own; only you can see this:',
  'start.empty': "Please write the customer's name.",

  'start.invited.short': '{customer} is invited',
  'start.invited': '✅ **{customer}** is invited. Send this to your merchant:',
  'start.again': '**{customer}** is invited already, {when}. This still works; send it to your merchant:',
  'start.resent':
    '✅ A new invitation for **{customer}**; the old one does not work any more. Send this to your merchant:',
  'start.until': 'It is good for one person, until {when}. The card in this channel shows how it goes.',
  'start.noLink':
    'There is no link, because `PUBLIC_URL` is not set: the merchant has to find me in Slack or Teams first.',

  'start.written.short': 'I have written to {name}',
  'start.written':
    '✅ I have written to {who} for **{customer}**. The card in this channel shows how it goes.',
  'start.writing':
    'I am writing to {who} for **{customer}**. The card in this channel says when they answer, or that I cannot reach them.',
  'start.notReached.short': "I can't reach {name}",
  'start.notReached':
    "⚠️ I can't write to {who}: {platform} lets me write only to people who share a workspace or a channel with me, or who have added me. Send them this instead:",

  'start.underWay':
    '**{customer}** is under way already, so I have started nothing. `creds-status {customer}` shows how it goes.',
  'start.ended':
    'The invitation of **{customer}** has ended. `creds-start resend {customer}` gives you a new one.',
  'start.tooLong': 'A name of a customer can have 80 letters at most.',
  'start.notInChannel':
    "I'm not in this channel, so I can't put a card here, and have started nothing. Add me first (type `/invite @Usher`), then type it again.",
  'start.noneCalled':
    'Nobody in this channel who was invited is called "{name}". `creds-status` lists everybody.',
  'start.several':
    'That fits {count, plural, one {# invitation} other {# invitations}}. Please write more of the name.',
  'start.accepted':
    '**{customer}** has been accepted already, by {who}. `creds-status {customer}` shows how it goes.',
  'start.withdrawn':
    'The invitation of **{customer}** is taken back: its link and its code do not work any more.',

  'start.card.invited': '**Invited**: nobody has come yet',
  'start.card.withdrawn': '**Withdrawn**, by {actor}',
  'start.card.by': 'Started by',
  'start.card.footer': '{title} · invited {when}',
} as const;
