import type { invite as en } from '../en/invite.ts';
import type { Translated } from '../translated.ts';

/** What merchants read on the page of an invitation, and about codes. */
export const invite: Translated<typeof en> = {
  'notice.code-unknown':
    'No conozco este código. Tiene 8 letras y cifras, ninguna es 0, 1, I, L u O: ¿hay alguna mal escrita? Si está bien, pida uno nuevo a la persona que se lo dio.',
  'notice.code-used':
    'Alguien ya usó este código, y sirve para una persona. Pida por favor uno propio a la persona que se lo dio.',
  'notice.code-expired':
    'Este código es demasiado antiguo: solo sirve unos días. Pida por favor uno nuevo a la persona que se lo dio.',
  'notice.code-withdrawn':
    'Esta invitación se retiró. Si cree que es un error, pregunte por favor a la persona que se la envió.',
  'notice.code-limited':
    'Hubo demasiados códigos equivocados, así que por ahora no miro más. Inténtelo de nuevo en una hora, o pida un código nuevo a la persona que se lo dio.',

  'standing.invited': 'Invitado',
  'standing.invited.next': 'al cliente: abrir el enlace o escribirme el código',
  'standing.inviteWithdrawn': 'Invitación retirada',
  'standing.inviteWithdrawn.next': 'a nadie; puede empezar de nuevo',
  'standing.written.next': 'al cliente: responder a mi mensaje',
  'standing.inviteEnded': 'Invitación caducada',
  'standing.inviteEnded.next': 'a usted: invitar otra vez',

  'invite.paste':
    '¡Hola! Para conectar su tienda, abra por favor este enlace: {link} – o escriba este código a la aplicación Usher en Slack o Teams: {code}',
  'invite.pasteCode':
    '¡Hola! Para conectar su tienda, escriba por favor este código a la aplicación Usher en Slack o Teams: {code}',
  'invite.title': '{company} invita a {name}',
  'invite.who':
    '**{company}** pide a **{name}** las credenciales de API de su tienda de {shop}, para poder conectarlas.',
  'invite.whoWithoutShop': '**{company}** pide a **{name}** que recorra una guía corta: {title}.',
  'invite.how': 'Soy Usher, un bot: le guío en un chat, paso a paso y con imágenes.',
  'invite.safe':
    'No necesita preparar nada, puede parar y seguir cuando quiera, y lo que envía se cifra en cuanto llega.',
  'invite.slack': 'Seguir en Slack',
  'invite.teams': 'Seguir en Teams',
  'invite.code': 'Su código',
  'invite.codeHint': 'Escríbaselo a Usher en su chat, y empezamos. Sirve para una persona, hasta {when}.',
  'invite.from': 'Usher, que acompaña a entregar credenciales',

  'invite.unknown': 'Aquí no se conoce esta invitación',
  'invite.unknownWhy':
    '¿Se cortó una parte del enlace? Ábralo por favor otra vez desde el mensaje. Si no ayuda, pida uno nuevo a la persona que se lo envió.',
  'invite.used': 'Esta invitación ya se aceptó',
  'invite.usedWhy':
    'Sirve para una persona. Si es usted, siga en su chat con Usher. Si no, pida una propia a la persona que se la envió.',
  'invite.expired': 'Esta invitación caducó',
  'invite.expiredWhy': 'No se perdió nada: pida por favor una nueva a la persona que se la envió.',
  'invite.withdrawn': 'Esta invitación se retiró',
  'invite.withdrawnWhy':
    'No tiene que hacer nada. Si cree que es un error, pregunte por favor a la persona que se la envió.',
  'invite.limited': 'Demasiados enlaces equivocados',
  'invite.limitedWhy':
    'Llegaron tantos desde su red que por ahora no se miran más. Inténtelo de nuevo en una hora, o escriba su código a Usher en Slack o Teams.',
};
