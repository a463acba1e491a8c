import { about } from './en/about.ts';
import { chat } from './en/chat.ts';
import { colleague } from './en/colleague.ts';
import { credentials } from './en/credentials.ts';
import { digest } from './en/digest.ts';
import { health } from './en/health.ts';
import { install } from './en/install.ts';
import { invite } from './en/invite.ts';
import { merchant } from './en/merchant.ts';
import { page } from './en/page.ts';
import { pm } from './en/pm.ts';
import { reminders } from './en/reminders.ts';
import { reply } from './en/reply.ts';
import { roster } from './en/roster.ts';
import { shared } from './en/shared.ts';
import { start } from './en/start.ts';
import { status } from './en/status.ts';

/** Everything that is said, in English: ICU messages in our markup (see `Text`), by key. */
export const en = {
  ...about,
  ...shared,
  ...merchant,
  ...pm,
  ...page,
  ...credentials,
  ...colleague,
  ...invite,
  ...start,
  ...status,
  ...roster,
  ...reminders,
  ...reply,
  ...health,
  ...digest,
  ...install,
  ...chat,
} as const;
