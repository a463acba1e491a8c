/** What is said back and forth between merchants and project managers, by way of the bot. */
export const reply = {
  'merchant.answer.short': '{name} writes to you',
  'merchant.answer': '💬 **{name}** from {company} writes:',
  'merchant.answer.nameOnly': '💬 **{name}** writes:',
  'merchant.choice.reply': 'Reply',

  'pm.reply': 'Reply',
  'pm.reply.title': 'Write to the merchant',
  'pm.reply.intro':
    '{who} reads your words as they stand, in their chat with me, with your name and {company} above them. They can answer you there; that comes back to the thread of the card.',
  'pm.reply.field': 'Your words',
  'pm.reply.send': 'Send',
  'pm.reply.said.short': 'Answered: {name}',
  'pm.reply.said': '💬 {actor} to {who}:',
  'pm.reply.passedOn': '✉️ I have sent that to {who}.',
  'pm.reply.secret':
    "That looks like it holds a password or a token, so I haven't sent it. Please leave it out: chats keep what is written.",
  'pm.reply.empty': 'There are no words in that. Please write what I should send.',
  'pm.reply.tooLong': 'That is too long for one message. Please send it in two.',
  'pm.reply.noFiles':
    "I can pass on words, and no files: {who} hasn't got the file. Please send it to them in another way.",
  'pm.reply.help':
    'In the thread of a card, **@Usher** and your words go to that merchant, under your name. These words do something else: `see` (what they see right now), `remind`, `stop`, `resume`, `mine` (you look after them from now on), `owner @name` (somebody else does), `help`. Whatever does not begin with my name stays between you.',
  'notice.mention-where':
    "Write to me in the thread of a merchant's card, and I pass it on to them. Here I answer `creds-status help`.",
  'pm.see': 'See as merchant',
  'pm.see.short': 'What {name} sees',
  'pm.see.lead':
    '👀 This is what {who} sees right now. Only you can see it here, and nothing in it can be pressed.',
  'pm.see.buttons': 'Buttons: {commands}',
  'pm.see.picture': 'Picture: {label}',

  'pm.answered': 'Mark as answered',
  'pm.answered.short': 'Answered: {name}',
  'pm.answered.said': '✔️ {actor} has marked this as answered.',
} as const;
