import type { chat as en } from '../en/chat.ts';
import type { Translated } from '../translated.ts';

/** What the chats themselves say around our messages. */
export const chat: Translated<typeof en> = {
  'chat.later': 'Ahora mismo no puedo consultarlo. Inténtelo de nuevo en un minuto, por favor.',
  'chat.inPrivate': 'Le respondí en nuestro chat personal.',
  'chat.askInPrivate':
    'La respuesta es solo para usted: abra por favor un chat personal conmigo y escriba allí `creds-status`.',
  'chat.notHere':
    'Hablemos en privado: abra por favor un chat personal conmigo. Los archivos y las credenciales van allí, no en un canal. Aquí respondo a `creds-status`.',
  'chat.more': '… y {count} más',
  'chat.pictureGoesOn': 'La imagen continúa.',
  'chat.form.cancel': 'Cancelar',
  'chat.form.required': 'Este dato hace falta.',
  'chat.form.fileIsSafer': 'Enviar el archivo es más seguro: lo que escribe aquí pasa por Teams como texto.',
};
