import type { shared as en } from '../en/shared.ts';
import type { Translated } from '../translated.ts';

/** What both merchants and project managers read. */
export const shared: Translated<typeof en> = {
  shop: 'der Shop',
  'shop.file': 'die Datei selbst',
  'shop.unknown':
    'Bitte schreiben Sie **mit der Projektleitung reden**: Mehr kann ich hier nicht dazu sagen.',
  'step.counted': 'Schritt {number} von {of}',

  'notice.in-private':
    'Reden wir unter vier Augen: Bitte öffnen Sie Ihren eigenen Chat mit mir und schreiben Sie mir dort.',
  'notice.not-your-form':
    'Dieses Formular gehört nicht zu Ihrer Anleitung, deshalb habe ich nichts davon behalten. Zum Weitermachen schreiben Sie **status** in Ihrem eigenen Chat mit mir.',
  'notice.not-your-button':
    'Dieser Knopf gehört nicht zu Ihrer Anleitung, deshalb habe ich nichts getan. Zum Weitermachen schreiben Sie **status** in Ihrem eigenen Chat mit mir.',
  'notice.not-your-card': 'Dieser Kunde gehört nicht zu diesem Kanal, deshalb habe ich nichts getan.',
  'notice.start-in-channel':
    'Bitte schreiben Sie das im Kanal Ihres Projekts, in dem ich Mitglied bin: Dort sind dann die Karte und meine Meldungen.',
  'notice.for-pms':
    'Sie betreuen Kunden, deshalb fange ich mit Ihnen keine Anleitung an. Im Kanal Ihres Projekts: `creds-start` lädt einen Kunden ein, `creds-status` zeigt den Stand, und `help` dahinter erklärt mehr. Um zu sehen, was Kunden sehen, probieren Sie es hier aus: Nichts davon kommt auf eine Liste.',
  'notice.trial-over': 'Der Versuch ist zu Ende, und alles daran ist gelöscht.',
  'notice.trial-busy':
    'Gerade kann ich das nicht beenden. Bitte schreiben Sie gleich noch einmal **end trial**.',
  'notice.not-your-list': 'Nur die Projektleitung eines Kanals sieht dessen Kunden, und zwar dort.',
  'notice.not-yours-to-take':
    'Das können nur die Mitglieder des Kanals, der diesen Kunden betreut, und zwar dort.',
  'notice.nothing-to-hand-over':
    'Gerade gibt es keine geprüften Zugangsdaten zum Übergeben. Auf der Karte steht der Stand.',
  'notice.no-such-button': 'Dieser Knopf tut nichts mehr.',
  'notice.nothing-yet': 'Für Sie läuft noch nichts. Zum Anfangen schreiben Sie mir, zum Beispiel „Hallo“.',

  'store.named': '**{name}**',
  'store.namedAt': '**{name}** ({domain})',
  'store.id': 'der Shop mit der Nummer `{id}`',
  'store.yours': 'Ihr Shop',
  'store.theirs': 'der Shop des Kunden',

  'standing.unreachable': 'Nicht zu erreichen',
  'standing.unreachable.next': 'auf Sie: um eine Nachricht an mich bitten',
  'standing.noGuide': 'Anleitung nicht verfügbar',
  'standing.noGuide.next': 'auf die Person, die Usher betreibt: die Anleitung zurückbringen',
  'standing.checking': 'Die Zugangsdaten werden geprüft',
  'standing.checking.next': 'auf das Ergebnis, gleich',
  'standing.retrying': 'der Shop antwortet nicht',
  'standing.retrying.next': 'auf den Shop (ich versuche es weiter)',
  'standing.moving': 'Bei den Schritten',
  'standing.moving.next': 'auf den Kunden',
  'standing.waitsFor': 'Wartet auf {name}',
  'standing.whereabouts': '{status}: {heading}',
  'standing.asked': 'Hat eine Frage',
  'standing.asked.since': 'Hat eine Frage seit {when}.',
  'standing.asked.next': 'auf Sie: antworten',
  'standing.secondTry': '{status}, zweiter Versuch',
  'standing.verified': 'Geprüft und in Ordnung',
  'standing.verified.next': 'auf Sie: die Zugangsdaten übergeben',
  'standing.handedOver': 'Übergeben',
  'standing.handedOver.next': 'auf die Anbindung, die jetzt beginnen kann',
  'standing.takenBy': 'Übergeben an {name}, {when}. Von den Zugangsdaten ist hier nichts mehr.',
  'standing.taken': 'Übergeben {when}. Von den Zugangsdaten ist hier nichts mehr.',
  'standing.terminal': 'Die Person, die mich betreibt',
  'standing.doubtful':
    'Vielleicht hat {name} die Zugangsdaten gesehen, {when}: Die Verbindung brach ab, bevor ich es wusste. Sie sind noch hier und können übergeben werden.',
  'standing.notTaken': 'Nicht rechtzeitig abgeholt',
  'standing.notTaken.next': 'auf Sie: um die Datei noch einmal bitten',
  'standing.destroyed':
    'Niemand hat die Zugangsdaten abgeholt, deshalb habe ich sie vernichtet, {when}. Werden sie noch gebraucht, bitten Sie noch einmal um die Datei.',
  'standing.failing': 'Gelten nicht mehr',
  'standing.failing.refused': 'der Shop nimmt die Zugangsdaten nicht an',
  'standing.failing.next': 'auf Sie: noch einmal fragen lassen',
  'standing.confirm': 'In Ordnung, Shop noch nicht bestätigt',
  'standing.confirm.next': 'auf den Kunden: bestätigen, dass es der richtige Shop ist',
  'standing.wrongStore': 'Falscher Shop',
  'standing.wrongStore.next': 'auf den Kunden: die Zugangsdaten des richtigen Shops schicken',
  'standing.changes': 'Muss geändert werden',
  'standing.changes.nothing': 'gar keine Berechtigungen',
  'standing.changes.next': 'auf den Kunden: neue Zugangsdaten anlegen',
  'standing.invalid': 'Zugangsdaten nicht angenommen',
  'standing.invalid.next': 'auf den Kunden: die Datei noch einmal schicken',
  'standing.unchecked': 'Konnte nicht geprüft werden',
  'standing.unchecked.why': 'der Shop hat nicht geantwortet',
  'standing.unchecked.next': 'auf den Kunden: die Datei später noch einmal schicken',
  'standing.status': '{status}: {detail}',
  'standing.kept':
    'Geprüfte Zugangsdaten ({store}) bleiben, bis neuere in Ordnung sind (Token `{token}`, geschickt {when}).',
  'standing.keptUnconfirmed':
    'Geprüfte Zugangsdaten ({store}) bleiben, bis neuere in Ordnung sind (Token `{token}`, geschickt {when}, Shop nicht bestätigt).',
};
