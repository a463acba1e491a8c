import type { invite as en } from '../en/invite.ts';
import type { Translated } from '../translated.ts';

/** What merchants read on the page of an invitation, and about codes. */
export const invite: Translated<typeof en> = {
  'notice.code-unknown':
    'Diesen Code kenne ich nicht. Er hat 8 Buchstaben und Ziffern, darunter keine 0, 1, I, L oder O: Ist etwas vertippt? Stimmt er, fragen Sie bitte dort nach einem neuen, wo Sie ihn bekommen haben.',
  'notice.code-used':
    'Dieser Code wurde schon verwendet, und er gilt für eine Person. Bitte fragen Sie dort, wo Sie ihn bekommen haben, nach einem eigenen.',
  'notice.code-expired':
    'Dieser Code ist zu alt: Er gilt nur ein paar Tage. Bitte fragen Sie dort, wo Sie ihn bekommen haben, nach einem neuen.',
  'notice.code-withdrawn':
    'Diese Einladung wurde zurückgenommen. Halten Sie das für einen Irrtum, fragen Sie bitte dort nach, woher sie kam.',
  'notice.code-limited':
    'Es waren zu viele falsche Codes, deshalb sehe ich mir vorerst keine mehr an. Bitte versuchen Sie es in einer Stunde wieder, oder fragen Sie dort nach einem neuen, wo Sie den Code bekommen haben.',

  'standing.invited': 'Eingeladen',
  'standing.invited.next': 'auf den Kunden: den Link öffnen oder mir den Code schreiben',
  'standing.inviteWithdrawn': 'Einladung zurückgenommen',
  'standing.inviteWithdrawn.next': 'auf niemanden; Sie können neu einladen',
  'standing.written.next': 'auf den Kunden: auf meine Nachricht antworten',
  'standing.inviteEnded': 'Einladung abgelaufen',
  'standing.inviteEnded.next': 'auf Sie: noch einmal einladen',

  'invite.paste':
    'Guten Tag! Um Ihren Shop zu verbinden, öffnen Sie bitte diesen Link: {link} – oder schreiben Sie der App Usher in Slack oder Teams diesen Code: {code}',
  'invite.pasteCode':
    'Guten Tag! Um Ihren Shop zu verbinden, schreiben Sie bitte der App Usher in Slack oder Teams diesen Code: {code}',
  'invite.title': '{company} lädt {name} ein',
  'invite.who':
    '**{company}** bittet **{name}** um die API-Zugangsdaten des {shop}-Shops, damit beide verbunden werden können.',
  'invite.whoWithoutShop': '**{company}** bittet **{name}**, eine kurze Anleitung durchzugehen: {title}.',
  'invite.how':
    'Ich bin Usher, ein Bot: Ich führe Sie im Chat hindurch, Schritt für Schritt und mit Bildern.',
  'invite.safe':
    'Sie brauchen nichts vorzubereiten, können jederzeit aufhören und weitermachen, und was Sie schicken, wird sofort verschlüsselt.',
  'invite.slack': 'Weiter in Slack',
  'invite.teams': 'Weiter in Teams',
  'invite.code': 'Ihr Code',
  'invite.codeHint':
    'Schreiben Sie ihn Usher in Ihren Chat, und es geht los. Er gilt für eine Person, bis {when}.',
  'invite.from': 'Usher, der Begleiter beim Übergeben von Zugangsdaten',

  'invite.unknown': 'Diese Einladung ist hier nicht bekannt',
  'invite.unknownWhy':
    'Wurde ein Teil des Links abgeschnitten? Bitte öffnen Sie ihn noch einmal aus der Nachricht. Hilft das nicht, fragen Sie dort nach einem neuen, woher er kam.',
  'invite.used': 'Diese Einladung wurde angenommen',
  'invite.usedWhy':
    'Sie gilt für eine Person. Sind Sie das, machen Sie in Ihrem Chat mit Usher weiter. Wenn nicht, fragen Sie dort nach einer eigenen, woher sie kam.',
  'invite.expired': 'Diese Einladung ist abgelaufen',
  'invite.expiredWhy': 'Nichts ist verloren: Bitte fragen Sie dort nach einer neuen, woher sie kam.',
  'invite.withdrawn': 'Diese Einladung wurde zurückgenommen',
  'invite.withdrawnWhy':
    'Sie müssen nichts tun. Halten Sie das für einen Irrtum, fragen Sie bitte dort nach, woher sie kam.',
  'invite.limited': 'Zu viele falsche Links',
  'invite.limitedWhy':
    'So viele kamen aus Ihrem Netz, dass vorerst keine mehr angesehen werden. Bitte versuchen Sie es in einer Stunde wieder, oder schreiben Sie Ihren Code an Usher in Slack oder Teams.',
};
