/** A chat platform's emulator as the page has it. The page knows no more of the platforms than this. */
import type { Emulator, Person } from '../../emulators/kit/person.ts';
import type { Command, Objections, PersonView, View, Where } from '../exchange.ts';
import type { ChatFaults } from './troubles.ts';

/** The PM of the playground, wherever they work. */
export const PM = 'Priya (PM)';

/**
 * People are played as everywhere else; what the page needs besides is to draw what they see, as the bot sent it, and
 * to act upon what is drawn. Every promise rejects, saying why in words for people, when the bot does not answer.
 */
export interface World extends Emulator {
  /** The organisation that the people belong to, where the bot's addresses name it. */
  readonly tenant?: string;
  /** The bot, as the author of messages. */
  readonly bot: PersonView;
  /** Makes the platform go wrong. */
  readonly faults: ChatFaults;
  /** The name of the merchant who is there from the start. */
  readonly firstMerchant: string;
  /** Where the bot tells the PM things. */
  readonly pmChannel: { id: string; name: string };
  /** What can be picked while writing there. */
  commands(where: Where): readonly Command[];
  /** The bot can be reached from now on: what has to wait for that is done. */
  connected(): void;
  /** What `person` sees there. */
  view(person: Person, where: Where): View;
  /** Sends a command with its slash, where the platform has such. */
  sendCommand?(person: Person, where: Where, text: string): Promise<void>;
  /**
   * Presses a button of a message, or of the bot's home. `value`: what is picked, or what was filled in
   * around the button, by field.
   */
  press(
    person: Person,
    where: Where,
    on: string,
    action: string,
    value?: string | Record<string, string>,
  ): Promise<void>;
  submit(person: Person, form: string, values: Record<string, string | string[]>): Promise<Objections>;
  closeForm(person: Person): Promise<void>;
  openHome(person: Person): Promise<void>;
  /** A file's bytes, to show it. */
  file(id: string): { type: string; bytes: Uint8Array } | undefined;
}

/** The merchants there are; in a new world a first one comes in. */
export function merchantsIn(world: World): Person[] {
  /** Those who left, too. */
  const all = () => world.people().filter(({ name }) => name !== PM);
  if (all().length === 0) addMerchant(world, world.firstMerchant);
  return all().filter(({ isHere }) => isHere);
}

/** A new merchant comes to the bot; or one comes back. */
export function addMerchant(world: World, name: string): Person {
  if (name === PM) throw new Error('this is the project manager');
  const merchant = world.person(name);
  merchant.arrive();
  return merchant;
}

/** Throws when there is no such person. */
export function personIn(world: World, id: string): Person {
  const person = world.people().find((one) => one.id === id);
  if (!person) throw new Error('there is no such person');
  return person;
}

/** What is typed there: a command where the platform has such, or a message; `thread`: the one to answer. */
export async function write(
  world: World,
  person: Person,
  { where, text, thread }: { where: Where; text: string; thread?: string | undefined },
): Promise<void> {
  if (world.sendCommand && text.startsWith('/')) {
    if (thread !== undefined) throw new Error(`${text.split(/\s/, 1)[0]} is not supported in threads`);
    return world.sendCommand(person, where, text);
  }
  if (where === 'chat') person.say(text);
  else
    world.channel(world.pmChannel.name).say(person, text, thread === undefined ? undefined : { key: thread });
}
