import type { install as en } from '../en/install.ts';
import type { Translated } from '../translated.ts';

/** What merchants read who put the app into their own workspace, and those who come by themselves. */
export const install: Translated<typeof en> = {
  'install.done': 'Usher ist in Ihrem Workspace',
  'install.doneInvited':
    '**Ich habe Ihnen in Slack geschrieben.** Öffnen Sie den Chat: Die erste Nachricht ist da, und dort geht alles weiter.',
  'install.doneAlone':
    'Öffnen Sie den Chat mit Usher und schreiben Sie den Code, den Sie von {company} haben. Haben Sie keinen, fragen Sie Ihren Kontakt bei {company}.',
  'install.doneNotInvited':
    '{reason} Öffnen Sie den Chat mit Usher und schreiben Sie den Code, den Sie von {company} haben, oder lassen Sie sich dort einen neuen Link geben.',
  'install.open': 'Den Chat in Slack öffnen',
  'install.cancelled': 'Es wurde nichts installiert',
  'install.cancelledWhy':
    'Sie können den Link jederzeit wieder öffnen. Muss jemand anders Apps in Ihrem Workspace erlauben, schicken Sie den Link dorthin.',
  'install.stale': 'Diese Seite ist zu alt',
  'install.staleWhy':
    'Bitte öffnen Sie Ihren Link noch einmal, in diesem Browser. Es wurde nichts installiert.',
  'install.failed': 'Slack hat das nicht zu Ende gebracht',
  'install.failedWhy':
    'Bitte öffnen Sie Ihren Link in einer Minute noch einmal. Ihre Einladung gilt weiterhin.',
  'notice.uninvited':
    'Guten Tag! Mit mir geben Kundinnen und Kunden von Firmen ihre Zugangsdaten sicher weiter. Dafür brauche ich den Code, den Sie bekommen haben: Bitte schreiben Sie ihn hier, oder fragen Sie dort nach, wo man Ihnen von mir erzählt hat.',
};
