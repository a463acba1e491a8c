import type { credentials as en } from '../en/credentials.ts';
import type { Translated } from '../translated.ts';

/** What is said about what merchants sent. What only one shop has is in that shop's words. */
export const credentials: Translated<typeof en> = {
  'problem.empty': 'Ese archivo está vacío.',
  'problem.too_big': 'Ese archivo es demasiado largo para ser el que necesito.',
  'problem.binary': 'Eso no es un archivo de texto; no puedo leerlo.',
  'problem.picture':
    'Eso es una imagen o una captura de pantalla. No puedo leer los valores de ahí; necesito el archivo de texto.',
  'problem.pdf': 'Eso es un PDF. Necesito el archivo de texto, no una impresión.',
  'problem.rtf': 'Eso es un documento RTF. Necesito el archivo de texto sin formato.',
  'problem.word_document':
    'Eso es un documento de Word. Necesito el archivo de texto, no un documento al que se copió.',
  'problem.office_document':
    'Eso es un documento de oficina (una hoja de cálculo, una presentación o algo así). Necesito el archivo de texto.',
  'problem.archive': 'Eso es un archivo comprimido (zip). Descomprímalo primero, por favor.',
  'problem.web_page':
    'Eso es una página web guardada. Necesito el archivo de texto que se descargó, no la página.',
  'problem.shortcut': 'Eso es solo un enlace a una página web. Necesito el archivo de texto.',

  'problem.file_too_big':
    'Ese archivo es demasiado grande: el correcto es un archivo de texto de unas pocas líneas.',
  'problem.file_gone': 'Llegué tarde para ese archivo: ya no está. Envíelo por favor otra vez.',
  'problem.file_hidden':
    'Ese archivo está oculto: el espacio de trabajo llegó al límite de su plan, y el chat no se lo muestra a nadie. Abra por favor el archivo en su computadora y pegue aquí su texto, o escriba los valores.',
  'problem.file_not_stored_here':
    'Eso es un enlace a un archivo guardado en otro sitio, y solo puedo leer lo que se sube aquí. Arrastre por favor el archivo a este chat.',
  'problem.file_no_access':
    'No me dejaron abrir ese archivo. Arrástrelo por favor a este chat; si vuelve a pasar, escriba los valores.',
  'problem.file_given_up':
    'Su archivo no me llegó: este chat no lo entregó, y dejé de intentarlo. Envíelo por favor otra vez. Si no ayuda, escriba los valores.',
  'problem.no_file': 'En su mensaje no había ningún archivo. Envíelo por favor otra vez.',

  'problem.files':
    'Miré {count, plural, one {# archivo} other {los # archivos}}, y ninguno es el que necesito:',
  'problem.files.alike': '{problem} ({count} archivos)',
  'problem.pasted':
    'Si su mensaje contiene un token de verdad, bórrelo por favor de este chat: no guardé nada de él. Si quería preguntar algo, escríbalo otra vez sin el token.',
  'problem.pasted.too_big':
    'Eso es demasiado largo para ser las credenciales. Envíe por favor solo las líneas con los valores, o el archivo.',
  'problem.field': 'Mire este valor otra vez, por favor.',

  'note.pasted':
    'Para su seguridad, borre por favor de este chat su mensaje con las credenciales: las tengo cifradas, y nadie más necesita verlas.',
  'note.asked_too':
    'También preguntó algo. Yo no puedo responder preguntas: escriba **hablar con mi gestor** para llegar a alguien que sí.',
  'note.several_credentials':
    'Más de uno de sus archivos contiene credenciales. Compruebo el primero. Si quería otro, envíe solo ese.',

  'check.pass': '**{label}**: {required}, como debe ser.',
  'check.fail': '**{label}** está en {found}. Debe ser **{required}**.',
  'check.failUnknown': '**{label}** debe ser **{required}**, y no lo es.',
  'check.unknown': '**{label}**: {reason}',
  'check.unreachable': '**{label}**: {shop} no respondió, así que no se pudo comprobar.',
  'check.unclear': '**{label}**: {shop} no respondió con claridad.',
  'check.leftBehind':
    'La comprobación dejó una entrada de prueba vacía en la tienda; bórrela allí, por favor.',
};
