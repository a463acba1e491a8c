/** Answers to what merchants ask and say anywhere, true for every shop and guide. */
export const about = {
  'merchant.about.here': 'We are here: **{heading}**',

  'merchant.about.safe':
    "It is safe, and no trick: I work for **{company}**, who asked for this. What you send is encrypted the moment it arrives, and only {company} can use it. I never need your password, and you can take the access back in {shop} at any time. Not sure it's really us? Ask {helper}.",
  'merchant.about.why':
    'It lets **{company}** begin its work on your project, and only somebody from your side can do it. For more about the project, ask {helper}.',
  'merchant.about.use':
    'I encrypt it the moment it arrives and check that it works, which changes nothing in your store. Then **{company}** gets it, for the work on your project, and nobody else. Once it has been handed over, I destroy my copy.',
  'merchant.about.how-long':
    'Each step is one small thing to do, most of them take a minute. You can stop at any time and go on later: I keep your place.',
  'merchant.about.what-is':
    'It is a kind of key: with it a program can do certain things in your store, and only those that you allow. You can take it back in {shop} at any time.',
  'merchant.about.who':
    "I'm **Usher**, an automated assistant working for **{company}**, not a person. I guide you through this, and check what you send. For a person, turn to {helper}.",
  'merchant.about.cost': 'I cost you nothing. For the price of the project itself, please ask {helper}.',
  'merchant.about.unwilling':
    "You don't have to. If you do: it is encrypted the moment it arrives, only **{company}** can use it, and you can take the access back in {shop} at any time. I never need your password. If you would rather talk about it first, turn to {helper}.",
  'merchant.about.not-owner':
    "That's fine. Please ask the owner of the store to do this step, or to allow you to. I keep your place. If you don't know who that is, ask {helper}.",
  'merchant.about.colleague':
    "That's fine, somebody else can do it for you: show them these steps, and send me here what they give you. Or tell {helper} who it is.",
  'merchant.about.no-permission':
    'Then your user is not allowed to do this. The owner of the store can allow it, or do it for you. I keep your place.',
  'merchant.about.elsewhere': "That's fine, and nothing is lost: **Back** leads to where you were.",
  'merchant.about.password':
    "Near the log-in form there is usually a link for a forgotten password. If it doesn't help, ask the owner of the store. Please don't send me a password: I don't need it.",
  'merchant.about.no-file':
    "Look in your **Downloads** folder, or press Ctrl+J in the browser. If it isn't there, make a new one: I lead you back to the step that makes it. **form** lets you type the values in.",
  'merchant.about.sent-elsewhere':
    'I only have what is sent to me here, in this chat, and it has not come yet. Please send it here as well: then I can check it right away.',
  'merchant.about.have-one':
    "It may do. Send it here, and I'll check right away whether it is right. If you don't have it any more, please make a new one: the steps show you how.",
  'merchant.about.two-stores':
    "It is about the store that **{company}** is going to work on. If you aren't sure which one that is, ask {helper} before you go on. I'll show you the name of the store before anything is used.",
  'merchant.about.phone':
    'It works on a phone, but a computer is easier: pages are larger, and files are easier to find. You can change over at any time: this chat is the same there, and I keep your place.',
  'merchant.language.which': 'I speak {detail}. In which one shall we go on?',
  'merchant.language.now': "All right, let's go on in English.",
  'merchant.about.annoyed':
    "I'm sorry this is a nuisance. Take it one step at a time: nothing is lost when you stop, and I keep your place. If you would rather have a person, turn to {helper}.",

  'merchant.about.stop':
    "OK, I won't remind you any more, and I've told {helper}. If you change your mind, just go on here.",
  'merchant.about.delete':
    "I've asked {helper} to have everything removed that I know of you, and I won't remind you any more. You can delete your own messages here yourself.",
  'merchant.about.stop.alone':
    "OK, I won't remind you any more. Please let {helper} know. If you change your mind, just go on here.",
  'merchant.about.delete.alone':
    "I can't do that by myself. Please ask {helper} to have your data removed. I won't remind you any more.",
  'merchant.about.call':
    "I can't make calls myself, so I've asked {helper} to get in touch with you. In the meantime, we can carry on.",
  'merchant.about.later': "That's fine, I keep your place. Write to me here when it suits you.",

  'merchant.unanswered.ask': "I can't answer that. Shall I pass it on to {helper}?",
  'merchant.unanswered.sent':
    "I can't answer that, so I've sent it to {helper}, who will get in touch with you. In the meantime, we can carry on.",
  'merchant.unanswered.alone': "I can't answer that. Please ask {helper}.",
  'merchant.choice.passOn': 'Yes, send it',
  'merchant.question.sentHidden':
    "Sent to {helper}. Part of it looked like a password or a token, so I've hidden that: please delete your message. In the meantime, let's carry on.",
  'merchant.useButtons': 'Please use one of the buttons. This is where we are:',
  'merchant.notHere': "That isn't possible here. This is where we are:",

  'merchant.command.done': 'done',
  'merchant.command.back': 'back',
  'merchant.command.status': 'status',
  'merchant.command.restart': 'restart',

  'pm.declined.short': "Doesn't want to go on: {name}",
  'pm.declined':
    "🛑 {who} says that they **don't want to go on**. I have stopped reminding them. Please get in touch with them.",
  'pm.deleteAsked.short': 'Wants their data removed: {name}',
  'pm.deleteAsked':
    '🗑️ {who} asks for **everything about them to be removed**. I have stopped reminding them. *Forget* on the card does it.',
  'pm.health.declined': "doesn't want to go on",
  'standing.declined': "Doesn't want to go on",
  'standing.declined.next': 'you, to get in touch with the merchant',
} as const;
