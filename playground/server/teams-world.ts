import { createHash } from 'node:crypto';
import type { Person } from '../../emulators/kit/person.ts';
import { mimetypeOf } from '../../emulators/slack/api/files.ts';
import { teamsEmulator } from '../../emulators/teams/emulator.ts';
import type { LocalTeams } from '../../emulators/teams/local-teams.ts';
import type { MessageRecord } from '../../emulators/teams/state.ts';
import type { Command, FileView, MessageView } from '../exchange.ts';
import { teamsCommands } from './commands.ts';
import { PM, type World } from './world.ts';

/** The local Teams, as the page shows and drives it. The PM comes in when nobody is there. */
export function teamsWorld(teams: LocalTeams, appName: string): World {
  const channel = teams.channel('Onboarding');
  const pm = teams.user(PM);
  const lists = { chat: teamsCommands('personal'), channel: mentioning(teamsCommands('team'), appName) };
  const pictures = new Map<string, Buffer>();

  const userOf = ({ name }: Person) => teams.user(name);
  const view = (message: MessageRecord) => viewOf(message, teams, pictures);
  const notHere = async () => {
    throw new Error('there is no such thing in Teams');
  };

  return {
    ...teamsEmulator(teams, PM),
    tenant: teams.tenantId,
    bot: { id: teams.botId, name: appName },
    faults: teams.faults,
    firstMerchant: 'Ben',
    pmChannel: { id: channel.id, name: channel.name },
    commands: (where) => lists[where],
    // A bot that is not told so does not know where to reach this Teams.
    connected: () => channel.install(pm),
    view: (person, where) => ({
      messages: where === 'chat' ? userOf(person).messages().map(view) : threads(channel, view),
    }),
    async press(person, where, on, action, value) {
      const user = userOf(person);
      const message = messageIn(where === 'chat' ? user.messages() : channel.everything(), on);
      if (typeof value === 'object') await user.submit(message, value, action);
      else await user.press(message, action);
    },
    submit: notHere,
    closeForm: notHere,
    openHome: notHere,
    file: (id) => bytesOf(id, teams, pictures),
  };
}

/** The posts of a channel, each with its replies. */
function threads(
  channel: ReturnType<LocalTeams['channel']>,
  view: (message: MessageRecord) => MessageView,
): MessageView[] {
  return channel.messages().map((post) => ({ ...view(post), replies: channel.thread(post).map(view) }));
}

function messageIn(messages: MessageRecord[], id: string): MessageRecord {
  const found = messages.find((message) => message.id === id);
  if (!found) throw new Error('this message is not there any more');
  return found;
}

/** In a team a bot hears what begins with its name. */
function mentioning(commands: Command[], name: string): Command[] {
  return commands.map((command) => ({ ...command, text: `@${name} ${command.text}` }));
}

function viewOf(message: MessageRecord, teams: LocalTeams, pictures: Map<string, Buffer>): MessageView {
  const cards = message.attachments.flatMap(({ content }) => (content === undefined ? [] : [content]));
  return {
    id: message.id,
    author: message.from,
    at: Number(message.id),
    text: message.text,
    ...(cards.length > 0 ? { payload: withAddresses(cards, pictures) } : {}),
    edited: message.edited !== undefined,
    onlyYou: false,
    files: message.files.flatMap((id) => fileOf(id, teams)),
    replies: [],
  };
}

/** Pictures that travel inside a card get an address of this server's: the page shows none other. */
function withAddresses(part: unknown, pictures: Map<string, Buffer>): unknown {
  if (Array.isArray(part)) return part.map((one) => withAddresses(one, pictures));
  if (typeof part === 'object' && part !== null) {
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, withAddresses(value, pictures)]),
    );
  }
  const data = typeof part === 'string' ? /^data:image\/png;base64,(.+)$/.exec(part)?.[1] : undefined;
  if (data === undefined) return part;
  const id = createHash('sha256').update(data).digest('hex').slice(0, 20);
  if (!pictures.has(id)) pictures.set(id, Buffer.from(data, 'base64'));
  return `/playground/files/teams/${id}`;
}

function fileOf(id: string, teams: LocalTeams): FileView[] {
  const file = teams.file(id);
  return file ? [{ id, name: file.name, type: mimetypeOf(file.name), size: file.bytes.length }] : [];
}

function bytesOf(id: string, teams: LocalTeams, pictures: Map<string, Buffer>): ReturnType<World['file']> {
  const picture = pictures.get(id);
  if (picture) return { type: 'image/png', bytes: picture };
  const file = teams.file(id);
  return file && { type: mimetypeOf(file.name), bytes: file.bytes };
}
