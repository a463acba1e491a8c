import type { colleague as en } from '../en/colleague.ts';
import type { Translated } from '../translated.ts';

/** What people read when a merchant hands it on to a colleague. */
export const colleague: Translated<typeof en> = {
  'merchant.choice.colleague': 'Sigue otra persona',
  'merchant.choice.takeBack': 'Recuperarlo',
  'merchant.colleague.short': '¿Quién sigue?',
  'merchant.colleague.name':
    'Claro. **¿Quién sigue?** Escriba aquí @ y su nombre, y continúo con esa persona donde estamos. ¿No está en este Slack? Entonces reenvíele el texto de abajo.',
  'merchant.colleague.forward': 'Claro. Reenvíe el texto de abajo a esa persona: con él sigue donde estamos.',
  'merchant.colleague.nobody':
    'No encuentro a nadie con eso. Escriba por favor @ y elija el nombre de la lista, o reenvíe el texto de arriba.',
  'merchant.colleague.above':
    'Desde aquí no encuentro a nadie con eso. Reenvíe por favor el texto de arriba.',
  'merchant.colleague.code': 'Para reenviar:',
  'merchant.colleague.code.link':
    '¡Hola! {company} necesita algo de nuestra tienda y lo pide con la ayuda de un bot. ¿Puede encargarse? Empieza aquí: {link} (o escriba el código {code} a Usher en Slack o Teams). El código sirve para una persona.',
  'merchant.colleague.code.bare':
    '¡Hola! {company} necesita algo de nuestra tienda y lo pide con la ayuda de un bot. ¿Puede encargarse? Escriba el código {code} a Usher en Slack o Teams. El código sirve para una persona.',
  'merchant.colleague.withdrawn': 'De acuerdo, sigue con usted. El código ya no funciona.',
  'merchant.colleague.yours':
    'Usted sigue en lugar de {who}. Le ayudo con ello, para **{company}**. Estaba aquí:',
  'merchant.colleague.theirs':
    'De acuerdo, le escribo a {who}, que sigue desde aquí. Puede recuperarlo cuando quiera.',
  'merchant.colleague.came': 'Desde ahora sigue {who}. Puede recuperarlo cuando quiera.',
  'merchant.colleague.back': 'Vuelve a ser suyo. Estamos aquí:',
  'merchant.colleague.takenBack': 'Desde ahora sigue {who}, así que no tiene que hacer nada. ¡Gracias!',
  'merchant.colleague.somebody': 'su colega',
  'merchant.colleague.unreachable':
    'No puedo escribirle a {who}, así que sigue con usted. En su lugar puede reenviar un texto con un código:',
  'merchant.colleague.withThem':
    'Ahora sigue con esto otra persona de su equipo, así que no hice nada. Si al final es suyo, recupérelo.',
  'notice.with-colleague': 'Ahora sigue con esto otra persona de su equipo, así que no hice nada.',
};
