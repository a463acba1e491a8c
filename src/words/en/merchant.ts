/** What merchants read. */
export const merchant = {
  'merchant.helper.pm': 'your project manager',
  'merchant.helper.sender': 'the person at {company} who sent you to me',

  'merchant.choice.again': 'Make a new one',
  'merchant.choice.allAtOnce': 'Show all at once',
  'merchant.choice.back': 'Back',
  'merchant.choice.different': 'It looks different here',
  'merchant.choice.done': 'Done',
  'merchant.choice.form': 'Type it in instead',
  'merchant.choice.myStore': "It's my store after all",
  'merchant.choice.neverMind': 'Never mind',
  'merchant.choice.noFile': 'I have no file',
  'merchant.choice.oneByOne': 'One at a time',
  'merchant.choice.openForm': 'Open the form',
  'merchant.choice.otherStore': "No, it's another one",
  'merchant.choice.pm': 'Talk to my PM',
  'merchant.choice.restartNo': 'No, carry on',
  'merchant.choice.restartYes': 'Yes, start again',
  'merchant.choice.resume': 'Carry on',
  'merchant.choice.rightStore': "Yes, that's my store",
  'merchant.choice.send': 'Send the file again',
  'merchant.choice.setSo': 'Yes, I set it',
  'merchant.choice.setAfterAll': 'I did set it',
  'merchant.choice.notSetSo': 'No, I did not',
  'merchant.choice.try': 'Try it as a merchant',
  'merchant.choice.unsure': "I'm not sure",
  'merchant.choice.showMe': 'Show me how',
  'merchant.choice.stuck': "I'm stuck",
  'merchant.choice.wrongStore': "It's the wrong store",

  'merchant.step.item': '{number} of {of}',
  'merchant.step.lastTime': 'Not right last time: **{permissions}**. Please look twice.',
  'merchant.step.lastTime.item': 'This one was not right last time.',
  'merchant.step.help': 'Help: {heading}',
  'merchant.step.stuck': "Let's get you unstuck.",
  'merchant.step.tellWhy':
    "If that doesn't help, **tell me in one line what you see**, and I'll send it to your project manager.",
  'merchant.step.commands': 'You can also type: {commands}.',
  'merchant.step.same':
    'This step should look the same for everybody. If yours looks different, tell {helper} what you see.',
  'merchant.step.chosen': 'You chose: **{label}**',

  'merchant.here.counted': 'You are at step {number} of {of}:',
  'merchant.here': 'This is where we are:',
  'merchant.oldButton': "We've moved on from that step. This is where we are:",
  'merchant.nothingBefore': 'This is the first step, there is nothing before it.',
  'merchant.invitedBy': '{name} of **{company}** asked me to write to you.',
  'merchant.invitedBy.company': '**{company}** asked me to write to you.',
  'merchant.trial':
    '_This is a trial: you see what merchants see, and nothing of it reaches a list. Write **end trial** to end it._',
  'merchant.welcomeBack': "Welcome back! Let's carry on here:",
  'merchant.setAside.told':
    "Something keeps going wrong on my side, and I can't finish it by myself. I've told your project manager. There's nothing you need to do.",
  'merchant.setAside':
    "Something keeps going wrong on my side, and I can't finish it by myself. Please tell the person who sent you to me.",
  'merchant.moved.gone':
    "This guide was improved since we last spoke, and the step you were at is gone. Let's carry on here:",
  'merchant.moved.edited': 'This list was changed since we last spoke. **Please go through it again:**',
  'merchant.thanks.done': 'You are welcome! Everything is done here. All the best with your store!',
  'merchant.thanks.open':
    'You are welcome! The buttons above still work, or type **status** to see where we are.',
  'merchant.thanks.waiting': "You are welcome! I'll write to you here as soon as I know more.",
  'merchant.restart': "Shall we start again from the first step? What you've sent me so far stays safe.",

  'merchant.noGuide':
    "Your guide is not available at the moment, so I can't go on. That is not your fault, and what you did so far is kept. I have told your project manager.",
  'merchant.noGuide.noPm':
    "Your guide is not available at the moment, so I can't go on. That is not your fault, and what you did so far is kept. Please tell the person who sent you to me.",

  'merchant.question.ask':
    "Sure. **Write your question now**, and I'll send it to your project manager. Please leave out passwords and tokens.",
  'merchant.question.sent':
    "Sent to your project manager, who will get in touch with you. In the meantime, let's carry on.",
  'merchant.question.nobody': "I can't reach a project manager from here. Please contact {helper}.",

  'merchant.form.submit': 'Check them',
  'merchant.form.open': 'Press the button to open a form for the values.',
  'merchant.form.taken': 'Thank you, I have what you typed. It is encrypted, and no longer shown here.',

  'merchant.file.tooMany': "I'll look at the first {looked} of your {sent} files. Please send only {file}.",
  'merchant.file.late.short': "Your file hasn't reached me yet.",
  'merchant.file.late':
    "Your file hasn't reached me yet: this chat is slow to hand it over. I'll keep trying, and tell you as soon as I have it.",
  'merchant.file.overtaken.short': 'The file you sent before has arrived too.',
  'merchant.file.overtaken':
    "The file you sent before has arrived too. You've sent something newer since, so I'll use that.",

  'merchant.check.running': 'Got it, thank you. Checking {count} permissions with {shop}…',
  'merchant.check.retrying':
    "{shop} is not answering at the moment. Your credentials are safe with me. I'll keep trying, and write to you here as soon as I know: there is nothing you need to do.",
  'merchant.check.done': 'Checked with {shop}.',
  'merchant.check.doneEach': 'Checked with {shop}:',
  'merchant.check.still':
    "I have your credentials and am checking them with {shop}. I'll write to you here in a moment.",
  'merchant.check.stillRetrying':
    "I have your credentials, but {shop} is not answering at the moment. I'll keep trying, and write to you here as soon as I know.",
  'merchant.check.replaced.short': 'You sent newer credentials.',
  'merchant.check.replaced': "You've sent newer credentials, so I'm checking those instead.",
  'merchant.check.failed': "I couldn't check these credentials.",
  'merchant.check.lost':
    "I'm sorry: something went wrong on our side, and I can no longer open the credentials you sent. Nothing is wrong with them. **Please send the file once more:**",

  'merchant.result.noMore':
    "Your credentials worked when you sent them. Now they don't, so I have to ask you once more.",
  'merchant.result.kept': 'The credentials for {store} that you sent before work, and I keep them.',
  'merchant.result.verified.short': 'Your credentials work.',
  'merchant.result.verified.heading': 'All good, your credentials work',
  'merchant.result.verified': 'These credentials are for {store}. **Is this your store?**',
  'merchant.result.nothing.short': 'This token has no permissions.',
  'merchant.result.nothing.heading': 'No permissions are set',
  'merchant.result.store': 'This is about {store}.',
  'merchant.result.changes.short':
    'Almost there: {count, plural, one {one permission is} other {# permissions are}} not right.',
  'merchant.result.changes.heading':
    'Almost there: {count, plural, one {one permission is} other {# permissions are}} not right',
  'merchant.result.invalid.short': '{shop} did not accept these credentials.',
  'merchant.result.invalid.heading': '{shop} does not accept these credentials',
  'merchant.result.unreachable.short': '{shop} did not answer.',
  'merchant.result.unreachable.heading': "I couldn't reach {shop}",
  'merchant.result.unreachable.pm':
    "I tried many times, but {shop} did not answer. Nothing is wrong on your side, and your project manager knows. Send the file again later, and I'll check it right away.",
  'merchant.result.unreachable':
    "I tried many times, but {shop} did not answer. Nothing is wrong on your side. Send the file again later, and I'll check it right away.",

  'merchant.done.heading': 'Thank you, that is all we needed',
  'merchant.done': 'The credentials for {store} work. {next}',
  'merchant.done.pmKnows': 'Your project manager knows, and will contact you about what comes next.',
  'merchant.vouch':
    '**One last question.** {shop} gives me no way to check {count, plural, one {one permission} other {# permissions}}: **{permissions}**. Did you set {count, plural, one {it} other {them}} like that?',
  'merchant.done.unsure': "That's fine. If it is missing, {helper} will get in touch with you.",
  'merchant.done.tell': "I can't tell anybody from here, so **please let {helper} know that you are done**.",
  'merchant.done.tidy.form':
    "If there is a file with the credentials on your computer, keep it for now: I'll tell you when it can go.",
  'merchant.done.tidy.message':
    "One last thing, for your safety: you can delete your message with the credentials from this chat. Please keep the file itself for now: I'll tell you when it can go.",
  'merchant.handedOver.short': '{company} has your credentials',
  'merchant.handedOver': 'The credentials have arrived: {company} has them. You can delete the file now.',
  'merchant.handedOver.oneDrive':
    'Teams has put a copy of the file into your OneDrive, in the folder **Microsoft Teams Chat Files**: please delete that too.',
  'merchant.otherStore':
    'Thanks for checking. {reason} {company} will not use the credentials of this store.',

  'merchant.status': '{title}: {status}',
  'merchant.status.line': '**{title}**: {status}',
  'merchant.status.wait': "There is nothing you need to do: I'll write to you here as soon as I know.",
  'merchant.status.waitElsewhere':
    "There is nothing you need to do: I'll write to you in our own chat as soon as I know.",
  'merchant.status.done': 'You are done: there is nothing left to do.',
  'merchant.status.resume': "Write **status**, and we'll carry on from there.",
  'merchant.status.resumeElsewhere': 'To carry on, open our own chat and write **status**.',

  'merchant.home.short': 'Hello from Usher',
  'merchant.home.heading': 'Hello, I am Usher',
  'merchant.home.intro':
    "I'll help you give **{company}** the access to your store that the integration needs: step by step, in about ten minutes. I check everything right away, and what you send me is encrypted as soon as it arrives.",
  'merchant.home.nothing': 'Nothing is under way yet.',
  'merchant.home.begin':
    'Open the **Messages** tab above and write "hi": we\'ll begin, or carry on where we stopped.',
  'merchant.home.done':
    'There is nothing left to do. If you need me again, write to me in the **Messages** tab above.',
} as const;
