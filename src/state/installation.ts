import { z } from 'zod';
import { stored } from '../base/stored.ts';

/** The app in somebody's workspace (or in an organisation, with all its workspaces), and its sealed token. */
export const installationSchema = stored({
  /** As events and addresses name it, e.g. `T0123`; an organisation's begins with an E. */
  id: z.string(),
  name: z.string().optional(),
  /** The bot's own user there. */
  botUser: z.string(),
  /** Who put it there. */
  by: z.string(),
  /** When (ms since 1970). */
  at: z.number(),
  /** The bot token, sealed. */
  token: z.string(),
});
export type Installation = z.infer<typeof installationSchema>;

/** What the sealed token of an installation is bound to. */
export function tokenPurpose(id: string): string {
  return `token of ${id}`;
}
