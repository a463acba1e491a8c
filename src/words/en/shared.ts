/** What both merchants and project managers read. */
export const shared = {
  shop: 'the shop',
  'shop.file': 'the file itself',
  'shop.unknown': "Please write **talk to my PM**: I can't say more about it here.",
  'step.counted': 'Step {number} of {of}',

  'notice.in-private': "Let's talk in private: please open your own chat with me and write to me there.",
  'notice.not-your-form':
    "This form isn't part of your guide, so I have kept nothing of it. To carry on, write **status** in your own chat with me.",
  'notice.not-your-button':
    "This button isn't part of your guide, so I have done nothing. To carry on, write **status** in your own chat with me.",
  'notice.not-your-card': "This isn't one of the merchants of this channel, so I have done nothing.",
  'notice.start-in-channel':
    'Please type that in the channel of your project, where I am a member: its card and my alerts will be there.',
  'notice.for-pms':
    'You look after merchants, so I begin no guide with you. In the channel of your project: `creds-start` invites a merchant, `creds-status` shows how they stand, and `help` after either tells more. To see what merchants see, start one for yourself: `creds-start`, a mention of you, and a name.',
  'notice.not-your-list': 'Only the project managers of a channel can see its merchants, in that channel.',
  'notice.not-yours-to-take':
    'Only the members of the channel that looks after this merchant can do that, there.',
  'notice.nothing-to-hand-over':
    'There are no verified credentials to hand over right now. The card says how things stand.',
  'notice.no-such-button': 'This button does nothing any more.',
  'notice.nothing-yet': 'There is nothing under way for you yet. To begin, write to me, for example "hi".',

  'store.named': '**{name}**',
  'store.namedAt': '**{name}** ({domain})',
  'store.id': 'the store with the id `{id}`',
  'store.yours': 'your store',
  'store.theirs': 'their store',

  'standing.unreachable': "Can't be reached",
  'standing.unreachable.next': 'you, to ask the merchant to write to me once',
  'standing.noGuide': 'Guide not available',
  'standing.noGuide.next': 'the person who runs Usher, to put the guide back',
  'standing.checking': 'Checking the credentials',
  'standing.checking.next': 'the result, in a moment',
  'standing.retrying': 'the shop is not answering',
  'standing.retrying.next': 'the shop (I keep trying)',
  'standing.moving': 'Going through the steps',
  'standing.moving.next': 'the merchant',
  'standing.waitsFor': 'Waiting for {name}',
  'standing.whereabouts': '{status}: {heading}',
  'standing.asked': 'Has a question',
  'standing.asked.since': 'Has had a question since {when}.',
  'standing.asked.next': 'you, to answer it',
  'standing.secondTry': '{status}, second try',
  'sink.webhook': 'your webhook',
  'sink.vault': 'your Vault',
  'standing.verified': 'Verified',
  'standing.verified.next': 'you, to hand the credentials over',
  'standing.handedOver': 'Handed over',
  'standing.handedOver.next': 'the integration, which can start',
  'standing.takenBy': 'Handed over to {name}, {when}. Nothing of the credentials is here any more.',
  'standing.taken': 'Handed over {when}. Nothing of the credentials is here any more.',
  'standing.terminal': 'The person who runs me',
  'standing.doubtful':
    '{name} may have seen the credentials, {when}: the connection ended before I knew. They are still here, and can be handed over.',
  'standing.notTaken': 'Not taken in time',
  'standing.notTaken.next': 'you, to ask the merchant to send the file again',
  'standing.destroyed':
    'Nobody took the credentials, so I destroyed them {when}. If you still need them, ask the merchant to send me the file again.',
  'standing.failing': 'Stopped working',
  'standing.failing.refused': 'the shop refuses the credentials',
  'standing.failing.next': 'you, to have the merchant asked again',
  'standing.confirm': 'Verified, store not confirmed yet',
  'standing.confirm.next': 'the merchant, to confirm that it is the right store',
  'standing.wrongStore': 'Wrong store',
  'standing.wrongStore.next': 'the merchant, to send the credentials of the right store',
  'standing.changes': 'Needs changes',
  'standing.changes.nothing': 'no permissions at all',
  'standing.changes.next': 'the merchant, to make new credentials',
  'standing.invalid': 'Credentials not accepted',
  'standing.invalid.next': 'the merchant, to send the file again',
  'standing.unchecked': 'Could not be checked',
  'standing.unchecked.why': 'the shop did not answer',
  'standing.unchecked.next': 'the merchant, to send the file again later',
  'standing.status': '{status}: {detail}',
  'standing.kept':
    'Verified credentials for {store} are kept until newer ones work (token `{token}`, sent {when}).',
  'standing.keptUnconfirmed':
    'Verified credentials for {store} are kept until newer ones work (token `{token}`, sent {when}, store not confirmed).',
} as const;
