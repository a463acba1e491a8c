import type { shared as en } from '../en/shared.ts';
import type { Translated } from '../translated.ts';

/** What both merchants and project managers read. */
export const shared: Translated<typeof en> = {
  shop: 'la tienda',
  'shop.file': 'el archivo',
  'shop.unknown': 'Escriba por favor **hablar con mi gestor**: aquí no puedo decirle más.',
  'step.counted': 'Paso {number} de {of}',

  'notice.in-private': 'Hablemos en privado: abra por favor su propio chat conmigo y escríbame allí.',
  'notice.not-your-form':
    'Este formulario no es parte de su guía, así que no guardé nada de él. Para seguir, escriba **estado** en su propio chat conmigo.',
  'notice.not-your-button':
    'Este botón no es parte de su guía, así que no hice nada. Para seguir, escriba **estado** en su propio chat conmigo.',
  'notice.not-your-card': 'Este cliente no es de este canal, así que no hice nada.',
  'notice.start-in-channel':
    'Escríbalo por favor en el canal de su proyecto, donde yo soy miembro: allí estarán su tarjeta y mis avisos.',
  'notice.for-pms':
    'Usted atiende a clientes, así que no empiezo ninguna guía con usted. En el canal de su proyecto: `creds-start` invita a un cliente, `creds-status` muestra cómo van, y `help` detrás de cada uno explica más. Para ver lo que ven los clientes, pruébelo aquí: nada de eso llega a una lista.',
  'notice.trial-over': 'La prueba terminó, y todo lo suyo se borró.',
  'notice.trial-busy':
    'Ahora mismo no puedo terminarla. Escriba por favor **end trial** otra vez en un momento.',
  'notice.not-your-list': 'Solo los gestores de proyecto de un canal ven sus clientes, en ese canal.',
  'notice.not-yours-to-take':
    'Eso solo pueden hacerlo los miembros del canal que atiende a este cliente, allí.',
  'notice.nothing-to-hand-over':
    'Ahora no hay credenciales comprobadas para entregar. La tarjeta dice cómo va.',
  'notice.no-such-button': 'Este botón ya no hace nada.',
  'notice.nothing-yet':
    'Todavía no hay nada en marcha para usted. Para empezar, escríbame, por ejemplo «hola».',

  'store.named': '**{name}**',
  'store.namedAt': '**{name}** ({domain})',
  'store.id': 'la tienda con el número `{id}`',
  'store.yours': 'su tienda',
  'store.theirs': 'la tienda del cliente',

  'standing.unreachable': 'No se le puede escribir',
  'standing.unreachable.next': 'a usted: pedir al cliente que me escriba una vez',
  'standing.noGuide': 'Guía no disponible',
  'standing.noGuide.next': 'a quien opera Usher: volver a poner la guía',
  'standing.checking': 'Comprobando las credenciales',
  'standing.checking.next': 'el resultado, en un momento',
  'standing.retrying': 'la tienda no responde',
  'standing.retrying.next': 'la tienda (sigo intentándolo)',
  'standing.moving': 'Recorriendo los pasos',
  'standing.moving.next': 'al cliente',
  'standing.waitsFor': 'Esperando a {name}',
  'standing.whereabouts': '{status}: {heading}',
  'standing.asked': 'Tiene una pregunta',
  'standing.asked.since': 'Tiene una pregunta desde {when}.',
  'standing.asked.next': 'a usted: responderla',
  'standing.secondTry': '{status}, segundo intento',
  'standing.verified': 'Comprobado',
  'standing.verified.next': 'a usted: entregar las credenciales',
  'standing.handedOver': 'Entregado',
  'standing.handedOver.next': 'la integración, que puede empezar',
  'standing.takenBy': 'Entregado a {name}, {when}. Aquí ya no queda nada de las credenciales.',
  'standing.taken': 'Entregado {when}. Aquí ya no queda nada de las credenciales.',
  'standing.terminal': 'La persona que me opera',
  'standing.doubtful':
    'Quizá {name} vio las credenciales, {when}: la conexión terminó antes de saberlo. Siguen aquí, y se pueden entregar.',
  'standing.notTaken': 'No se recogió a tiempo',
  'standing.notTaken.next': 'a usted: pedir al cliente el archivo otra vez',
  'standing.destroyed':
    'Nadie recogió las credenciales, así que las destruí {when}. Si aún las necesita, pida al cliente que me envíe el archivo otra vez.',
  'standing.failing': 'Dejó de funcionar',
  'standing.failing.refused': 'la tienda rechaza las credenciales',
  'standing.failing.next': 'a usted: hacer que se pregunte otra vez al cliente',
  'standing.confirm': 'Comprobado, tienda sin confirmar',
  'standing.confirm.next': 'al cliente: confirmar que es la tienda correcta',
  'standing.wrongStore': 'Tienda equivocada',
  'standing.wrongStore.next': 'al cliente: enviar las credenciales de la tienda correcta',
  'standing.changes': 'Hay que corregir',
  'standing.changes.nothing': 'ningún permiso',
  'standing.changes.next': 'al cliente: crear credenciales nuevas',
  'standing.invalid': 'Credenciales no aceptadas',
  'standing.invalid.next': 'al cliente: enviar el archivo otra vez',
  'standing.unchecked': 'No se pudo comprobar',
  'standing.unchecked.why': 'la tienda no respondió',
  'standing.unchecked.next': 'al cliente: enviar el archivo otra vez más tarde',
  'standing.status': '{status}: {detail}',
  'standing.kept':
    'Las credenciales comprobadas de {store} se conservan hasta que funcionen otras más nuevas (token `{token}`, enviado {when}).',
  'standing.keptUnconfirmed':
    'Las credenciales comprobadas de {store} se conservan hasta que funcionen otras más nuevas (token `{token}`, enviado {when}, tienda sin confirmar).',
};
