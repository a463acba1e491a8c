import type { roster as en } from '../en/roster.ts';
import type { Translated } from '../translated.ts';

/** What somebody reads who is in several onboardings. */
export const roster: Translated<typeof en> = {
  'merchant.roster.short': 'Sus guías',
  'merchant.roster': 'Estas son las suyas. Lo que me escribe es para la que dice **ahora**:',
  'merchant.roster.current': '{detail} (**ahora**)',
  'merchant.roster.switch': 'Seguir con {title}',
  'merchant.roster.one': 'Aquí solo hay una, y estamos en ella. Escriba **{detail}** para ver dónde estamos.',
};
