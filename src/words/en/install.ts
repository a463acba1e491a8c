/** What merchants read who put the app into their own workspace, and those who come by themselves. */
export const install = {
  'install.done': 'Usher is in your workspace',
  'install.doneInvited':
    '**I have written to you in Slack.** Open the chat: the first message is there, and everything goes on in it.',
  'install.doneAlone':
    'Open the chat with Usher and write the code that {company} gave you. If you have none, ask the person at {company} you are in touch with.',
  'install.doneNotInvited':
    '{reason} Open the chat with Usher and write the code that {company} gave you, or ask the person there for a new link.',
  'install.open': 'Open the chat in Slack',
  'install.cancelled': 'Nothing was installed',
  'install.cancelledWhy':
    'You can open the link again at any time. If somebody else has to allow apps in your workspace, send them the link.',
  'install.stale': 'This page is too old',
  'install.staleWhy': 'Please open the link you were sent once more, in this browser. Nothing was installed.',
  'install.failed': 'Slack did not finish that',
  'install.failedWhy':
    'Please open the link you were sent once more in a minute. Your invitation is still good.',
  'notice.uninvited':
    "Hello! I help companies' customers to hand over credentials safely. To begin I need the code you were sent: please write it here, or ask the person who told you of me.",
  'pm.uninstalled.short': 'App removed: {name}',
  'pm.uninstalled':
    '🔌 **The app was removed from the workspace of {who}**, so I can write to them no more. What I owe them is kept. Please send them the link again: `creds-start resend` and the name, or ask them to install the app.',
} as const;
