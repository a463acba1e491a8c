import type { en } from './en.ts';
import { about } from './es/about.ts';
import { chat } from './es/chat.ts';
import { colleague } from './es/colleague.ts';
import { credentials } from './es/credentials.ts';
import { install } from './es/install.ts';
import { invite } from './es/invite.ts';
import { merchant } from './es/merchant.ts';
import { page } from './es/page.ts';
import { reminders } from './es/reminders.ts';
import { reply } from './es/reply.ts';
import { roster } from './es/roster.ts';
import { shared } from './es/shared.ts';
import type { Translated } from './translated.ts';

/** What merchants read, in Spanish. */
export const es: Translated<typeof en> = {
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
