import type { Actor } from '../state/onboarding.ts';

/** A link that opens credentials, as far as it is stored: with what is here nobody can open it. */
export interface Link {
  id: string;
  /** A hash of the key. */
  key: string;
  onboarding: string;
  submission: string;
  by: Actor;
}

/**
 * The port to the links that were given out. Whether one still opens is the onboarding's to say. Every method
 * rejects when the store can't be reached, and may be repeated.
 */
export interface Links {
  /** Keeps a link, for so long that whoever finds it later is told what became of it. */
  add(link: Link): Promise<void>;
  find(id: string): Promise<Link | undefined>;
  /** The ids of those of an onboarding. */
  list(onboarding: string): Promise<string[]>;
  /** From now on it leads nowhere. */
  remove(id: string): Promise<void>;
  /** How often something was guessed wrong within the last hour; `name` says what, and from where. */
  guesses(name: string): Promise<number>;
  /** Counts one more of them, and answers how many there are by now. */
  guessedWrong(name: string): Promise<number>;
}
