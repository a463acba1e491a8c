import type { credentials as en } from '../en/credentials.ts';
import type { Translated } from '../translated.ts';

/** What is said about what merchants sent. What only one shop has is in that shop's words. */
export const credentials: Translated<typeof en> = {
  'problem.empty': 'Diese Datei ist leer.',
  'problem.too_big': 'Diese Datei ist viel zu lang, um die richtige zu sein.',
  'problem.binary': 'Das ist keine Textdatei, ich kann sie nicht lesen.',
  'problem.picture':
    'Das ist ein Bild oder ein Bildschirmfoto. Davon kann ich die Werte nicht ablesen; ich brauche die Textdatei selbst.',
  'problem.pdf': 'Das ist ein PDF. Ich brauche die Textdatei selbst, keinen Ausdruck davon.',
  'problem.rtf': 'Das ist ein RTF-Dokument. Ich brauche die reine Textdatei selbst.',
  'problem.word_document':
    'Das ist ein Word-Dokument. Ich brauche die Textdatei selbst, kein Dokument, in das sie kopiert wurde.',
  'problem.office_document':
    'Das ist ein Office-Dokument (eine Tabelle, eine Präsentation oder so etwas). Ich brauche die Textdatei selbst.',
  'problem.archive': 'Das ist eine gepackte Datei (zip). Bitte packen Sie sie erst aus.',
  'problem.web_page':
    'Das ist eine gespeicherte Webseite. Ich brauche die Textdatei, die heruntergeladen wurde, nicht die Seite.',
  'problem.shortcut': 'Das ist nur ein Link zu einer Webseite. Ich brauche die Textdatei selbst.',

  'problem.file_too_big':
    'Diese Datei ist viel zu groß. Die richtige ist eine Textdatei mit ein paar Zeilen.',
  'problem.file_gone':
    'Für diese Datei kam ich zu spät: Sie ist nicht mehr da. Bitte schicken Sie sie noch einmal.',
  'problem.file_hidden':
    'Diese Datei ist verborgen: Der Workspace hat die Grenze seines Tarifs erreicht, und der Chat zeigt sie niemandem. Bitte öffnen Sie die Datei auf Ihrem Computer und fügen Sie den Text hier ein, oder tippen Sie die Werte ein.',
  'problem.file_not_stored_here':
    'Das ist ein Link zu einer Datei, die woanders liegt, und ich kann nur lesen, was hier hochgeladen wird. Bitte ziehen Sie die Datei selbst in diesen Chat.',
  'problem.file_no_access':
    'Diese Datei durfte ich nicht öffnen. Bitte ziehen Sie die Datei selbst in diesen Chat; klappt das wieder nicht, tippen Sie die Werte ein.',
  'problem.file_given_up':
    'Ihre Datei ist nicht angekommen: Dieser Chat hat sie nicht herausgegeben, und ich versuche es nicht weiter. Bitte schicken Sie sie noch einmal. Hilft das nicht, tippen Sie die Werte ein.',
  'problem.no_file': 'In Ihrer Nachricht war keine Datei. Bitte schicken Sie sie noch einmal.',

  'problem.files':
    'Ich habe {count, plural, one {# Datei} other {alle # Dateien}} angesehen, und die richtige ist nicht dabei:',
  'problem.files.alike': '{problem} ({count} Dateien)',
  'problem.pasted':
    'Steht in Ihrer Nachricht ein echter Token, löschen Sie sie bitte in diesem Chat: Ich habe nichts davon behalten. Wollten Sie etwas fragen, schreiben Sie es bitte noch einmal ohne den Token.',
  'problem.pasted.too_big':
    'Das ist viel zu lang für Zugangsdaten. Bitte schicken Sie nur die Zeilen mit den Werten, oder die Datei selbst.',
  'problem.field': 'Bitte sehen Sie sich diesen Wert noch einmal an.',

  'note.pasted':
    'Zu Ihrer Sicherheit löschen Sie bitte Ihre Nachricht mit den Zugangsdaten in diesem Chat: Ich habe sie verschlüsselt, und sonst muss sie niemand sehen.',
  'note.asked_too':
    'Sie haben auch etwas gefragt. Fragen kann ich nicht selbst beantworten: Tippen Sie **mit der Projektleitung reden**, dann erreichen Sie jemanden, der es kann.',
  'note.several_credentials':
    'In mehreren Ihrer Dateien stehen Zugangsdaten. Ich prüfe die erste. War eine andere gemeint, schicken Sie nur diese.',

  'check.pass': '**{label}**: {required}, wie es sein soll.',
  'check.fail': '**{label}** steht auf {found}. Nötig ist **{required}**.',
  'check.failUnknown': 'Bei **{label}** ist **{required}** nötig, und das ist es nicht.',
  'check.unknown': '**{label}**: {reason}',
  'check.unreachable': '**{label}**: {shop} hat nicht geantwortet, deshalb ließ sich das nicht prüfen.',
  'check.unclear': '**{label}**: {shop} hat nicht eindeutig geantwortet.',
  'check.leftBehind':
    'Bei der Prüfung ist ein leerer Testeintrag im Shop geblieben; bitte löschen Sie ihn dort.',
};
