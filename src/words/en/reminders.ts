/** What merchants and project managers read when nothing is heard of a merchant, or it is called off. */
export const reminders = {
  'merchant.remind.first': 'Hello again! Shall we carry on? This is where we stopped:',
  'merchant.remind.second':
    "Hello! {company} is waiting for this one thing. If something is in the way, press **I'm stuck**. This is where we stopped:",
  'merchant.remind.last':
    'Hello! This is my last reminder. If somebody else should do this, or you would rather talk to a person, tell me here. This is where we stopped:',
  'merchant.choice.nextWeek': 'Next week',
  'merchant.choice.notMe': "It's not me",
  'merchant.remind.nextWeek': "OK, I'll be back {when}. You can go on at any time before that.",
  'merchant.remind.notMe':
    "Thanks for telling me. I've let {helper} know, and won't remind you again. If it is yours after all, just go on here.",
  'merchant.stopped': '{company} has stopped this for now. There is nothing you need to do.',
  'merchant.stopped.said':
    '{company} has stopped this for now, so there is nothing you need to do. I have told {helper} that you wrote.',
  'merchant.resumed': "Let's carry on. This is where we were:",

  'pm.stalled.short': 'Stalled: {name}',
  'pm.stalled':
    '💤 **Stalled**: nothing was heard of {who} since {when}, at: {heading}. I have reminded them and stop now. Please get in touch with them; *Remind now* on the card sends one more.',
  'pm.promiseNear.short': 'Promised soon: {name}',
  'pm.promiseNear': '⏰ **Promised for {date}**: the credentials of {who} are not there yet. Now: {place}.',
  'pm.notMe.short': 'Not the right person: {name}',
  'pm.notMe':
    '🙋 {who} says that this is **not theirs to do**. I have stopped reminding them. Please tell me who it is: `creds-start` with the customer and the right person, or send them a link.',
  'pm.reminded.short': 'Reminded: {name}',
  'pm.reminded': '{actor} had {who} reminded.',
  'pm.stopped.short': 'Stopped: {name}',
  'pm.stopped':
    '⏹️ **Stopped**, by {actor}: I ask {who} for nothing any more. *Resume* on the card takes it up again.',
  'pm.resumed.short': 'Resumed: {name}',
  'pm.resumed': '▶️ **Resumed**, by {actor}: {who} reads where they were.',
  'pm.owned.short': 'Looked after by somebody else: {name}',
  'pm.owned': '{actor} looks after {who} now.',
  'pm.wroteWhileStopped.short': 'Wrote while stopped: {name}',
  'pm.wroteWhileStopped':
    '{who} wrote to me although this is stopped. *Resume* on the card takes it up again.',
  'pm.remindNow': 'Remind now',
  'pm.stop': 'Stop',
  'pm.resume': 'Resume',

  'standing.at': 'at {heading}',
  'standing.stalled': 'Stalled',
  'standing.stalled.next': 'you, to get in touch with the merchant',
  'standing.notMe': 'Not the right person',
  'standing.notMe.next': 'you, to find out who it is',
  'standing.stopped': 'Stopped',
  'standing.stopped.next': 'nobody; you can resume it',
} as const;
