import type { install as en } from '../en/install.ts';
import type { Translated } from '../translated.ts';

/** What merchants read who put the app into their own workspace, and those who come by themselves. */
export const install: Translated<typeof en> = {
  'install.done': 'Usher está en su espacio de trabajo',
  'install.doneInvited':
    '**Le escribí en Slack.** Abra el chat: el primer mensaje está ahí, y todo sigue en él.',
  'install.doneAlone':
    'Abra el chat con Usher y escriba el código que le dio {company}. Si no tiene, pregunte a su contacto en {company}.',
  'install.doneNotInvited':
    '{reason} Abra el chat con Usher y escriba el código que le dio {company}, o pida allí un enlace nuevo.',
  'install.open': 'Abrir el chat en Slack',
  'install.cancelled': 'No se instaló nada',
  'install.cancelledWhy':
    'Puede abrir el enlace de nuevo cuando quiera. Si otra persona tiene que permitir aplicaciones en su espacio de trabajo, envíele el enlace.',
  'install.stale': 'Esta página es demasiado antigua',
  'install.staleWhy': 'Abra por favor otra vez el enlace que recibió, en este navegador. No se instaló nada.',
  'install.failed': 'Slack no terminó la instalación',
  'install.failedWhy':
    'Abra por favor otra vez el enlace que recibió dentro de un minuto. Su invitación sigue siendo válida.',
  'notice.uninvited':
    '¡Hola! Ayudo a los clientes de empresas a entregar credenciales de forma segura. Para empezar necesito el código que recibió: escríbalo aquí, o pregunte a la persona que le habló de mí.',
};
