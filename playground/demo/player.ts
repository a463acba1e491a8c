import { type SampleFile, sampleFiles } from '../../emulators/bigcommerce/sandbox.ts';
import type { Emulator, Person, Seen } from '../../emulators/kit/person.ts';
import type { Narrator } from './narrator.ts';

const PATIENCE_MS = 20_000;

/** A merchant, on any platform, who waits for each answer before going on. Every method rejects when it does not come. */
export class Player {
  readonly #stage: Emulator;
  readonly #person: Person;
  readonly #narrator: Narrator;

  constructor(name: string, stage: Emulator, narrator: Narrator) {
    this.#stage = stage;
    this.#person = stage.person(name);
    this.#narrator = narrator;
  }

  /** Comes to the bot. */
  async arrives(expected: string): Promise<void> {
    await this.#answered(expected, () => this.#person.arrive());
  }

  async says(words: string, expected: string): Promise<void> {
    await this.#answered(expected, () => this.#person.say(words));
  }

  async presses(label: string, expected: string): Promise<void> {
    const on = this.#heard().findLast(({ text }) => text.includes(`[${label}]`));
    if (!on) throw new Error(`there is no button "${label}" in ${this.#person.name}'s chat`);
    this.#narrator.does(this.#person.name, `presses [${label}]`);
    await this.#answered(expected, () => on.press(label));
  }

  async sends(id: SampleFile['id'], expected: string): Promise<void> {
    const file = sampleFiles().find((sample) => sample.id === id);
    if (!file) throw new Error(`there is no sample file ${id}`);
    this.#narrator.does(this.#person.name, `sends a file: ${file.label.toLowerCase()}`);
    await this.#answered(expected, () => this.#person.upload({ ...file, mimetype: file.mimeType }));
  }

  async #answered(expected: string, act: () => void | Promise<void>): Promise<void> {
    const before = new Set(this.#heard().map(({ key }) => key));
    await act();
    const answers = () => this.#heard().filter(({ key }) => !before.has(key));
    const options = { what: `"${expected}" in ${this.#person.name}'s chat`, timeoutMs: PATIENCE_MS };
    // What comes first may be edited before the expected words come, and is told as it was: "Got it".
    await this.#stage.waitFor(() => answers()[0], options);
    this.#narrator.catchUp();
    await this.#stage.waitFor(() => answers().find(({ text }) => text.includes(expected)), options);
    this.#narrator.catchUp();
  }

  #heard(): Seen[] {
    return this.#person.messages().filter(({ isFromBot }) => isFromBot);
  }
}
