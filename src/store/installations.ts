import type { Installation } from '../state/installation.ts';

/** The port to where the app is installed, besides the workspace it is configured for. Rejects when the store is away. */
export interface Installations {
  find(id: string): Promise<Installation | undefined>;
  /** Puts one there, in the place of an earlier one; the first one ever is the home of whoever names no other. */
  put(installation: Installation): Promise<void>;
  /** Takes one out, unless it was made later than `at` (ms since 1970): such news may be late. Whether it was there. */
  remove(id: string, at: number): Promise<boolean>;
  /** The id of the first one ever. */
  home(): Promise<string | undefined>;
}
