import type { reply as en } from '../en/reply.ts';
import type { Translated } from '../translated.ts';

/** What is said back and forth between merchants and project managers, by way of the bot. */
export const reply: Translated<typeof en> = {
  'merchant.answer.short': '{name} schreibt Ihnen',
  'merchant.answer': '💬 **{name}** von {company} schreibt:',
  'merchant.answer.nameOnly': '💬 **{name}** schreibt:',
  'merchant.choice.reply': 'Antworten',
  'notice.mention-where':
    'Schreiben Sie mir im Thread der Karte eines Kunden, dann gebe ich es dorthin weiter. Hier antworte ich auf `creds-status help`.',
};
