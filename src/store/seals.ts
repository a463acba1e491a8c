/** Something sealed, as it is stored. */
export interface StoredSeal {
  /** What it is bound to. */
  purpose: string;
  jwe: string;
  /** Puts another seal in its place; false: it is not there any more, and nothing was changed. */
  replace(jwe: string): Promise<boolean>;
}

/**
 * The part of the store that looks after seals whatever they are for: for operators who change their keys. What is
 * sealed or destroyed on the way may be found or not. It fails when the store can't be reached.
 */
export interface Seals {
  /** Walks through all sealed credentials, codes of invitations and tokens of installations. */
  all(): AsyncIterable<StoredSeal>;
  /** Walks through the sealed links to files that are still to be read, which is done within minutes. */
  files(): AsyncIterable<string>;
}
