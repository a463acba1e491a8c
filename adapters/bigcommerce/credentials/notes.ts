import { HEX_64 } from './values.ts';

/** What is odd about values that were taken all the same. */
export type Note = 'odd_token' | 'odd_client_secret';

/** What a merchant should know of the values that were read. */
export function notesOn(token: string, clientSecret: string | undefined): Note[] {
  const notes: Note[] = [];
  if (!/^[a-z0-9]{31,32}$/.test(token)) notes.push('odd_token');
  if (clientSecret !== undefined && !HEX_64.test(clientSecret)) notes.push('odd_client_secret');
  return notes;
}
