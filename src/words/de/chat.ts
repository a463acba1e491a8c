import type { chat as en } from '../en/chat.ts';
import type { Translated } from '../translated.ts';

/** What the chats themselves say around our messages. */
export const chat: Translated<typeof en> = {
  'chat.later': 'Das kann ich gerade nicht nachsehen. Bitte versuchen Sie es in einer Minute noch einmal.',
  'chat.inPrivate': 'Ich habe Ihnen in unserem persönlichen Chat geantwortet.',
  'chat.askInPrivate':
    'Die Antwort ist nur für Sie: Bitte öffnen Sie einen persönlichen Chat mit mir und schreiben Sie dort `creds-status`.',
  'chat.notHere':
    'Reden wir unter vier Augen: Bitte öffnen Sie einen persönlichen Chat mit mir. Dateien und Zugangsdaten gehören dorthin, nicht in einen Kanal. Hier antworte ich auf `creds-status`.',
  'chat.more': '… und {count} weitere',
  'chat.pictureGoesOn': 'Das Bild geht weiter.',
  'chat.form.cancel': 'Abbrechen',
  'chat.form.required': 'Diese Angabe wird gebraucht.',
  'chat.form.fileIsSafer':
    'Die Datei zu schicken ist sicherer: Was Sie hier eintippen, geht als Text durch Teams.',
};
