/** What the chats themselves say around our messages. */
export const chat = {
  'chat.later': "I can't look that up right now. Please try again in a minute.",
  'chat.inPrivate': 'I have answered you in our personal chat.',
  'chat.askInPrivate':
    'The answer is for you alone: please open a personal chat with me and write `creds-status` there.',
  'chat.notHere':
    "Let's talk in private: please open a personal chat with me. Files and credentials belong there, not into a channel. Here I answer `creds-status`.",
  'chat.more': '… and {count} more',
  'chat.pictureGoesOn': 'The picture goes on.',
  'chat.form.cancel': 'Cancel',
  'chat.form.required': 'This one is needed.',
  'chat.form.fileIsSafer':
    'Sending the file instead is the safer way: what you type here passes through Teams as text.',
} as const;
