/** What merchants read on the page of an invitation, and about codes. */
export const invite = {
  'notice.code-unknown':
    "I don't know this code. It has 8 letters and digits, none of them 0, 1, I, L or O: is one of them mistyped? If it is right, please ask the person who gave it to you for a new one.",
  'notice.code-used':
    'Somebody has used this code already, and it is good for one person. Please ask the person who gave it to you for a code of your own.',
  'notice.code-expired':
    'This code is too old: it is good for a few days only. Please ask the person who gave it to you for a new one.',
  'notice.code-withdrawn':
    'This invitation was taken back. If you think that is a mistake, please ask the person who sent it to you.',
  'notice.code-limited':
    'Too many codes were wrong, so I look at no more of them for now. Please try again in an hour, or ask the person who gave you the code for a new one.',

  'standing.invited': 'Invited',
  'standing.invited.next': 'the merchant, to open the link or write me the code',
  'standing.inviteWithdrawn': 'Invitation withdrawn',
  'standing.inviteWithdrawn.next': 'nobody; you can start it again',
  'standing.written.next': 'the merchant, to answer my message',
  'standing.inviteEnded': 'Invitation ended',
  'standing.inviteEnded.next': 'you, to invite them again',

  'invite.paste':
    'Hello! To connect your store, please open this link: {link} – or write this code to the app Usher in Slack or Teams: {code}',
  'invite.pasteCode':
    'Hello! To connect your store, please write this code to the app Usher in Slack or Teams: {code}',
  'invite.title': '{company} invites {name}',
  'invite.who':
    '**{company}** asks **{name}** for the API credentials of its {shop} store, so that the two can be connected.',
  'invite.whoWithoutShop': '**{company}** asks **{name}** to go through a short guide: {title}.',
  'invite.how': 'I am Usher, a bot: I walk you through it in a chat, step by step and with pictures.',
  'invite.safe':
    'You need nothing ready, you can stop and carry on at any time, and what you send is encrypted as soon as it arrives.',
  'invite.slack': 'Continue in Slack',
  'invite.teams': 'Continue in Teams',
  'invite.code': 'Your code',
  'invite.codeHint': 'Write it to Usher in your chat, and we begin. It is good for one person, until {when}.',
  'invite.from': 'Usher, which walks merchants through handing over credentials',

  'invite.unknown': 'This invitation is not known here',
  'invite.unknownWhy':
    'Was a part of the link cut off? Please open it from the message once more. If that does not help, ask the person who sent it to you for a new one.',
  'invite.used': 'This invitation was accepted',
  'invite.usedWhy':
    'It is good for one person. If that is you, carry on in your chat with Usher. If not, ask the person who sent it to you for one of your own.',
  'invite.expired': 'This invitation has ended',
  'invite.expiredWhy': 'Nothing is lost: please ask the person who sent it to you for a new one.',
  'invite.withdrawn': 'This invitation was taken back',
  'invite.withdrawnWhy':
    'There is nothing you need to do. If you think that is a mistake, please ask the person who sent it to you.',
  'invite.limited': 'Too many wrong links',
  'invite.limitedWhy':
    'So many of them came from your network that no more are looked at for now. Please try again in an hour, or write your code to Usher in Slack or Teams.',
} as const;
