import type { reminders as en } from '../en/reminders.ts';
import type { Translated } from '../translated.ts';

/** What people read when nothing is heard of a merchant, or it is called off. */
export const reminders: Translated<typeof en> = {
  'merchant.remind.first': 'Guten Tag! Sollen wir weitermachen? Hier waren wir:',
  'merchant.remind.second':
    'Guten Tag! {company} wartet noch auf diese eine Sache. Hakt es, drücken Sie **Ich komme nicht weiter**. Hier waren wir:',
  'merchant.remind.last':
    'Guten Tag! Das ist meine letzte Erinnerung. Soll jemand anders das machen, oder möchten Sie lieber mit einem Menschen reden? Sagen Sie es mir hier. Hier waren wir:',
  'merchant.choice.nextWeek': 'Nächste Woche',
  'merchant.choice.notMe': 'Das bin nicht ich',
  'merchant.remind.nextWeek':
    'Gut, ich melde mich wieder: {when}. Sie können auch vorher jederzeit weitermachen.',
  'merchant.remind.notMe':
    'Danke, dass Sie es sagen. {helper} weiß Bescheid, und ich erinnere Sie nicht mehr. Sind Sie es doch, machen Sie einfach hier weiter.',
  'merchant.stopped': '{company} hat das vorerst angehalten. Sie müssen nichts tun.',
  'merchant.stopped.said':
    '{company} hat das vorerst angehalten, Sie müssen nichts tun. Ich habe weitergegeben, dass Sie geschrieben haben: {helper} weiß es.',
  'merchant.resumed': 'Machen wir weiter. Hier waren wir:',

  'standing.at': 'bei: {heading}',
  'standing.stalled': 'Nichts mehr gehört',
  'standing.stalled.next': 'auf Sie: bitte Kontakt aufnehmen',
  'standing.notMe': 'Die falsche Person',
  'standing.notMe.next': 'auf Sie: herausfinden, wer es ist',
  'standing.stopped': 'Angehalten',
  'standing.stopped.next': 'auf niemanden; Sie können es fortsetzen',
};
