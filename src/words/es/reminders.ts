import type { reminders as en } from '../en/reminders.ts';
import type { Translated } from '../translated.ts';

/** What people read when nothing is heard of a merchant, or it is called off. */
export const reminders: Translated<typeof en> = {
  'merchant.remind.first': '¡Hola de nuevo! ¿Seguimos? Nos quedamos aquí:',
  'merchant.remind.second':
    '¡Hola! {company} solo espera esto. Si algo se lo impide, pulse **No puedo seguir**. Nos quedamos aquí:',
  'merchant.remind.last':
    '¡Hola! Este es mi último recordatorio. Si le toca a otra persona, o prefiere hablar con alguien, dígamelo aquí. Nos quedamos aquí:',
  'merchant.choice.nextWeek': 'La próxima semana',
  'merchant.choice.notMe': 'No soy yo',
  'merchant.remind.nextWeek': 'De acuerdo, vuelvo {when}. Puede seguir antes cuando quiera.',
  'merchant.remind.notMe':
    'Gracias por decírmelo. Avisé a {helper}, y no se lo recordaré más. Si al final es usted, siga aquí mismo.',
  'merchant.stopped': '{company} paró esto por ahora. No tiene que hacer nada.',
  'merchant.stopped.said':
    '{company} paró esto por ahora, así que no tiene que hacer nada. Le dije a {helper} que usted escribió.',
  'merchant.resumed': 'Sigamos. Estábamos aquí:',

  'standing.at': 'en: {heading}',
  'standing.stalled': 'Sin noticias',
  'standing.stalled.next': 'a usted: ponerse en contacto con el cliente',
  'standing.notMe': 'No es la persona indicada',
  'standing.notMe.next': 'a usted: averiguar quién es',
  'standing.stopped': 'Parado',
  'standing.stopped.next': 'a nadie; puede retomarlo',
};
