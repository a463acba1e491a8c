/** What project managers read. */
export const pm = {
  'pm.merchant.nameless': 'a merchant ({user})',

  'pm.question.short': 'Question from {name}',
  'pm.question': '🙋 **Question** from {who} · {place}',
  'pm.stuck.short': '{name} is stuck',
  'pm.stuck': '🆘 **Stuck**: {who} · {place}',
  'pm.question.answer':
    'To answer, press **Reply**, or write `@Usher` and your answer in this thread. Anything else said here stays here.',
  'pm.question.answer.teams':
    'To answer, press **Reply**, or mention me with your answer in this thread. Anything else said here stays here.',
  'pm.question.goesOn': 'The question is long: it goes on in the thread of the card.',
  'pm.question.part.short': 'The question goes on',
  'pm.question.part': 'The question, part {number} of {of}',

  'pm.verified.short': 'Verified: {name}',
  'pm.verified.confirmed':
    '✅ **Verified**: {who}, {store}. The credentials work. The merchant says that it is the right store.',
  'pm.verified.asked':
    "✅ **Verified**: {who}, {store}. The credentials work. I've asked the merchant whether it is the right store, and I'll tell you if it isn't.",
  'pm.verified.unproved':
    'There is no way to check {count, plural, one {this permission} other {these permissions}}, so please keep {count, plural, one {it} other {them}} in mind: {permissions}.',
  'pm.changes.short': 'Needs changes: {name}',
  'pm.changes':
    '⚠️ **Needs changes**: {who}, {store}. {count, plural, one {One permission is} other {# permissions are}} not right: {permissions}. I told the merchant how to fix it.',
  'pm.changes.nothing':
    '⚠️ **Needs changes**: {who}, {store}. The token has no permissions at all. I told the merchant how to make a new one.',
  'pm.invalid.short': 'Not accepted: {name}',
  'pm.invalid.store':
    "⚠️ **Not accepted**: {who} sent credentials that the shop refuses (the token and the store don't belong together). I asked for the file again.",
  'pm.invalid.token':
    '⚠️ **Not accepted**: {who} sent credentials that the shop refuses (unknown token). I asked for the file again.',
  'pm.unreachable.short': 'Could not check: {name}',
  'pm.unreachable':
    '⚠️ **Could not check**: the shop of {who} did not answer for hours. I asked the merchant to send the file again later.',
  'pm.lost.short': 'Could not be opened: {name}',
  'pm.lost':
    "⚠️ **Could not be opened**: the credentials of {who} can't be decrypted any more. I asked the merchant for the file again. Please tell the person who runs me: a key may be missing from `USHER_SEAL_KEYS`, or something was deleted from Redis.",
  'pm.rightStore.short': 'Right store after all: {name}',
  'pm.rightStore':
    '✅ **Right store after all**: {who} says that {store} is the right one. Its credentials work.',
  'pm.wrongStore.short': 'Wrong store: {name}',
  'pm.wrongStore':
    "⚠️ **Wrong store**: {who} says that {store} is the wrong one. Please don't use these credentials; I asked for those of the right store.",

  'pm.fileSetAside.short': 'A file was set aside: {name}',
  'pm.fileSetAside':
    '⚠️ **A file was set aside**: I stopped each time I read a file that {who} sent. I asked the merchant for it once more. Please tell the person who runs me: `usher outbox` lists it.',
  'pm.setAside.short': 'Something was set aside: {name}',
  'pm.setAside':
    '⚠️ **Something was set aside**: I stopped each time I tried to do one thing for {who}, so I leave it. Everything else goes on. Please tell the person who runs me: `usher outbox` lists it, and can try it again.',
  'pm.noGuide.short': 'Guide not available: {name}',
  'pm.noGuide':
    "⚠️ **Guide not available**: {who} can't go on, because the guide {title} is not there any more. Please tell the person who runs me: its folder has to be put back. Then everything goes on where it stopped.",
  'pm.notDelivered.short': 'A message was not delivered: {name}',
  'pm.notDelivered':
    '⚠️ **A message to {who} was not delivered**: the chat refuses it. Everything else goes on; please ask them whether they can go on. The log has the word for why.',
  'pm.handOver': 'Hand over',
  'pm.handOver.page': 'Hand over by a link',
  'pm.handOver.form': 'Hand over here',
  'pm.handOver.terminal': 'Hand over in the terminal',
  'pm.handOver.webhook': 'Deliver to the webhook',
  'pm.handOver.vault': 'Put into the vault',
  'pm.handOver.inTerminal':
    'I have no page to show them on (`PUBLIC_URL` is not set). The person who runs me can show them, once, on the server:',
  'pm.handOver.already':
    'The credentials of {who} were handed over to {actor}, {when}. They are not here any more.',
  'pm.handOver.alreadyElsewhere':
    'The credentials of {who} were handed over {when}. They are not here any more.',
  'pm.handOver.onTheirWay':
    'The credentials of {who} are on their way. The card says when they have arrived.',
  'pm.handOver.choose': 'There are several ways. Please choose one on the card of the merchant.',
  'pm.handOver.several':
    'That fits {count, plural, one {# merchant} other {# merchants}}. Please write more of the name. Credentials are ready of:',
  'pm.handOver.whose': 'Whose credentials? Please write `creds-handover` and the name. They are ready of:',
  'pm.handOver.none': 'There are no verified credentials to hand over in this channel right now.',
  'pm.link.short': 'A link to the credentials of {name}',
  'pm.link':
    '🔑 **This link shows the credentials of {who} once**, until {when}. It is for you: anybody who opens it has them, and I tell this channel. Links you asked for before are dead.',
  'pm.link.open': 'Open the page',
  'pm.somebodyAtServer': 'the person who runs me, in the terminal',
  'pm.handedOver.short': 'Handed over: {name}',
  'pm.handedOver':
    '🔑 **Handed over**: the credentials of {who}, {store}, to {actor}, {when}. They are destroyed here.',
  'pm.handedOver.elsewhere':
    '🔑 **Handed over**: the credentials of {who}, {store}, {when}. They are destroyed here.',
  'pm.handedOver.sink':
    '🔑 **Handed over**: the credentials of {who}, {store}, to {place}, {when}. They are destroyed here.',
  'pm.undelivered.short': 'Not handed over: {name}',
  'pm.undelivered.days':
    '⚠️ **Not handed over**: for three days {place} did not take the credentials of {who}, {store}. They are still here, sealed. Please tell the person who runs me; then press *Hand over* again.',
  'pm.undelivered.refused':
    '⚠️ **Not handed over**: {place} will not take the credentials of {who}, {store}; there may be something else in their place. They are still here, sealed. Please tell the person who runs me; then press *Hand over* again.',
  'pm.undelivered.sealed':
    "⚠️ **Not handed over**: I can't decrypt the credentials of {who}, {store}. They are still here, sealed. Please tell the person who runs me that a key may be missing from `USHER_SEAL_KEYS`; once it is back, press *Hand over* again.",
  'pm.undelivered.gone':
    '⚠️ **Not handed over yet**: {place} says that it wants nothing any more, so the credentials of {who}, {store}, wait here, sealed. Please tell the person who runs me.',
  'pm.newsUndelivered.short': 'News not delivered: {name}',
  'pm.newsUndelivered':
    'For days {place} did not take the news of {who}. I gave one of them up; `usher webhooks` says which.',
  'pm.doubtful.short': 'May have been seen: {name}',
  'pm.doubtful':
    '⚠️ **May have been seen**: {actor} opened the credentials of {who} {when}, and the connection ended before I knew whether they were shown. They are still here: ask {actor}. If nobody has them, press **Hand over** again; if somebody else may have seen them, have the merchant make a new API account.',
  'pm.notShown.short': 'Not shown: {name}',
  'pm.notShown':
    'The credentials of {who} could not be shown: the window did not open in time. Nobody saw them. Please press **Hand over** once more.',
  'pm.sheet.title': 'Credentials, once',
  'pm.sheet':
    'The credentials of {who}. **Copy them now**: when you close this window, by the button or in any other way, they are destroyed here. The merchant and your channel read that you have them.',
  'pm.sheet.done': 'Copied, destroy it',
  'pm.expiring.short': 'Still to be handed over: {name}',
  'pm.expiring':
    '⏳ **Still to be handed over**: the credentials of {who}, {store}. If nobody takes them, I destroy them {when}. Press **Hand over** to take them.',
  'pm.expiring.kept':
    '⏳ **Earlier credentials of {who}** for {store} are still here, and nothing newer works so far. I destroy them {when}.',
  'pm.expiring.failing':
    '⏳ **Still here, and not working**: the credentials of {who}, {store}. I destroy them {when}. Press **Ask again** to have the merchant asked for new ones.',
  'pm.askAgain': 'Ask again',
  'pm.checkAgain': 'Check again',
  'pm.checkAgain.running':
    "I'm checking once more whether they still work. The answer comes below this card.",
  'pm.checkedAgain.short': 'Checked again: {name}',
  'pm.checkedAgain.good': '✅ **Still good**: the credentials of {who}, {store}, work. {actor} asked.',
  'pm.checkedAgain.bad':
    "⚠️ **Still not working**: the credentials of {who}, {store}. {actor} asked. The merchant doesn't know: press **Ask again** and I tell them how to fix it.",
  'pm.checkedAgain.unknown':
    '🤷 **Could not be checked**: the shop of {who}, {store}, does not answer right now. {actor} asked. I check again by myself every day; nothing else has changed.',
  'pm.checkedAgain.sealed':
    "⚠️ **Could not be checked**: I can't decrypt the credentials of {who}, {store}. {actor} asked. They are still here, sealed. Please tell the person who runs me that a key may be missing from `USHER_SEAL_KEYS`.",
  'pm.forget': 'Forget',
  'pm.forget.sure':
    '🗑️ {actor} wants {who} **forgotten**: all that is stored of them, credentials too, for good. Messages in the chats stay.',
  'pm.forget.yes': 'Yes, forget them',
  'pm.forget.no': 'No, keep them',
  'pm.forget.busy': 'Something is being done for them right now. Please press the button again in a minute.',
  'pm.forgotten': '🗑️ **Forgotten**, by {actor}. Nothing of this merchant is stored any more.',
  'pm.failing.short': 'Stopped working: {name}',
  'pm.failing':
    "⚠️ **Stopped working**: the credentials of {who}, {store}, worked before. Now {count, plural, one {one permission is} other {# permissions are}} not right: {permissions}. The merchant doesn't know: press **Ask again** and I tell them how to fix it.",
  'pm.failing.nothing':
    "⚠️ **Stopped working**: the credentials of {who}, {store}, worked before. Now the token has no permissions at all. The merchant doesn't know: press **Ask again** and I tell them how to make a new one.",
  'pm.failing.refused':
    "⚠️ **Stopped working**: the shop now refuses the credentials of {who}, {store}, which worked before. The merchant doesn't know: press **Ask again** and I ask them for new ones.",
  'pm.worksAgain.short': 'Working again: {name}',
  'pm.worksAgain':
    '✅ **Working again**: the credentials of {who}, {store}. The merchant was not asked for anything.',
  'pm.askedAgain.short': 'Asked again: {name}',
  'pm.askedAgain': '{actor} had {who} asked again: the merchant reads what is wrong, and goes on from there.',
  'pm.expired.short': 'Not taken in time: {name}',
  'pm.expired':
    '⌛ **Not taken in time**: nobody took the credentials of {who}, {store}, so I destroyed them. If you still need them, ask the merchant to send me the file again: they were asked to keep it.',
  'pm.expired.kept':
    '⌛ **Not taken in time**: nobody took the earlier credentials of {who} for {store}, and nothing newer works, so I destroyed them.',
  'pm.openedAgain.short': 'A used link was opened again: {name}',
  'pm.openedAgain':
    '🚨 **A used link was opened again**: it showed the credentials of {who} to {actor}, {when}, and nothing the second time. If that was not {actor}, somebody else has the link: have the merchant delete the API account and make a new one.',

  'pm.details.wrong': 'What is not right',
  'pm.details.unproved': 'What could not be proved',
  'pm.details.fail': '**{label}**: is {found}, must be {required}',
  'pm.details.failUnknown': '**{label}**: is not enough, must be {required}',
  'pm.details.unknown': '**{label}**: could not be proved to be {required}',
  'pm.details.token': 'Token `{token}`, sent {when}',

  'pm.card.status': '**{status}**',
  'pm.card.statusAt': '**{status}**: {heading}',
  'pm.card.merchant': 'Merchant',
  'pm.card.since': 'Since',
  'pm.card.waitingFor': 'Waiting for',
  'pm.card.store': 'Store',
  'pm.card.owner': 'Owner',
  'pm.card.language': 'Reads',
  'pm.card.promised': 'Promised for',
  'pm.moved.away': '➡️ {who} is looked after in another channel of {platform} from now on, says {actor}.',
  'pm.moved.here': '➡️ {actor} has moved **{name}** here, from another channel.',
  'pm.card.unproved': 'Not proved: {permissions}',
  'pm.card.unproved.yes': 'Not proved, but set, the merchant says: {permissions}',
  'pm.card.unproved.no': 'Not set, the merchant says: {permissions}',
  'pm.card.unproved.unsure': 'Not proved, and the merchant is not sure: {permissions}',
  'pm.vouched.no': '{who} says that this was **not** set: {permissions}. I have asked for new credentials.',
  'pm.vouched.unsure':
    '{who} is not sure whether this was set: {permissions}. It can only be seen when the credentials are used.',
  'pm.card.footer': '{title} · started {when}',

  'pm.list.title': '{count, plural, one {# merchant} other {# merchants}}',
  'pm.list.group': '**{status}** · Waiting for: {next}',
  'pm.list.groupOf': '**{status}** ({count}) · Waiting for: {next}',
  'pm.list.rest': '… and {count} more. With a name, `creds-status` shows each of them.',
  'pm.list.id': 'ID `{onboarding}`',
  'pm.list.none': 'No merchants here yet. As soon as one writes to me, they appear in this channel.',
  'pm.list.noneOfThatName': 'No merchant here has a name like "{name}". Without a name I list all {count}.',

  'pm.ago.now': 'just now',
  'pm.ago.minutes': '{count}\u00a0min',
  'pm.ago.hours': '{count}\u00a0h',
  'pm.ago.days': '{count, plural, one {#\u00a0day} other {#\u00a0days}}',
} as const;
