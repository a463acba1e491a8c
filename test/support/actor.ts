import { type SampleFile, sampleFiles } from '../../emulators/bigcommerce/sandbox.ts';
import type { Channel, Emulator, OpenForm, Person, Seen, Upload } from '../../emulators/kit/person.ts';

/**
 * A merchant on any platform, who waits for each answer before going on. Whatever is expected are words of a
 * message of the bot that came after the deed; it is resolved with, and rejected with all that was said when it
 * does not come.
 */
export class Merchant {
  readonly #stage: Emulator;
  readonly person: Person;

  constructor(stage: Emulator, name: string) {
    this.#stage = stage;
    this.person = stage.person(name);
  }

  get name(): string {
    return this.person.name;
  }

  /** Comes to the bot, and is welcomed. */
  arrives(welcome = "Let's connect your BigCommerce store"): Promise<Seen> {
    return this.#answered(() => this.person.arrive(), welcome);
  }

  /** Writes, and waits for nothing. */
  writes(text: string): void {
    this.person.say(text);
  }

  says(text: string, expected: string): Promise<Seen> {
    return this.#answered(() => this.person.say(text), expected);
  }

  /** Presses the newest button of that name. */
  presses(label: string, expected: string): Promise<Seen> {
    return this.#answered(() => this.newestWith(label).press(label), expected);
  }

  sends(file: Upload | Upload[], expected: string, text?: string): Promise<Seen> {
    return this.#answered(() => this.person.upload(file, text), expected);
  }

  sendsSample(id: SampleFile['id'], expected: string): Promise<Seen> {
    return this.sends(sample(id), expected);
  }

  /** Asks for the form, and waits until it is there. */
  async opensForm(): Promise<OpenForm> {
    this.person.say('type it in');
    const form = () => this.person.form();
    const button = () => this.#find('[Open the form]');
    const ready = await this.#waitFor(() => form() ?? button(), 'the form');
    if ('press' in ready) await ready.press('Open the form');
    return await this.#waitFor(form, 'the form');
  }

  /** Fills the open form in and sends it; `expected` may be words of the form that objects to it. */
  async fillsIn(values: Record<string, string>, expected: string): Promise<void> {
    const form = await this.#waitFor(() => this.person.form(), 'a form to fill in');
    const before = this.#keys();
    await form.send(values);
    await this.#waitFor(
      () => this.person.form()?.text.includes(expected) || this.#find(expected, before),
      `"${expected}" for ${this.name}`,
    );
  }

  /** Waits for a message of the bot with these words, whenever it came. */
  hears(expected: string): Promise<Seen> {
    return this.#waitFor(() => this.#find(expected), `"${expected}" for ${this.name}`);
  }

  /** The newest message with this button. Throws when there is none. */
  newestWith(label: string): Seen {
    const found = this.person.messages().findLast(({ text }) => text.includes(`[${label}]`));
    if (!found) throw new Error(`no button "${label}" in:\n${this.text()}`);
    return found;
  }

  /** The bot's messages, as read now. */
  heard(): string[] {
    return this.person
      .messages()
      .filter(({ isFromBot }) => isFromBot)
      .map(({ text }) => text);
  }

  /** The whole chat. */
  text(): string {
    return this.person
      .messages()
      .map(({ text }) => text)
      .join('\n\n');
  }

  async #answered(act: () => void | Promise<void>, expected: string): Promise<Seen> {
    const before = this.#keys();
    await act();
    return await this.#waitFor(() => this.#find(expected, before), `"${expected}" for ${this.name}`);
  }

  #find(words: string, not: Set<string> = new Set()): Seen | undefined {
    return this.person
      .messages()
      .find(({ key, isFromBot, text }) => isFromBot && !not.has(key) && text.includes(words));
  }

  #keys(): Set<string> {
    return new Set(this.person.messages().map(({ key }) => key));
  }

  #waitFor<T>(look: () => T | undefined | null | false, what: string): Promise<T> {
    return this.#stage.waitFor(look, { what });
  }
}

/** The channel in which a PM hears of their merchants, on any platform. */
export class PmChannel {
  readonly #stage: Emulator;
  readonly name: string;
  readonly channel: Channel;

  constructor(stage: Emulator, name = 'onboarding') {
    this.#stage = stage;
    this.name = name;
    this.channel = stage.channel(name);
  }

  /** Waits for a message about this merchant with these words. */
  async hears(about: Merchant, words: string): Promise<Seen> {
    return await this.#waitFor(
      () => this.about(about).find(({ text }) => text.includes(words)),
      `"${words}" in the PM's channel about ${about.name}`,
    );
  }

  /** Waits for words in the thread of this merchant's card. */
  async hearsInThread(about: Merchant, words: string): Promise<Seen> {
    const replies = () => this.cardsOf(about).flatMap((card) => this.channel.thread(card));
    return await this.#waitFor(
      () => replies().find(({ text }) => text.includes(words)),
      `"${words}" in the thread of ${about.name}'s card`,
    );
  }

  /** What the channel holds about this merchant, threads left out. */
  about({ person }: Merchant): Seen[] {
    return this.channel.messages().filter(({ text }) => mentions(text, person));
  }

  /** The cards about this merchant: after a crash at a bad moment there is one more, and the last one is kept. */
  cardsOf(merchant: Merchant): Seen[] {
    return this.about(merchant).filter(({ text }) => text.includes('started'));
  }

  /** Asks how everybody, or somebody, is doing. */
  async asks(words?: string, pm = 'Priya'): Promise<string> {
    return (await this.channel.ask(this.#stage.person(pm), 'creds-status', words)).text;
  }

  /** All that was written there. */
  text(): string {
    const messages = this.channel.messages();
    return messages
      .flatMap((one) => [one, ...this.channel.thread(one)])
      .map(({ text }) => text)
      .join('\n\n');
  }

  #waitFor<T>(look: () => T | undefined | null | false, what: string): Promise<T> {
    return this.#stage.waitFor(look, { what });
  }
}

/** Where people are mentioned by name, another name may begin with theirs. */
function mentions(text: string, { mention }: Person): boolean {
  return new RegExp(`${mention.replaceAll(/[^\w\s]/g, '\\$&')}(?![\\w])`).test(text);
}

/** One of the sandbox's sample files. */
export function sample(id: SampleFile['id']): SampleFile & Upload {
  const found = sampleFiles().find((file) => file.id === id);
  if (!found) throw new Error(`no sample ${id}`);
  return { ...found, mimetype: found.mimeType };
}
