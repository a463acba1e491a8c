import type { merchant as en } from '../en/merchant.ts';
import type { Translated } from '../translated.ts';

/** What merchants read. */
export const merchant: Translated<typeof en> = {
  'merchant.helper.pm': 'Ihre Projektleitung',
  'merchant.helper.sender': 'Ihr Kontakt bei {company}',

  'merchant.choice.again': 'Neu anlegen',
  'merchant.choice.allAtOnce': 'Alles auf einmal zeigen',
  'merchant.choice.back': 'Zurück',
  'merchant.choice.different': 'Hier sieht es anders aus',
  'merchant.choice.done': 'Erledigt',
  'merchant.choice.form': 'Lieber eintippen',
  'merchant.choice.myStore': 'Es ist doch mein Shop',
  'merchant.choice.neverMind': 'Doch nicht',
  'merchant.choice.noFile': 'Ich habe keine Datei',
  'merchant.choice.oneByOne': 'Eins nach dem anderen',
  'merchant.choice.openForm': 'Formular öffnen',
  'merchant.choice.otherStore': 'Nein, ein anderer',
  'merchant.choice.pm': 'Mit der Projektleitung reden',
  'merchant.choice.restartNo': 'Nein, weiter',
  'merchant.choice.restartYes': 'Ja, von vorn',
  'merchant.choice.resume': 'Weitermachen',
  'merchant.choice.rightStore': 'Ja, das ist mein Shop',
  'merchant.choice.send': 'Datei noch einmal schicken',
  'merchant.choice.setSo': 'Ja, so eingestellt',
  'merchant.choice.setAfterAll': 'Doch, so eingestellt',
  'merchant.choice.notSetSo': 'Nein, vergessen',
  'merchant.choice.try': 'Als Kunde ausprobieren',
  'merchant.choice.unsure': 'Weiß ich nicht',
  'merchant.choice.showMe': 'Zeigen Sie mir, wie',
  'merchant.choice.stuck': 'Ich komme nicht weiter',
  'merchant.choice.wrongStore': 'Es ist der falsche Shop',

  'merchant.step.item': '{number} von {of}',
  'merchant.step.lastTime': 'Beim letzten Mal falsch: **{permissions}**. Bitte zweimal hinschauen.',
  'merchant.step.lastTime.item': 'Das war beim letzten Mal falsch.',
  'merchant.step.help': 'Hilfe: {heading}',
  'merchant.step.stuck': 'Das kriegen wir hin.',
  'merchant.step.tellWhy':
    'Hilft das nicht? Dann **schreiben Sie mir in einer Zeile, was Sie sehen**. Ich schicke es Ihrer Projektleitung.',
  'merchant.step.commands': 'Sie können auch tippen: {commands}.',
  'merchant.step.same':
    'Dieser Schritt sollte bei allen gleich aussehen. Ist es bei Ihnen anders, sagen Sie es bitte: {helper} hilft weiter.',
  'merchant.step.chosen': 'Ihre Wahl: **{label}**',

  'merchant.here.counted': 'Sie sind bei Schritt {number} von {of}:',
  'merchant.here': 'Hier sind wir:',
  'merchant.oldButton': 'Da sind wir schon weiter. Hier sind wir:',
  'merchant.nothingBefore': 'Das ist der erste Schritt, davor kommt nichts.',
  'merchant.invitedBy': '{name} von **{company}** hat mich gebeten, Ihnen zu schreiben.',
  'merchant.invitedBy.company': '**{company}** hat mich gebeten, Ihnen zu schreiben.',
  'merchant.trial':
    '_Das ist ein Versuch: Sie sehen, was Kunden sehen, und nichts davon kommt auf eine Liste. Mit **end trial** ist er zu Ende._',
  'merchant.welcomeBack': 'Schön, dass Sie wieder da sind! Hier geht es weiter:',
  'merchant.setAside.told':
    'Bei mir geht immer wieder etwas schief, und allein bekomme ich es nicht hin. Ihre Projektleitung weiß Bescheid. Sie müssen nichts tun.',
  'merchant.setAside':
    'Bei mir geht immer wieder etwas schief, und allein bekomme ich es nicht hin. Bitte sagen Sie der Person Bescheid, die Sie zu mir geschickt hat.',
  'merchant.moved.gone':
    'Diese Anleitung wurde inzwischen verbessert, und Ihren Schritt gibt es nicht mehr. Hier geht es weiter:',
  'merchant.moved.edited':
    'Diese Liste wurde inzwischen geändert. **Bitte gehen Sie sie noch einmal durch:**',
  'merchant.thanks.done': 'Gern geschehen! Hier ist alles erledigt. Viel Erfolg mit Ihrem Shop!',
  'merchant.thanks.open':
    'Gern geschehen! Die Knöpfe oben gelten noch. Mit **status** sehen Sie, wo wir sind.',
  'merchant.thanks.waiting': 'Gern geschehen! Ich schreibe Ihnen hier, sobald ich mehr weiß.',
  'merchant.restart':
    'Sollen wir noch einmal beim ersten Schritt anfangen? Was Sie mir bisher geschickt haben, bleibt sicher.',

  'merchant.noGuide':
    'Ihre Anleitung ist gerade nicht da, deshalb kann ich nicht weitermachen. Das liegt nicht an Ihnen, und nichts geht verloren. Ihre Projektleitung weiß Bescheid.',
  'merchant.noGuide.noPm':
    'Ihre Anleitung ist gerade nicht da, deshalb kann ich nicht weitermachen. Das liegt nicht an Ihnen, und nichts geht verloren. Bitte sagen Sie der Person Bescheid, die Sie zu mir geschickt hat.',

  'merchant.question.ask':
    'Gern. **Schreiben Sie jetzt Ihre Frage**, ich schicke sie Ihrer Projektleitung. Passwörter und Tokens bitte weglassen.',
  'merchant.question.sent':
    'Ihre Projektleitung hat die Frage und meldet sich bei Ihnen. Inzwischen machen wir weiter.',
  'merchant.question.nobody':
    'Von hier aus erreiche ich keine Projektleitung. Bitte wenden Sie sich an: {helper}.',

  'merchant.form.submit': 'Prüfen',
  'merchant.form.open': 'Mit dem Knopf öffnen Sie ein Formular für die Werte.',
  'merchant.form.taken': 'Danke, ich habe Ihre Angaben. Sie sind verschlüsselt und hier nicht mehr zu sehen.',

  'merchant.file.tooMany':
    'Ich sehe mir die ersten {looked} von Ihren {sent} Dateien an. Bitte schicken Sie nur diese eine: {file}.',
  'merchant.file.late.short': 'Ihre Datei ist noch nicht bei mir.',
  'merchant.file.late':
    'Ihre Datei ist noch nicht bei mir: Dieser Chat gibt sie nur langsam heraus. Ich versuche es weiter und sage Bescheid, sobald ich sie habe.',
  'merchant.file.overtaken.short': 'Auch die Datei von vorhin ist angekommen.',
  'merchant.file.overtaken':
    'Auch die Datei von vorhin ist angekommen. Sie haben seitdem etwas Neueres geschickt, deshalb nehme ich das.',

  'merchant.check.running':
    'Danke, ist angekommen. Ich prüfe {count, plural, one {eine Berechtigung} other {# Berechtigungen}} bei {shop} …',
  'merchant.check.retrying':
    '{shop} antwortet gerade nicht. Ihre Zugangsdaten sind bei mir sicher. Ich versuche es weiter und schreibe Ihnen hier, sobald ich mehr weiß. Sie müssen nichts tun.',
  'merchant.check.done': 'Bei {shop} geprüft.',
  'merchant.check.doneEach': 'Bei {shop} geprüft:',
  'merchant.check.still':
    'Ich habe Ihre Zugangsdaten und prüfe sie gerade bei {shop}. Gleich schreibe ich Ihnen hier.',
  'merchant.check.stillRetrying':
    'Ich habe Ihre Zugangsdaten, aber {shop} antwortet gerade nicht. Ich versuche es weiter und schreibe Ihnen hier, sobald ich mehr weiß.',
  'merchant.check.replaced.short': 'Sie haben neuere Zugangsdaten geschickt.',
  'merchant.check.replaced': 'Sie haben neuere Zugangsdaten geschickt, deshalb prüfe ich jetzt diese.',
  'merchant.check.failed': 'Diese Zugangsdaten konnte ich nicht prüfen.',
  'merchant.check.lost':
    'Entschuldigung: Bei uns ist etwas schiefgegangen, und ich kann Ihre Zugangsdaten nicht mehr öffnen. Mit ihnen ist alles in Ordnung. **Bitte schicken Sie die Datei noch einmal:**',

  'merchant.result.noMore':
    'Ihre Zugangsdaten galten, als Sie sie geschickt haben. Jetzt gelten sie nicht mehr, deshalb muss ich noch einmal fragen.',
  'merchant.result.kept': 'Die Zugangsdaten von vorher ({store}) sind in Ordnung, und ich behalte sie.',
  'merchant.result.verified.short': 'Ihre Zugangsdaten sind in Ordnung.',
  'merchant.result.verified.heading': 'Alles gut, Ihre Zugangsdaten sind in Ordnung',
  'merchant.result.verified': 'Diese Zugangsdaten sind für: {store}. **Ist das Ihr Shop?**',
  'merchant.result.nothing.short': 'Dieser Token hat keine Berechtigungen.',
  'merchant.result.nothing.heading': 'Keine Berechtigung ist gesetzt',
  'merchant.result.store': 'Es geht um: {store}.',
  'merchant.result.changes.short':
    'Fast geschafft: {count, plural, one {Eine Berechtigung stimmt} other {# Berechtigungen stimmen}} nicht.',
  'merchant.result.changes.heading':
    'Fast geschafft: {count, plural, one {Eine Berechtigung stimmt} other {# Berechtigungen stimmen}} nicht',
  'merchant.result.invalid.short': '{shop} hat diese Zugangsdaten nicht angenommen.',
  'merchant.result.invalid.heading': '{shop} nimmt diese Zugangsdaten nicht an',
  'merchant.result.unreachable.short': '{shop} hat nicht geantwortet.',
  'merchant.result.unreachable.heading': '{shop} war nicht zu erreichen',
  'merchant.result.unreachable.pm':
    'Ich habe es oft versucht, aber {shop} hat nicht geantwortet. An Ihnen liegt es nicht, und Ihre Projektleitung weiß Bescheid. Schicken Sie die Datei später noch einmal, dann prüfe ich sie sofort.',
  'merchant.result.unreachable':
    'Ich habe es oft versucht, aber {shop} hat nicht geantwortet. An Ihnen liegt es nicht. Schicken Sie die Datei später noch einmal, dann prüfe ich sie sofort.',

  'merchant.done.heading': 'Danke, das war alles',
  'merchant.done': 'Die Zugangsdaten sind in Ordnung ({store}). {next}',
  'merchant.done.pmKnows': 'Ihre Projektleitung weiß Bescheid und meldet sich, wie es weitergeht.',
  'merchant.vouch':
    '**Eine letzte Frage.** Bei {shop} kann ich {count, plural, one {eine Berechtigung} other {# Berechtigungen}} nicht prüfen: **{permissions}**. Haben Sie {count, plural, one {sie} other {alle}} so eingestellt?',
  'merchant.done.unsure': 'Das macht nichts. Falls etwas fehlt, meldet sich {helper} bei Ihnen.',
  'merchant.done.tell':
    'Von hier aus kann ich niemandem Bescheid geben. **Bitte sagen Sie, dass Sie fertig sind:** {helper} wartet darauf.',
  'merchant.done.tidy.form':
    'Liegt auf Ihrem Computer noch eine Datei mit den Zugangsdaten, behalten Sie sie vorerst: Ich sage Ihnen, wann sie weg kann.',
  'merchant.done.tidy.message':
    'Zum Schluss, zu Ihrer Sicherheit: Die Nachricht mit den Zugangsdaten können Sie in diesem Chat löschen. Die Datei selbst behalten Sie bitte vorerst: Ich sage Ihnen, wann sie weg kann.',
  'merchant.handedOver.short': '{company} hat Ihre Zugangsdaten',
  'merchant.handedOver':
    'Die Zugangsdaten sind angekommen: {company} hat sie. Die Datei können Sie jetzt löschen.',
  'merchant.handedOver.oneDrive':
    'Teams hat eine Kopie der Datei in Ihr OneDrive gelegt, in den Ordner **Microsoft Teams Chat Files** (auf Deutsch oft **Microsoft Teams-Chatdateien**): Bitte löschen Sie auch die.',
  'merchant.otherStore':
    'Danke fürs Nachsehen. {reason} {company} verwendet die Zugangsdaten dieses Shops nicht.',

  'merchant.status': '{title}: {status}',
  'merchant.status.line': '**{title}**: {status}',
  'merchant.status.wait': 'Sie müssen nichts tun: Ich schreibe Ihnen hier, sobald ich mehr weiß.',
  'merchant.status.waitElsewhere':
    'Sie müssen nichts tun: Ich schreibe Ihnen in unserem Chat, sobald ich mehr weiß.',
  'merchant.status.done': 'Sie sind fertig: Es gibt nichts mehr zu tun.',
  'merchant.status.resume': 'Schreiben Sie **status**, dann machen wir dort weiter.',
  'merchant.status.resumeElsewhere': 'Zum Weitermachen öffnen Sie unseren Chat und schreiben **status**.',

  'merchant.home.short': 'Guten Tag von Usher',
  'merchant.home.heading': 'Guten Tag, ich bin Usher',
  'merchant.home.intro':
    'Mit mir geben Sie **{company}** den Zugang zu Ihrem Shop, den die Anbindung braucht: Schritt für Schritt, in etwa zehn Minuten. Ich prüfe alles sofort, und was Sie mir schicken, wird verschlüsselt, sobald es ankommt.',
  'merchant.home.nothing': 'Noch läuft nichts.',
  'merchant.home.begin':
    'Öffnen Sie oben den Reiter **Messages** (Nachrichten) und schreiben Sie „Hallo“: Wir fangen an, oder machen dort weiter, wo wir waren.',
  'merchant.home.done':
    'Es gibt nichts mehr zu tun. Brauchen Sie mich wieder, schreiben Sie mir oben im Reiter **Messages** (Nachrichten).',
};
