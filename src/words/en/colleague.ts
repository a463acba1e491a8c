/** What people read when a merchant hands it on to a colleague. */
export const colleague = {
  'merchant.choice.colleague': 'A colleague takes over',
  'merchant.choice.takeBack': 'Take it back',
  'merchant.colleague.short': 'Who takes over?',
  'merchant.colleague.name':
    "Sure. **Who takes over?** Type @ and their name here, and I'll go on with them where we are. Are they not in this Slack? Then forward them the text below.",
  'merchant.colleague.forward': 'Sure. Forward the text below to them: with it they go on where we are.',
  'merchant.colleague.nobody':
    "I can't find anybody by that. Please type @ and pick their name from the list, or forward them the text above.",
  'merchant.colleague.above': "I can't find anybody by that from here. Please forward them the text above.",
  'merchant.colleague.code': 'To forward:',
  'merchant.colleague.code.link':
    'Hello! {company} needs something from our store, and asks for it with the help of a bot. Could you take over? It begins here: {link} (or write the code {code} to Usher in Slack or Teams). The code is good for one person.',
  'merchant.colleague.code.bare':
    'Hello! {company} needs something from our store, and asks for it with the help of a bot. Could you take over? Write the code {code} to Usher in Slack or Teams. The code is good for one person.',
  'merchant.colleague.withdrawn': "OK, it stays with you. The code doesn't work any more.",
  'merchant.colleague.yours':
    'You take over from {who}. I help you with it, for **{company}**. This is where they were:',
  'merchant.colleague.theirs':
    "OK, I'm writing to {who}, who goes on from here. You can take it back at any time.",
  'merchant.colleague.came': 'From now on {who} goes on with this. You can take it back at any time.',
  'merchant.colleague.back': 'It is yours again. This is where we are:',
  'merchant.colleague.takenBack':
    'From now on {who} goes on with this, so there is nothing you need to do. Thank you!',
  'merchant.colleague.somebody': 'your colleague',
  'merchant.colleague.unreachable':
    "I can't write to {who}, so it is still yours. You can forward a text with a code instead:",
  'merchant.colleague.withThem':
    'A colleague of yours goes on with this now, so I have done nothing. Take it back if it is yours after all.',
  'notice.with-colleague': 'A colleague of yours goes on with this now, so I have done nothing.',

  'pm.handedOn.short': 'Handed on: {name}',
  'pm.handedOn.named': '🤝 {actor} handed this on to {who}, and I have written to them.',
  'pm.handedOn.code': '🤝 {who} has taken this over from {actor}.',
  'pm.handedOn.back': '🤝 {who} has taken this back from {actor}.',
  'pm.handedOn.unreachable':
    "🤝 {who} wanted to hand this on to {actor}, whom I can't write to. It stays where it was.",
} as const;
