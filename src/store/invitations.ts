import type { Invitation } from '../state/invitation.ts';

/**
 * The port to the invitations, each under the id of the onboarding that begins with it. Every method rejects when
 * the store can't be reached, and may be repeated.
 */
export interface Invitations {
  /** Keeps an invitation for `forMs`, unless there is one of that id. Answers the one that is there. */
  add(invitation: Invitation, forMs: number): Promise<Invitation>;
  /** Puts an invitation in the place of the one of its id, for `forMs`. */
  replace(invitation: Invitation, forMs: number): Promise<void>;
  find(id: string): Promise<Invitation | undefined>;
  /** Several at once, in the order asked for; those that are not there are left out. */
  findAll(ids: string[]): Promise<Invitation[]>;
  /** Keeps a value under a name for `forMs`, unless there is one. Answers the one that is there. */
  claim(name: string, value: string, forMs: number): Promise<string>;
}
