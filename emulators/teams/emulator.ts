/** The local Teams as a chat platform like any other. */
import type { Channel, Emulator, OpenForm, Person, Seen, Upload } from '../kit/person.ts';
import { judgeCard } from './cards/validate.ts';
import { pressable } from './cards/walk.ts';
import type { LocalTeams } from './local-teams.ts';
import { withMentions } from './mentions.ts';
import type { LocalChannel } from './people/channel.ts';
import type { LocalUser } from './people/user.ts';
import { plainText } from './plain-text.ts';
import type { MessageRecord } from './state.ts';

/** `installer`: who adds the app to the teams of channels; `tenant`: whose people these are (default: the bot's own). */
export function teamsEmulator(teams: LocalTeams, installer = 'Priya', tenant = teams.tenantId): Emulator {
  return {
    platform: 'teams',
    person: (name) => new TeamsPerson(teams, teams.user(name, { tenant })),
    people: () => teams.users().map((user) => new TeamsPerson(teams, user)),
    channel(name) {
      const channel = teams.channel(name);
      channel.install(teams.user(installer));
      return new TeamsChannel(teams, channel);
    },
    waitFor: (look, options) => teams.waitFor(look, options),
    onChange: (listener) => teams.on('change', listener),
    settled: () => teams.settled(),
    transcript: () => teams.transcript(),
  };
}

function seenBy(user: LocalUser | undefined, message: MessageRecord, teams: LocalTeams): Seen {
  return {
    key: message.id,
    isFromBot: message.from === teams.botId,
    text: plainText(message),
    async press(label) {
      if (!user) throw new Error('nobody is there to press anything');
      await user.press(message, label);
    },
  };
}

class TeamsPerson implements Person {
  readonly #teams: LocalTeams;
  readonly #user: LocalUser;

  constructor(teams: LocalTeams, user: LocalUser) {
    this.#teams = teams;
    this.#user = user;
  }

  get id(): string {
    return this.#user.id;
  }

  get name(): string {
    return this.#user.name;
  }

  /** A mention reads as the name. */
  get mention(): string {
    return this.#user.name;
  }

  get isHere(): boolean {
    return this.#user.isInstalled;
  }

  arrive(): void {
    this.#user.install();
  }

  leave(): void {
    this.#user.uninstall();
  }

  say(text: string): void {
    this.#user.say(text);
  }

  upload(files: Upload | Upload[], text?: string): void {
    this.#user.upload(files, text);
  }

  messages(): Seen[] {
    return this.#user.messages().map((message) => seenBy(this.#user, message, this.#teams));
  }

  /** A form is a message, the newest one with something to fill in. */
  form(): OpenForm | undefined {
    const message = this.#user.messages().findLast((one) => submitOf(one) !== undefined);
    const label = message && submitOf(message);
    if (!message || label === undefined) return undefined;
    return { text: plainText(message), send: (values) => this.#user.submit(message, values, label) };
  }
}

/** The button that sends what is filled in; undefined: there is nothing to. */
function submitOf({ attachments }: MessageRecord): string | undefined {
  const cards = attachments.map(({ content }) => judgeCard(content));
  const buttons = cards.flatMap((judged) => ('card' in judged ? pressable(judged.card) : []));
  const sends = buttons.find(
    ({ action, inputs }) =>
      inputs.length > 0 && action.type === 'Action.Submit' && action.associatedInputs !== 'none',
  );
  return sends?.action.title;
}

class TeamsChannel implements Channel {
  readonly #teams: LocalTeams;
  readonly #channel: LocalChannel;

  constructor(teams: LocalTeams, channel: LocalChannel) {
    this.#teams = teams;
    this.#channel = channel;
  }

  get key(): string {
    return `teams:${this.#channel.id}`;
  }

  /** Names behind an `@` are picked from the list that opens there. */
  say(by: Person, text: string, below?: Pick<Seen, 'key'>): void {
    const names = [this.#teams.botName, ...this.#teams.users().map(({ name }) => name)];
    const thread = below && this.#find(below);
    if (below && !thread) throw new Error('this message is not there any more');
    this.#channel.say(this.#teams.user(by.name), withMentions(text, names), { thread });
  }

  messages(): Seen[] {
    return this.#channel.messages().map((message) => seenBy(undefined, message, this.#teams));
  }

  thread(message: Seen): Seen[] {
    const below = this.#find(message);
    return below ? this.#channel.thread(below).map((message) => seenBy(undefined, message, this.#teams)) : [];
  }

  async ask(by: Person, command: string, words?: string): Promise<Seen> {
    const user = this.#teams.user(by.name);
    this.#channel.add(user);
    const question = this.#channel.mention(user, words ? `${command} ${words}` : command);
    const answer = await this.#teams.waitFor(
      () => this.#channel.thread(question).find(({ from }) => from === this.#teams.botId),
      { what: `an answer to ${command}` },
    );
    return seenBy(undefined, answer, this.#teams);
  }

  #find({ key }: Pick<Seen, 'key'>): MessageRecord | undefined {
    return this.#channel.everything().find(({ id }) => id === key);
  }
}
