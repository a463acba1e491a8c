import type { LocalSlack } from '../../emulators/slack/local-slack.ts';
import type { LocalUser } from '../../emulators/slack/people/user.ts';
import type { MessageRecord } from '../../emulators/slack/state.ts';
import type { FileView, MessageView, PersonView, View, Where } from '../exchange.ts';
import { slackCommands } from './commands.ts';
import { type ChatWorld, PM } from './world.ts';

/** The merchant who is there from the start. */
const FIRST_MERCHANT = 'Maya';

/** The local Slack, as the page shows and drives it. The PM, and a first merchant, come in when nobody is there. */
export function slackWorld(slack: LocalSlack, appName: string): ChatWorld {
  const channel = slack.channel('onboarding');
  const pm = slack.user(PM);
  channel.invite();
  channel.invite(pm);
  const commands = slackCommands();

  const person = ({ id, name }: LocalUser): PersonView => ({ id, name });
  /** Those who left, too. */
  const everyMerchant = () => slack.users().filter(({ id }) => id !== pm.id);
  const userOf = (id: string) => userIn(slack, id);
  const placeOf = (user: LocalUser, where: Where) => (where === 'chat' ? user.dmId : channel.id);
  const messageOf = (user: LocalUser, where: Where, ts: string) =>
    messageIn(user.visibleIn(placeOf(user, where)), ts);
  const addMerchant = (name: string) => {
    const user = slack.user(name);
    if (user.id === pm.id) throw new Error('this is the project manager');
    if (user.isDeactivated) user.activate();
    if (user.messages().length === 0) user.openHome('messages');
    return person(user);
  };

  return {
    platform: 'slack',
    bot: { id: slack.botUserId, name: appName },
    faults: slack.faults,
    people: () => slack.users().map(person),
    merchants: () => {
      if (everyMerchant().length === 0) addMerchant(FIRST_MERCHANT);
      return everyMerchant()
        .filter(({ isDeactivated }) => !isDeactivated)
        .map(person);
    },
    addMerchant,
    removeMerchant: (id) => userOf(id).deactivate(),
    pm: { person: person(pm), channel: { id: channel.id, name: channel.name } },
    commands: () => commands,
    connected() {},
    view: (id, where) => seenBy(userOf(id), placeOf(userOf(id), where), slack),
    async say(id, where, text, thread) {
      const user = userOf(id);
      const place = where === 'chat' ? 'dm' : channel;
      const [command = '', ...rest] = text.split(/\s+/);
      if (!text.startsWith('/')) user.say(place, text, thread === undefined ? undefined : { ts: thread });
      else if (thread !== undefined) throw new Error(`${command} is not supported in threads`);
      else await user.sendCommand(place, command, rest.join(' '));
    },
    async upload(id, { name, type, bytes }) {
      userOf(id).upload({ name, bytes, mimetype: type });
    },
    async press(id, where, on, action, value) {
      const user = userOf(id);
      const home = user.home();
      const pressed = home?.id === on ? home : messageOf(user, where, on);
      await user.press(pressed, action, typeof value === 'string' ? value : undefined);
    },
    async submit(id, form, values) {
      const submitted = await userOf(id).submit(values, form);
      return !submitted.closed && 'errors' in submitted ? submitted.errors : undefined;
    },
    closeForm: (id) => userOf(id).closeModal(),
    async openHome(id) {
      userOf(id).openHome('home');
    },
    file: (id) => bytesOf(id, slack),
    on: (changed) => slack.on('change', changed),
  };
}

function messageIn(messages: MessageRecord[], ts: string): MessageRecord {
  const found = messages.find((message) => message.ts === ts);
  if (!found) throw new Error('this message is not there any more');
  return found;
}

function userIn(slack: LocalSlack, id: string): LocalUser {
  const user = slack.users().find((one) => one.id === id);
  if (!user) throw new Error('there is no such person');
  return user;
}

/** What somebody sees in a place, and what is open to them: threads below their first message. */
function seenBy(user: LocalUser, place: string, slack: LocalSlack): View {
  const all = user.visibleIn(place).map((message) => ({ message, view: viewOf(message, slack) }));
  const top = all.filter(({ message }) => !message.thread_ts || message.thread_ts === message.ts);
  for (const { message, view } of top) {
    view.replies = all
      .filter((other) => other.message.thread_ts === message.ts && other.message !== message)
      .map((other) => other.view);
  }
  const form = user.modal();
  const home = user.home();
  return {
    messages: top.map(({ view }) => view),
    form: form && { id: form.id, payload: form.view },
    home: home && { id: home.id, payload: home.view },
  };
}

function viewOf(message: MessageRecord, slack: LocalSlack): MessageView {
  return {
    id: message.ts,
    author: message.user,
    at: Math.round(Number(message.ts) * 1000),
    text: message.text,
    ...(message.blocks ? { payload: message.blocks } : {}),
    edited: message.edited !== undefined,
    onlyYou: message.onlyFor !== undefined,
    files: (message.files ?? []).flatMap((id) => fileOf(id, slack)),
    replies: [],
  };
}

function fileOf(id: string, slack: LocalSlack): FileView[] {
  const file = slack.file(id);
  return file ? [{ id, name: file.name, type: file.mimetype, size: file.bytes.length }] : [];
}

function bytesOf(id: string, slack: LocalSlack): ReturnType<ChatWorld['file']> {
  const file = slack.file(id);
  return file && { type: file.mimetype, bytes: file.bytes };
}
