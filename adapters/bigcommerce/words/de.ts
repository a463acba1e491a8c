import { en, type Words } from './en.ts';

/** What to send, in one sentence. */
const WANTED =
  'Schauen Sie in Ihrem Ordner **Downloads** nach der Datei, deren Name mit **BigCommerceAPI-credentials** beginnt und mit **.txt** endet, und schicken Sie mir diese.';

const NEW_ACCOUNT =
  'Ist die Datei verloren, legen Sie in BigCommerce ein neues API-Konto an (V2/V3 API token): Dazu gehört eine neue Datei.';

const LOOK = 'bitte prüfen Sie, dass dort {required} gewählt ist.';

/** In German; what BigCommerce's control panel shows stays in English. */
export const de: Words = {
  wanted: WANTED,
  file: 'die Datei, die beim Speichern des API-Kontos heruntergeladen wurde',
  problems: {
    not_credentials: `Darin finde ich keine BigCommerce-Zugangsdaten. ${WANTED}`,
    unlabelled: `Das sieht nach einem der Werte aus, aber ich erkenne nicht, nach welchem, und den API PATH Ihres Shops brauche ich auch. ${WANTED}`,
    missing_token: `Darin fehlt der ACCESS TOKEN. ${WANTED} ${NEW_ACCOUNT}`,
    missing_store: `Den Access-Token habe ich gefunden, aber nicht, für welchen Shop er ist: Die Zeile, die mit API PATH beginnt, fehlt. ${WANTED}`,
    conflicting_values: `Darin stehen zwei verschiedene Zugangsdaten, und ich weiß nicht, welche gemeint sind. Bitte schicken Sie nur die neueste Datei.`,
    not_filled_in: `Dort steht noch ein Platzhalter oder ein verdeckter Wert statt des echten. ${WANTED}`,
    wrong_host: `Der API PATH führt nicht zu BigCommerce (er sollte mit https://api.bigcommerce.com/stores/ beginnen). ${WANTED}`,
    malformed_store: `Der API PATH ist beschädigt: Ich kann die Nummer des Shops nicht lesen. Er sollte so aussehen: https://api.bigcommerce.com/stores/abc123/v3/. ${WANTED}`,
    malformed_token: `Der ACCESS TOKEN ist beschädigt oder unvollständig. ${WANTED} ${NEW_ACCOUNT}`,
    account_level: `Diese Zugangsdaten gehören zu Ihrem ganzen BigCommerce-Konto, nicht zu einem Shop. Bitte legen Sie stattdessen ein API-Konto für den Shop an: **Settings**, dann **API**, dann **Store-level API accounts**.`,
    storefront_token: `Das ist ein Storefront-Token, kein Access-Token. Ich brauche die Zugangsdaten eines API-Kontos für den Shop (V2/V3 API token). ${WANTED}`,
    client_secret_as_token: `Wo der Access-Token stehen sollte, steht das Client Secret. ${WANTED}`,
    client_id_as_token: `Wo der Access-Token stehen sollte, steht die Client ID. ${WANTED}`,
    legacy_account: `Das sind Zugangsdaten der alten Art (Benutzername und Token). Bitte legen Sie stattdessen ein API-Konto mit V2/V3 API token an: **Settings**, dann **API**, dann **Store-level API accounts**.`,
    theme_credentials: `Das ist die Datei für die Gestaltung des Shops (Stencil). Ich brauche die Zugangsdaten eines V2/V3 API token. ${WANTED}`,
  },
  notes: {
    odd_token:
      'Der Access-Token sieht etwas anders aus als sonst bei BigCommerce; ich probiere ihn trotzdem.',
    odd_client_secret:
      'Das Client Secret sieht unvollständig aus. Ich kann es bei BigCommerce nicht prüfen, bitte schauen Sie noch einmal hin.',
  },
  form: {
    title: 'Ihre API-Zugangsdaten',
    intro:
      'Kopieren Sie jeden Wert aus dem Fenster, das sich nach dem Speichern geöffnet hat, oder aus der Datei. Alles wird verschlüsselt, sobald Sie es absenden.',
    fields: {
      store: {
        label: 'Adresse des Shops (die Zeile API PATH, oder die Adresse Ihres Control Panels)',
        placeholder: 'https://api.bigcommerce.com/stores/abc123/v3/',
        hint: 'Die Adresse eines Control Panels beginnt etwa so: https://store-….mybigcommerce.com.',
      },
      access_token: {
        label: 'Access-Token (Access token)',
        hint: 'Die Zeile ACCESS TOKEN: 31 Buchstaben und Ziffern.',
      },
      client_id: { label: 'Client ID' },
      client_secret: { label: 'Client Secret' },
    },
    errors: {
      no_store: 'Bitte tragen Sie die Adresse des Shops ein.',
      no_token: 'Bitte tragen Sie den Access-Token ein.',
      bad_store: 'Das ist kein API PATH. Er sieht so aus: https://api.bigcommerce.com/stores/abc123/v3/.',
      bad_token:
        'Das ist kein vollständiger Access-Token: Er hat 31 Buchstaben und Ziffern. Bitte kopieren Sie ihn noch einmal.',
      bad_client_id: 'Das sieht nicht nach einer Client ID aus; haben Sie keine, lassen Sie das Feld leer.',
      bad_client_secret:
        'Das sieht nicht nach einem Client Secret aus; haben Sie keines, lassen Sie das Feld leer.',
      not_filled_in:
        'Das ist noch nicht der Wert. Bitte kopieren Sie ihn aus dem Fenster oder aus der Datei.',
      account_level: 'Dieser Pfad gehört zum ganzen Konto; ich brauche den mit /stores/.',
      legacy_account:
        'Das ist ein Pfad der alten Art; ich brauche den, der mit https://api.bigcommerce.com/stores/ beginnt.',
      storefront_token: 'Das ist ein Storefront-Token; ich brauche die Zeile ACCESS TOKEN.',
      client_secret_as_token: 'Das ist das Client Secret; ich brauche die Zeile ACCESS TOKEN.',
      client_id_as_token: 'Das ist die Client ID; ich brauche die Zeile ACCESS TOKEN.',
    },
  },
  checks: en.checks,
  reasons: {
    unclear: `BigCommerce hat nicht eindeutig geantwortet; ${LOOK}`,
    contradictory: `BigCommerce hat zweimal verschieden geantwortet; ${LOOK}`,
    only_reading_proved: `Lesen klappt, aber modify lässt sich bei BigCommerce nicht nachweisen; ${LOOK}`,
    token_rejected: 'nicht geprüft. BigCommerce nimmt den Access-Token nicht mehr an.',
  },
  results: {
    nothingGranted:
      'BigCommerce kennt diesen Token, aber er hat keine der Berechtigungen. Entweder standen alle noch auf **none**, oder es wurde eine andere Art Token gewählt.',
    tokenRejected:
      'BigCommerce kennt diesen Access-Token nicht. Vielleicht wurde das Konto gelöscht, oder ein Stück des Tokens fehlt. Bitte schicken Sie die heruntergeladene Datei noch einmal, oder legen Sie ein neues API-Konto an.',
    wrongShop:
      'Der Token und der Shop gehören nicht zusammen. Bitte schicken Sie die Datei genau so, wie sie heruntergeladen wurde.',
    redo: 'Berechtigungen lassen sich später nicht ändern. Bitte legen Sie deshalb ein neues API-Konto an und schicken Sie mir seine Datei. Ich zeige Ihnen, wie. Das alte lassen Sie vorerst stehen.',
    otherStore:
      'Melden Sie sich zuerst beim richtigen Shop an, legen Sie dort das API-Konto an und schicken Sie mir seine Datei.',
    redoForPm: 'Kundin oder Kunde: ein neues API-Konto anlegen',
  },
  terminal: {
    nothingGranted:
      'Der Access-Token ist gültig, öffnet aber nichts. Entweder wurde keine Berechtigung gewählt, oder es ist kein V2/V3 API token.',
    redo: 'Die Berechtigungen eines API-Kontos lassen sich später nicht ändern: Legen Sie ein neues an, und lassen Sie das alte vorerst stehen.',
  },
};
