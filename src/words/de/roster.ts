import type { roster as en } from '../en/roster.ts';
import type { Translated } from '../translated.ts';

/** What somebody reads who is in several onboardings. */
export const roster: Translated<typeof en> = {
  'merchant.roster.short': 'Ihre Anleitungen',
  'merchant.roster': 'Das sind Ihre. Was Sie mir schreiben, gehört zu der, bei der **jetzt** steht:',
  'merchant.roster.current': '{detail} (**jetzt**)',
  'merchant.roster.switch': 'Weiter mit {title}',
  'merchant.roster.one':
    'Hier gibt es nur eine, und wir sind darin. Mit **{detail}** sehen Sie, wo wir sind.',
};
