import type { page as en } from '../en/page.ts';
import type { Translated } from '../translated.ts';

/** What the page says behind a link to credentials. */
export const page: Translated<typeof en> = {
  'page.title': 'Credenciales de {name}',
  'page.titleOther': 'Un enlace a credenciales',
  'page.from': 'Usher, que acompaña a entregar credenciales',
  'page.askedBy': 'Pedidas por',
  'page.until': 'El enlace se abre hasta',
  'page.once':
    'Las verá **una sola vez**. Tenga listo el lugar donde guarda secretos: un gestor de contraseñas, una bóveda, los ajustes de la integración.',
  'page.after':
    'En cuanto se muestran, se destruyen aquí. {name} lee que {company} las tiene, y su canal lee quién las recibió: {actor}.',
  'page.key': 'La parte del enlace detrás de #',
  'page.keyHint':
    'Sin scripts esta página no puede leer esa parte por sí sola: cópiela del enlace y péguela aquí.',
  'page.keyMissing':
    'El enlace no está completo: falta la parte detrás de #. Cópiela del mensaje y péguela aquí.',
  'page.show': 'Mostrar las credenciales',
  'page.wrong': 'Con eso no se abre este enlace, y no se mostró nada. ¿Se cortó una parte del enlace?',
  'page.limited': 'Demasiados intentos equivocados. Espere una hora, o pida un enlace nuevo.',
  'page.busy': 'Ahora mismo se muestran estas credenciales a alguien. Inténtelo de nuevo en un minuto.',
  'page.broken':
    'Las credenciales no se pueden descifrar: falta una clave de sellado. No se mostró nada. Avise por favor a la persona que opera Usher.',
  'page.foreign':
    'Esta petición no vino de la propia página, así que no se hizo nada. Abra el enlace otra vez.',
  'page.trouble':
    'No hubo respuesta. Abra el enlace otra vez: ahí dice si se mostraron las credenciales, y a quién.',

  'page.shown':
    '**Cópielas o guárdelas ahora.** Aquí se destruyen: si cierra o recarga esta página, desaparecen.',
  'page.copy': 'Copiar',
  'page.copyLabel': 'Copiar {label}',
  'page.copied': 'Copiado.',
  'page.refused':
    'Su navegador no deja copiar a esta página. Ahora está seleccionado: cópielo usted, con Ctrl+C o ⌘C.',
  'page.saved': 'Guardado en sus descargas. Llévelo al lugar donde guarda secretos.',
  'page.env': 'Como archivo .env',
  'page.envLabel': 'el archivo .env',
  'page.document': 'Como archivo de texto, tal como lo da la tienda',
  'page.documentLabel': 'el archivo de texto',
  'page.save': 'Guardar {label}',

  'page.opened': 'Estas credenciales se abrieron',
  'page.openedBy': 'Se mostraron a {actor}, {when}, y aquí están destruidas.',
  'page.opening': 'Se están mostrando a {actor}, desde {when}.',
  'page.doubtful':
    'Quizá {actor} las vio, {when}: la conexión terminó antes de saberlo. Si nadie las tiene, pulse **Hand over** en la tarjeta para un enlace nuevo.',
  'page.openedOther':
    'Si no fue usted, avise a su canal enseguida: otra persona tiene el enlace. Entonces hay que borrar la cuenta de API y crear otra.',
  'page.over': 'Este enlace ya no abre nada',
  'page.overWhy':
    'Se acabó su tiempo, se pidió uno más nuevo, o las credenciales se reemplazaron. Pulse **Hand over** en la tarjeta del cliente para uno nuevo.',
  'page.unknown': 'Este enlace no lleva a ningún sitio',
  'page.unknownWhy':
    '¿Se cortó una parte? Ábralo otra vez desde el mensaje, o pulse **Hand over** en la tarjeta del cliente para uno nuevo.',
};
