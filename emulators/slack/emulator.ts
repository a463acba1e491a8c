/** The local Slack as a chat platform like any other. */
import type { Channel, Emulator, OpenForm, Person, Seen, Upload } from '../kit/person.ts';
import type { LocalSlack } from './local-slack.ts';
import type { LocalChannel } from './people/channel.ts';
import type { LocalUser } from './people/user.ts';
import { plainText } from './plain-text.ts';
import type { MessageRecord } from './state.ts';

export function slackEmulator(slack: LocalSlack): Emulator {
  return {
    platform: 'slack',
    person: (name) => new SlackPerson(slack, slack.user(name)),
    people: () => slack.users().map((user) => new SlackPerson(slack, user)),
    channel(name) {
      const channel = slack.channel(name);
      channel.invite();
      return new SlackChannel(slack, channel);
    },
    waitFor: (look, options) => slack.waitFor(look, options),
    onChange: (listener) => slack.on('change', listener),
    settled: () => slack.settled(),
    transcript: () => slack.transcript(),
  };
}

function seenBy(user: LocalUser | undefined, message: MessageRecord, slack: LocalSlack): Seen {
  return {
    key: message.ts,
    isFromBot: message.user === slack.botUserId,
    text: plainText(message),
    async press(label) {
      if (!user) throw new Error('nobody is there to press anything');
      await user.press(message, label);
    },
  };
}

class SlackPerson implements Person {
  readonly #slack: LocalSlack;
  readonly #user: LocalUser;
  /** What this person's Slack shows in red, by the form. */
  readonly #objections = new Map<string, string[]>();

  constructor(slack: LocalSlack, user: LocalUser) {
    this.#slack = slack;
    this.#user = user;
  }

  get id(): string {
    return this.#user.id;
  }

  get name(): string {
    return this.#user.name;
  }

  get mention(): string {
    return this.#user.mention;
  }

  get isHere(): boolean {
    return !this.#user.isDeactivated;
  }

  arrive(): void {
    if (this.#user.isDeactivated) this.#user.activate();
    // Slack tells apps of everybody who looks; who has talked with the bot before does not come for the first time.
    if (this.#user.messages().length === 0) this.#user.openHome('messages');
  }

  leave(): void {
    this.#user.deactivate();
  }

  say(text: string): void {
    this.#user.dm(text);
  }

  upload(files: Upload | Upload[], text?: string): void {
    this.#user.upload(files, text);
  }

  messages(): Seen[] {
    return this.#user.messages().map((message) => seenBy(this.#user, message, this.#slack));
  }

  form(): OpenForm | undefined {
    const modal = this.#user.modal();
    if (!modal) return undefined;
    const fields = plainText({ text: '', blocks: modal.view.blocks });
    return {
      text: [fields, ...(this.#objections.get(modal.id) ?? [])].join('\n'),
      send: async (values) => {
        const sent = await this.#user.submit(values, modal.id);
        this.#objections.set(modal.id, !sent.closed && 'errors' in sent ? Object.values(sent.errors) : []);
      },
    };
  }
}

class SlackChannel implements Channel {
  readonly #slack: LocalSlack;
  readonly #channel: LocalChannel;

  constructor(slack: LocalSlack, channel: LocalChannel) {
    this.#slack = slack;
    this.#channel = channel;
  }

  get key(): string {
    return `slack:${this.#channel.id}`;
  }

  say(by: Person, text: string, below?: Pick<Seen, 'key'>): void {
    this.#slack.user(by.name).say(this.#channel, text, below && { ts: below.key });
  }

  messages(): Seen[] {
    return this.#channel.messages().map((message) => seenBy(undefined, message, this.#slack));
  }

  thread({ key }: Seen): Seen[] {
    return this.#channel.thread({ ts: key }).map((message) => seenBy(undefined, message, this.#slack));
  }

  async ask(by: Person, command: string, words?: string): Promise<Seen> {
    const user = this.#slack.user(by.name);
    this.#channel.invite(user);
    const answer = await user.command({ id: this.#channel.id }, `/${command}`, words);
    return seenBy(user, answer, this.#slack);
  }
}
