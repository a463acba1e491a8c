import type { LocalSlack } from '../slack/local-slack.ts';
import type { LocalUser } from '../slack/people/user.ts';
import type { MessageRecord } from '../slack/state.ts';
import type { ChatWorld, FileView, MessageView, PersonView, Where } from './world.ts';

/** The PM of the playground. */
const PM = 'Priya (PM)';
/** The merchant who is there from the start. */
const FIRST_MERCHANT = 'Maya';

/** The local Slack, as the page shows and drives it. The PM, and a first merchant, come in when nobody is there. */
export function slackWorld(slack: LocalSlack, channelId: string, appName: string): ChatWorld {
  const channel = slack.channels().find(({ id }) => id === channelId);
  if (!channel) throw new Error(`no such channel: ${channelId}`);
  const pm = slack.user(PM);
  channel.invite(pm);

  const person = ({ id, name }: LocalUser): PersonView => ({ id, name });
  const merchants = () => slack.users().filter(({ id }) => id !== pm.id);
  const userOf = (id: string): LocalUser => {
    const user = slack.users().find((one) => one.id === id);
    if (!user) throw new Error('there is no such person');
    return user;
  };
  const placeOf = (user: LocalUser, where: Where) => (where === 'chat' ? user.dmId : channel.id);
  const messageOf = (user: LocalUser, where: Where, ts: string): MessageRecord => {
    const found = user.visibleIn(placeOf(user, where)).find((message) => message.ts === ts);
    if (!found) throw new Error('this message is not there any more');
    return found;
  };
  const addMerchant = (name: string) => {
    const user = slack.user(name);
    if (user.id === pm.id) throw new Error('this is the project manager');
    if (user.messages().length === 0) user.openHome('messages');
    return person(user);
  };

  return {
    platform: 'slack',
    tenant: slack.teamId,
    bot: { id: slack.botUserId, name: appName },
    faults: slack.faults,
    people: () => slack.users().map(person),
    merchants: () => {
      if (merchants().length === 0) addMerchant(FIRST_MERCHANT);
      return merchants().map(person);
    },
    addMerchant,
    pm: { person: person(pm), channel: channel.name },
    view(id, where) {
      const user = userOf(id);
      const all = user
        .visibleIn(placeOf(user, where))
        .map((message) => ({ message, view: viewOf(message, slack) }));
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
    },
    async say(id, where, text, thread) {
      const user = userOf(id);
      user.say(where === 'chat' ? 'dm' : channel, text, thread === undefined ? undefined : { ts: thread });
    },
    async upload(id, { name, type, bytes }) {
      userOf(id).upload({ name, bytes, mimetype: type });
    },
    async press(id, where, on, action, value) {
      const user = userOf(id);
      const home = user.home();
      const picked = typeof value === 'string' ? value : undefined;
      await user.press(home?.id === on ? home : messageOf(user, where, on), action, picked);
    },
    async submit(id, form, values) {
      const submitted = await userOf(id).submit(values, form);
      return !submitted.closed && 'errors' in submitted ? submitted.errors : undefined;
    },
    closeForm: (id) => userOf(id).closeModal(),
    async command(id, where, command, text) {
      await userOf(id).sendCommand(where === 'chat' ? 'dm' : channel, command, text);
    },
    async openHome(id) {
      userOf(id).openHome('home');
    },
    file(id) {
      const file = slack.file(id);
      return file && { type: file.mimetype, bytes: file.bytes };
    },
    on: (changed) => slack.on('change', changed),
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
