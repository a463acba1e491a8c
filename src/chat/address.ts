import { z } from 'zod';
import { stored } from '../base/stored.ts';

/** The chat platforms Usher knows. */
const platformSchema = z.enum(['slack', 'teams']);
export type Platform = z.infer<typeof platformSchema>;

/**
 * Where a message goes. `tenant` is the Microsoft tenant, part of who somebody is in Teams; Slack has none.
 * `installation` is what the app is installed in, and so whose token reaches there: a Slack workspace or
 * organisation, a Microsoft tenant. A PM channel taken from configuration has neither: the bot's own is meant.
 */
export const addressSchema = stored({
  platform: platformSchema,
  tenant: z.string().optional(),
  installation: z.string().optional(),
  conversation: z.string(),
  user: z.string().optional(),
});
export type Address = z.infer<typeof addressSchema>;

/** A message that was sent and can be edited: Slack's channel + ts, Teams' conversation + activity id. */
export const messageRefSchema = stored({ conversation: z.string(), id: z.string() });
export type MessageRef = z.infer<typeof messageRefSchema>;

/** The name of a channel in configuration and indexes: `slack:C0123`, `teams:19:…`. */
export function channelKey(address: Address): string {
  return `${address.platform}:${address.conversation}`;
}

/** Reads a channel name such as `slack:C0123`; undefined when it is not one. */
export function parseChannelKey(key: string): Address | undefined {
  const match = /^(slack|teams):(\S+)$/.exec(key);
  if (!match?.[1] || !match[2]) return undefined;
  return { platform: platformSchema.parse(match[1]), conversation: match[2] };
}

/** The channel itself, wherever in it something was typed. */
export function channelOf({ user: _, ...address }: Address): Address {
  return address;
}
