import type { page as en } from '../en/page.ts';
import type { Translated } from '../translated.ts';

/** What the page says behind a link to credentials. */
export const page: Translated<typeof en> = {
  'page.title': 'Zugangsdaten von {name}',
  'page.titleOther': 'Ein Link zu Zugangsdaten',
  'page.from': 'Usher, der Begleiter beim Übergeben von Zugangsdaten',
  'page.askedBy': 'Angefordert von',
  'page.until': 'Der Link gilt bis',
  'page.once':
    'Sie sehen sie **ein einziges Mal**. Halten Sie bereit, wohin sie sollen: einen Passwort-Manager, einen Tresor, die Einstellungen der Anbindung.',
  'page.after':
    'Sobald sie angezeigt sind, werden sie hier vernichtet. {name} liest, dass {company} sie hat, und Ihr Kanal liest, wer sie bekommen hat: {actor}.',
  'page.key': 'Der Teil des Links hinter dem #',
  'page.keyHint':
    'Ohne Skripte kann diese Seite ihn nicht selbst lesen: Kopieren Sie ihn aus dem Link und fügen Sie ihn hier ein.',
  'page.keyMissing':
    'Der Link ist nicht vollständig: Der Teil hinter dem # fehlt. Kopieren Sie ihn aus der Nachricht und fügen Sie ihn hier ein.',
  'page.show': 'Zugangsdaten anzeigen',
  'page.wrong':
    'Damit öffnet sich dieser Link nicht, und nichts wurde angezeigt. Wurde ein Teil abgeschnitten?',
  'page.limited':
    'Zu viele falsche Versuche. Bitte warten Sie eine Stunde, oder fordern Sie einen neuen Link an.',
  'page.busy':
    'Diese Zugangsdaten werden gerade jemandem angezeigt. Bitte versuchen Sie es in einer Minute noch einmal.',
  'page.broken':
    'Die Zugangsdaten lassen sich nicht entschlüsseln: Ein Schlüssel fehlt. Nichts wurde angezeigt. Bitte sagen Sie der Person Bescheid, die Usher betreibt.',
  'page.foreign':
    'Diese Anfrage kam nicht von der Seite selbst, deshalb ist nichts geschehen. Bitte öffnen Sie den Link noch einmal.',
  'page.trouble':
    'Es kam keine Antwort. Öffnen Sie den Link noch einmal: Dort steht, ob die Zugangsdaten angezeigt wurden, und wem.',

  'page.shown':
    '**Kopieren oder speichern Sie sie jetzt.** Hier werden sie vernichtet: Wenn Sie diese Seite schließen oder neu laden, sind sie weg.',
  'page.copy': 'Kopieren',
  'page.copyLabel': '{label} kopieren',
  'page.copied': 'Kopiert.',
  'page.refused':
    'Ihr Browser lässt diese Seite nicht kopieren. Der Text ist jetzt markiert: Kopieren Sie ihn selbst, mit Strg+C oder ⌘C.',
  'page.saved': 'In Ihren Downloads gespeichert. Bringen Sie die Datei dorthin, wo Ihre Geheimnisse liegen.',
  'page.env': 'Als .env-Datei',
  'page.envLabel': 'die .env-Datei',
  'page.document': 'Als Textdatei, so wie der Shop sie ausgibt',
  'page.documentLabel': 'die Textdatei',
  'page.save': 'Speichern: {label}',

  'page.opened': 'Diese Zugangsdaten wurden geöffnet',
  'page.openedBy': 'Sie wurden angezeigt ({actor}, {when}) und sind hier vernichtet.',
  'page.opening': 'Sie werden gerade angezeigt ({actor}, seit {when}).',
  'page.doubtful':
    'Vielleicht wurden sie gesehen ({actor}, {when}): Die Verbindung brach ab, bevor das sicher war. Hat sie niemand, holen Sie mit **Hand over** auf der Karte einen neuen Link.',
  'page.openedOther':
    'Waren Sie das nicht, sagen Sie es sofort in Ihrem Kanal: Jemand anders hat den Link. Das API-Konto sollte dann gelöscht und neu angelegt werden.',
  'page.over': 'Dieser Link öffnet nichts mehr',
  'page.overWhy':
    'Seine Zeit ist um, es gibt einen neueren, oder die Zugangsdaten wurden ersetzt. Mit **Hand over** auf der Karte des Kunden bekommen Sie einen neuen.',
  'page.unknown': 'Dieser Link führt nirgendwohin',
  'page.unknownWhy':
    'Wurde ein Teil abgeschnitten? Öffnen Sie ihn noch einmal aus der Nachricht, oder holen Sie mit **Hand over** auf der Karte des Kunden einen neuen.',
};
