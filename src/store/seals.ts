/** Sealed credentials, as they are stored. */
export interface StoredSeal {
  submission: string;
  jwe: string;
}

/**
 * The part of the store that looks after seals whatever they are for: for operators who change their keys. Both methods
 * reject when the store can't be reached.
 */
export interface Seals {
  /** Walks through all sealed credentials. What is sealed or destroyed on the way may be among them or not. */
  credentials(): AsyncIterable<StoredSeal>;
  /** Walks through the sealed links to files that are still to be read, which is done within minutes. */
  files(): AsyncIterable<string>;
  /** Puts another seal in one's place; false: it is not there any more, and nothing was changed. */
  replace(seal: StoredSeal, jwe: string): Promise<boolean>;
}
