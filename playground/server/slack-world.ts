import type { Person } from '../../emulators/kit/person.ts';
import { slackEmulator } from '../../emulators/slack/emulator.ts';
import type { LocalSlack } from '../../emulators/slack/local-slack.ts';
import type { LocalUser } from '../../emulators/slack/people/user.ts';
import type { MessageRecord } from '../../emulators/slack/state.ts';
import type { FileView, MessageView, View, Where } from '../exchange.ts';
import { slackCommands } from './commands.ts';
import { PM, type World } from './world.ts';

/** The local Slack, as the page shows and drives it. The PM comes in when nobody is there. */
export function slackWorld(slack: LocalSlack, appName: string): World {
  const channel = slack.channel('onboarding');
  channel.invite();
  channel.invite(slack.user(PM));
  const commands = slackCommands();

  const userOf = ({ name }: Person) => slack.user(name);
  const placeOf = (user: LocalUser, where: Where) => (where === 'chat' ? user.dmId : channel.id);

  return {
    ...slackEmulator(slack),
    bot: { id: slack.botUserId, name: appName },
    faults: slack.faults,
    firstMerchant: 'Maya',
    pmChannel: { id: channel.id, name: channel.name },
    commands: () => commands,
    connected() {},
    view: (person, where) => seenBy(userOf(person), placeOf(userOf(person), where), slack),
    async sendCommand(person, where, text) {
      const [command = '', ...rest] = text.split(/\s+/);
      await userOf(person).sendCommand(where === 'chat' ? 'dm' : channel, command, rest.join(' '));
    },
    async press(person, where, on, action, value) {
      const user = userOf(person);
      const home = user.home();
      const pressed = home?.id === on ? home : messageIn(user.visibleIn(placeOf(user, where)), on);
      await user.press(pressed, action, typeof value === 'string' ? value : undefined);
    },
    async submit(person, form, values) {
      const submitted = await userOf(person).submit(values, form);
      return !submitted.closed && 'errors' in submitted ? submitted.errors : undefined;
    },
    closeForm: (person) => userOf(person).closeModal(),
    async openHome(person) {
      userOf(person).openHome('home');
    },
    file: (id) => bytesOf(id, slack),
  };
}

function messageIn(messages: MessageRecord[], ts: string): MessageRecord {
  const found = messages.find((message) => message.ts === ts);
  if (!found) throw new Error('this message is not there any more');
  return found;
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

function bytesOf(id: string, slack: LocalSlack): ReturnType<World['file']> {
  const file = slack.file(id);
  return file && { type: file.mimetype, bytes: file.bytes };
}
