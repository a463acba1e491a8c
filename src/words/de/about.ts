import type { about as en } from '../en/about.ts';
import type { Translated } from '../translated.ts';

/** Answers to what merchants ask and say anywhere, true for every shop and guide. */
export const about: Translated<typeof en> = {
  'merchant.about.here': 'Hier sind wir: **{heading}**',

  'merchant.about.safe':
    'Ja, das ist sicher und kein Trick: Ich arbeite für **{company}**. Was Sie schicken, wird sofort verschlüsselt, und nur {company} kann es verwenden. Ihr Passwort brauche ich nie, und in {shop} können Sie den Zugang jederzeit zurücknehmen. Unsicher, ob wir es wirklich sind? {helper} kann es Ihnen sagen.',
  'merchant.about.why':
    'Damit kann **{company}** mit der Arbeit an Ihrem Projekt beginnen, und nur jemand von Ihnen kann es tun. Mehr zum Projekt weiß {helper}.',
  'merchant.about.use':
    'Ich verschlüssele es sofort und prüfe, ob es funktioniert; in Ihrem Shop ändert das nichts. Dann bekommt es **{company}** für die Arbeit an Ihrem Projekt, und sonst niemand. Danach vernichte ich meine Kopie.',
  'merchant.about.how-long':
    'Jeder Schritt ist eine Kleinigkeit, die meisten dauern eine Minute. Sie können jederzeit aufhören und später weitermachen: Ich merke mir die Stelle.',
  'merchant.about.what-is':
    'Das ist eine Art Schlüssel: Damit kann ein Programm bestimmte Dinge in Ihrem Shop tun, und nur die, die Sie erlauben. In {shop} können Sie ihn jederzeit zurücknehmen.',
  'merchant.about.who':
    'Ich bin **Usher**, ein automatischer Assistent von **{company}**, kein Mensch. Ich führe Sie hindurch und prüfe, was Sie schicken. Für ein Gespräch mit einem Menschen ist {helper} da.',
  'merchant.about.cost': 'Ich koste Sie nichts. Was das Projekt selbst kostet, weiß {helper}.',
  'merchant.about.unwilling':
    'Sie müssen nicht. Falls doch: Es wird sofort verschlüsselt, nur **{company}** kann es verwenden, und in {shop} können Sie den Zugang jederzeit zurücknehmen. Ihr Passwort brauche ich nie. Möchten Sie erst darüber reden? {helper} ist dafür da.',
  'merchant.about.not-owner':
    'Kein Problem. Bitte lassen Sie diesen Schritt von der Inhaberin oder dem Inhaber des Shops machen, oder sich die Erlaubnis geben. Ich merke mir die Stelle. Wer das ist, weiß sonst {helper}.',
  'merchant.about.colleague':
    'Kein Problem, das kann auch jemand anders für Sie tun: Zeigen Sie dort diese Schritte, und schicken Sie mir hier, was Sie bekommen. Oder sagen Sie, wer es ist: {helper} kümmert sich.',
  'merchant.about.no-permission':
    'Dann darf Ihr Benutzer das nicht. Die Inhaberin oder der Inhaber des Shops kann es erlauben oder für Sie erledigen. Ich merke mir die Stelle.',
  'merchant.about.elsewhere': 'Kein Problem, und nichts geht verloren: **Zurück** führt wieder hierher.',
  'merchant.about.password':
    'Bei der Anmeldung gibt es meist einen Link für ein vergessenes Passwort. Hilft er nicht, fragen Sie die Inhaberin oder den Inhaber des Shops. Bitte schicken Sie mir kein Passwort: Ich brauche keines.',
  'merchant.about.no-file':
    'Schauen Sie in Ihren Ordner **Downloads**, oder drücken Sie im Browser Strg+J. Ist die Datei nicht da, legen Sie bitte neu an: Ich führe Sie zu dem Schritt zurück. Mit **formular** tippen Sie die Werte ein.',
  'merchant.about.sent-elsewhere':
    'Ich habe nur, was Sie mir hier im Chat schicken, und da ist noch nichts. Bitte schicken Sie es auch hierher: Dann prüfe ich es sofort.',
  'merchant.about.have-one':
    'Das kann gehen. Schicken Sie es hierher, und ich prüfe sofort, ob es passt. Haben Sie es nicht mehr, legen Sie bitte neu an: Die Schritte zeigen, wie.',
  'merchant.about.two-stores':
    'Es geht um den Shop, an dem **{company}** arbeiten wird. Sind Sie nicht sicher, welcher das ist, fragen Sie zuerst: {helper} weiß es. Ich zeige Ihnen den Namen des Shops, bevor etwas verwendet wird.',
  'merchant.about.phone':
    'Am Handy geht es, am Computer leichter: Die Seiten sind größer, und Dateien findet man besser. Sie können jederzeit wechseln: Dieser Chat ist dort derselbe, und ich merke mir die Stelle.',
  'merchant.language.which': 'Ich spreche {detail}. Wie sollen wir weitermachen?',
  'merchant.language.now': 'Gern, weiter auf Deutsch.',
  'merchant.about.annoyed':
    'Es tut mir leid, dass das so mühsam ist. Ein Schritt nach dem anderen: Nichts geht verloren, wenn Sie aufhören, und ich merke mir die Stelle. Lieber mit einem Menschen? {helper} ist für Sie da.',

  'merchant.about.stop':
    'Gut, ich erinnere Sie nicht mehr. {helper} weiß Bescheid. Falls Sie es sich anders überlegen, machen Sie einfach hier weiter.',
  'merchant.about.delete':
    'Ich habe darum gebeten, alles zu löschen, was ich von Ihnen weiß; {helper} kümmert sich. Ich erinnere Sie nicht mehr. Ihre eigenen Nachrichten können Sie hier selbst löschen.',
  'merchant.about.stop.alone':
    'Gut, ich erinnere Sie nicht mehr. Bitte sagen Sie selbst Bescheid: {helper} weiß es noch nicht. Falls Sie es sich anders überlegen, machen Sie einfach hier weiter.',
  'merchant.about.delete.alone':
    'Das kann ich nicht allein. Bitte lassen Sie Ihre Daten löschen: {helper} kann das veranlassen. Ich erinnere Sie nicht mehr.',
  'merchant.about.call':
    'Anrufen kann ich nicht selbst. Ich habe darum gebeten, und {helper} meldet sich bei Ihnen. Inzwischen können wir weitermachen.',
  'merchant.about.later':
    'Kein Problem, ich merke mir die Stelle. Schreiben Sie mir hier, wenn es Ihnen passt.',

  'merchant.unanswered.ask':
    'Darauf habe ich keine Antwort. Soll ich es weitergeben? {helper} liest es dann.',
  'merchant.unanswered.sent':
    'Darauf habe ich keine Antwort. Ich habe es weitergegeben, und {helper} meldet sich bei Ihnen. Inzwischen können wir weitermachen.',
  'merchant.unanswered.alone':
    'Darauf habe ich keine Antwort. Bitte fragen Sie dort nach: {helper} kann helfen.',
  'merchant.choice.passOn': 'Ja, weitergeben',
  'merchant.question.sentHidden':
    'Ist unterwegs, {helper} liest es. Ein Teil sah nach Passwort oder Token aus, den habe ich ausgeblendet: Bitte löschen Sie Ihre Nachricht. Inzwischen machen wir weiter.',
  'merchant.useButtons': 'Bitte nehmen Sie einen der Knöpfe. Hier sind wir:',
  'merchant.notHere': 'Das geht hier nicht. Hier sind wir:',

  'merchant.command.done': 'fertig',
  'merchant.command.back': 'zurück',
  'merchant.command.status': 'status',
  'merchant.command.restart': 'von vorn',

  'standing.declined': 'Möchte nicht weitermachen',
  'standing.declined.next': 'auf Sie: bitte Kontakt aufnehmen',
};
