import { createHash } from 'node:crypto';
import { mimetypeOf } from '../slack/api/files.ts';
import type { LocalTeams } from '../teams/local-teams.ts';
import type { LocalUser } from '../teams/people/user.ts';
import type { MessageRecord } from '../teams/state.ts';
import type { ChatWorld, FileView, MessageView, PersonView } from './world.ts';

/** The merchant who is there from the start. */
const FIRST_MERCHANT = 'Ben';

/** The local Teams, as the page shows and drives it: merchants only, the PM's channel is in Slack. */
export function teamsWorld(teams: LocalTeams, appName: string): ChatWorld {
  const pictures = new Map<string, Buffer>();
  const person = ({ id, name }: LocalUser): PersonView => ({ id, name });
  const userOf = (id: string): LocalUser => {
    const user = teams.users().find((one) => one.id === id);
    if (!user) throw new Error('there is no such person');
    return user;
  };
  const addMerchant = (name: string) => {
    const user = teams.user(name);
    user.install();
    return person(user);
  };
  const notHere = async () => {
    throw new Error('there is no such thing in Teams');
  };

  return {
    platform: 'teams',
    tenant: teams.tenantId,
    bot: { id: teams.botId, name: appName },
    faults: teams.faults,
    people: () => teams.users().map(person),
    merchants() {
      if (teams.users().length === 0) addMerchant(FIRST_MERCHANT);
      return teams.users().map(person);
    },
    addMerchant,
    pm: undefined,
    view: (id) => ({
      messages: userOf(id)
        .messages()
        .map((message) => viewOf(message, teams, pictures)),
    }),
    async say(id, _where, text) {
      userOf(id).say(text);
    },
    async upload(id, { name, bytes }) {
      userOf(id).upload({ name, bytes });
    },
    async press(id, _where, on, action, value) {
      const user = userOf(id);
      const message = user.messages().find((one) => one.id === on);
      if (!message) throw new Error('this message is not there any more');
      if (typeof value === 'object') await user.submit(message, value, action);
      else await user.press(message, action);
    },
    submit: notHere,
    closeForm: notHere,
    openHome: notHere,
    // A command is a message here.
    async command(id, _where, command, text) {
      userOf(id).say(`${command.replace(/^\//, '')} ${text}`.trim());
    },
    file(id) {
      const picture = pictures.get(id);
      if (picture) return { type: 'image/png', bytes: picture };
      const file = teams.file(id);
      return file && { type: mimetypeOf(file.name), bytes: file.bytes };
    },
    on: (changed) => teams.on('change', changed),
  };
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
