import type { reply as en } from '../en/reply.ts';
import type { Translated } from '../translated.ts';

/** What is said back and forth between merchants and project managers, by way of the bot. */
export const reply: Translated<typeof en> = {
  'merchant.answer.short': '{name} le escribe',
  'merchant.answer': '💬 **{name}**, de {company}, escribe:',
  'merchant.answer.nameOnly': '💬 **{name}** escribe:',
  'merchant.choice.reply': 'Responder',
  'notice.mention-where':
    'Escríbame en el hilo de la tarjeta de un cliente, y se lo paso. Aquí respondo a `creds-status help`.',
};
