import { about } from './de/about.ts';
import { chat } from './de/chat.ts';
import { colleague } from './de/colleague.ts';
import { credentials } from './de/credentials.ts';
import { install } from './de/install.ts';
import { invite } from './de/invite.ts';
import { merchant } from './de/merchant.ts';
import { page } from './de/page.ts';
import { reminders } from './de/reminders.ts';
import { reply } from './de/reply.ts';
import { roster } from './de/roster.ts';
import { shared } from './de/shared.ts';
import type { en } from './en.ts';
import type { Translated } from './translated.ts';

/** What merchants read, in German. */
export const de: Translated<typeof en> = {
  ...about,
  ...chat,
  ...colleague,
  ...credentials,
  ...install,
  ...invite,
  ...merchant,
  ...page,
  ...reminders,
  ...reply,
  ...roster,
  ...shared,
};
