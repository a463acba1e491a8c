import { type SampleFile, sampleFiles } from '../../emulators/bigcommerce/sandbox.ts';
import type { LocalSlack } from '../../emulators/slack/local-slack.ts';
import { plainText as slackText } from '../../emulators/slack/plain-text.ts';
import type { LocalTeams } from '../../emulators/teams/local-teams.ts';
import { plainText as teamsText } from '../../emulators/teams/plain-text.ts';
import type { Narrator } from './narrator.ts';

/** One message of the bot, as a merchant sees it now. */
interface Heard {
  key: string;
  text: string;
  press(label: string): Promise<void>;
}

/** What a merchant can do, whichever platform they are on. */
interface Seat {
  say(words: string): void;
  upload(file: SampleFile): void;
  heard(): Heard[];
  waitFor<T>(look: () => T | undefined, what: string): Promise<T>;
}

const PATIENCE_MS = 20_000;

/** A merchant in the local Slack. */
export function slackSeat(slack: LocalSlack, name: string): Seat {
  const user = slack.user(name);
  return {
    say: (words) => void user.dm(words),
    upload: ({ name: file, bytes, mimeType }) => void user.upload({ name: file, bytes, mimetype: mimeType }),
    heard: () =>
      user
        .messages()
        .filter((message) => message.user === slack.botUserId)
        .map((message) => ({
          key: message.ts,
          text: slackText(message),
          press: (label) => user.press(message, label),
        })),
    waitFor: (look, what) => slack.waitFor(look, { what, timeoutMs: PATIENCE_MS }),
  };
}

/** A merchant in the local Teams, who has just added the bot. */
export function teamsSeat(teams: LocalTeams, name: string): Seat {
  const user = teams.user(name);
  user.install();
  return {
    say: (words) => void user.say(words),
    upload: ({ name: file, bytes }) => void user.upload({ name: file, bytes }),
    heard: () =>
      user
        .messages()
        .filter(({ from }) => from === teams.botId)
        .map((message) => ({
          key: message.id,
          text: teamsText(message),
          press: (label) => user.press(message, label),
        })),
    waitFor: (look, what) => teams.waitFor(look, { what, timeoutMs: PATIENCE_MS }),
  };
}

/** A merchant who waits for each answer before going on. Every method rejects when it does not come. */
export class Player {
  private readonly name: string;
  private readonly seat: Seat;
  private readonly narrator: Narrator;

  constructor(name: string, seat: Seat, narrator: Narrator) {
    this.name = name;
    this.seat = seat;
    this.narrator = narrator;
  }

  async says(words: string, expected: string): Promise<void> {
    await this.answered(expected, () => this.seat.say(words));
  }

  async presses(label: string, expected: string): Promise<void> {
    const on = this.seat.heard().findLast(({ text }) => text.includes(`[${label}]`));
    if (!on) throw new Error(`there is no button "${label}" in ${this.name}'s chat`);
    this.narrator.does(this.name, `presses [${label}]`);
    await this.answered(expected, () => on.press(label));
  }

  async sends(id: SampleFile['id'], expected: string): Promise<void> {
    const file = sampleFiles().find((sample) => sample.id === id);
    if (!file) throw new Error(`there is no sample file ${id}`);
    this.narrator.does(this.name, `sends a file: ${file.label.toLowerCase()}`);
    await this.answered(expected, () => this.seat.upload(file));
  }

  /** Waits for a new message with these words; the first ones may be there already. */
  async hears(expected: string): Promise<void> {
    await this.seat.waitFor(
      () => this.seat.heard().find(({ text }) => text.includes(expected)),
      this.waitingFor(expected),
    );
    this.narrator.catchUp();
  }

  private async answered(expected: string, act: () => void | Promise<void>): Promise<void> {
    const before = new Set(this.seat.heard().map(({ key }) => key));
    await act();
    const answers = () => this.seat.heard().filter(({ key }) => !before.has(key));
    // What comes first may be edited before the expected words come, and is told as it was: "Got it".
    await this.seat.waitFor(() => answers()[0], this.waitingFor(expected));
    this.narrator.catchUp();
    await this.seat.waitFor(
      () => answers().find(({ text }) => text.includes(expected)),
      this.waitingFor(expected),
    );
    this.narrator.catchUp();
  }

  private waitingFor(expected: string): string {
    return `"${expected}" in ${this.name}'s chat`;
  }
}
