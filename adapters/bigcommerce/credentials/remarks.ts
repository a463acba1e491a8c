import { HEX_64 } from './values.ts';

/** What a merchant should know of values that were read, and look odd. */
export function remarks(token: string, clientSecret: string | undefined): string[] {
  const notes: string[] = [];
  if (!/^[a-z0-9]{31,32}$/.test(token)) {
    notes.push(
      "The access token looks a little different from BigCommerce's usual ones; I'll try it anyway.",
    );
  }
  if (clientSecret !== undefined && !HEX_64.test(clientSecret)) {
    notes.push(
      "The client secret looks incomplete. I can't check it with BigCommerce, so please have a look.",
    );
  }
  return notes;
}
