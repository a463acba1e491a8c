import type { colleague as en } from '../en/colleague.ts';
import type { Translated } from '../translated.ts';

/** What people read when a merchant hands it on to a colleague. */
export const colleague: Translated<typeof en> = {
  'merchant.choice.colleague': 'Jemand anders übernimmt',
  'merchant.choice.takeBack': 'Zurücknehmen',
  'merchant.colleague.short': 'Wer übernimmt?',
  'merchant.colleague.name':
    'Gern. **Wer übernimmt?** Tippen Sie hier @ und den Namen, dann mache ich dort weiter, wo wir sind. Nicht in diesem Slack? Dann leiten Sie den Text unten weiter.',
  'merchant.colleague.forward':
    'Gern. Leiten Sie den Text unten weiter: Damit geht es dort weiter, wo wir sind.',
  'merchant.colleague.nobody':
    'Damit finde ich niemanden. Bitte tippen Sie @ und wählen Sie den Namen aus der Liste, oder leiten Sie den Text oben weiter.',
  'merchant.colleague.above':
    'Damit finde ich von hier aus niemanden. Bitte leiten Sie den Text oben weiter.',
  'merchant.colleague.code': 'Zum Weiterleiten:',
  'merchant.colleague.code.link':
    'Guten Tag! {company} braucht etwas aus unserem Shop und fragt mit Hilfe eines Bots danach. Könnten Sie das übernehmen? Hier geht es los: {link} (oder schreiben Sie Usher in Slack oder Teams den Code {code}). Der Code gilt für eine Person.',
  'merchant.colleague.code.bare':
    'Guten Tag! {company} braucht etwas aus unserem Shop und fragt mit Hilfe eines Bots danach. Könnten Sie das übernehmen? Schreiben Sie Usher in Slack oder Teams den Code {code}. Der Code gilt für eine Person.',
  'merchant.colleague.withdrawn': 'Gut, es bleibt bei Ihnen. Der Code gilt nicht mehr.',
  'merchant.colleague.yours':
    'Sie übernehmen das von {who}. Ich helfe Ihnen dabei, für **{company}**. Hier geht es weiter:',
  'merchant.colleague.theirs':
    'Gut, ich schreibe {who}. Dort geht es weiter. Sie können es jederzeit zurücknehmen.',
  'merchant.colleague.came': 'Ab jetzt macht {who} damit weiter. Sie können es jederzeit zurücknehmen.',
  'merchant.colleague.back': 'Jetzt sind wieder Sie dran. Hier sind wir:',
  'merchant.colleague.takenBack': 'Ab jetzt macht {who} damit weiter, Sie müssen nichts tun. Vielen Dank!',
  'merchant.colleague.somebody': 'jemand aus Ihrem Team',
  'merchant.colleague.unreachable':
    'Ich kann {who} nicht schreiben, deshalb bleibt es bei Ihnen. Sie können stattdessen einen Text mit einem Code weiterleiten:',
  'merchant.colleague.withThem':
    'Jemand aus Ihrem Team macht damit jetzt weiter, deshalb habe ich nichts getan. Soll es doch bei Ihnen bleiben, nehmen Sie es zurück.',
  'notice.with-colleague': 'Jemand aus Ihrem Team macht damit jetzt weiter, deshalb habe ich nichts getan.',
};
