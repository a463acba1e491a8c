import { describe, expect, test } from '@jest/globals';
import { OWN_NAME } from '../../src/base/language.ts';
import { useWorld } from '../support/world.ts';

/** From hello to verified without a word of English but what BigCommerce's own panel shows. */

/** Words that no German or Spanish message of ours has, unless somebody forgot to translate it. */
const ENGLISH = /\b(the|your|you|and|is|are|with|please|for|what|file|done|back|help)\b/gi;
/** What the panel, a file or a person is called. */
const PANEL =
  /BigCommerceAPI-credentials|Create store-level API accounts|Store-level API accounts|Information & Settings|store owner|Create API account|Save & close/gi;

const SPOKEN = {
  de: {
    locale: 'de-AT',
    welcome: 'Verbinden wir Ihren BigCommerce-Shop',
    begins: [
      ["Los geht's", 'Dürfen Sie API-Konten anlegen?'],
      ['Ja', 'Schritt 1 von 9'],
      ['Ich komme nicht weiter', 'Passwort vergessen?'],
      ['Erledigt', 'Schritt 2 von 9'],
      ['Zurück', 'Schritt 1 von 9'],
    ],
    says: [
      ['ist das sicher?', 'kein Trick'],
      ['status', 'Sie sind bei Schritt 1 von 9'],
    ],
    wrong: 'Das ist ein Bild oder ein Bildschirmfoto',
    store: 'Ist das Ihr Shop?',
    ends: [
      ['Ja, das ist mein Shop', 'Eine letzte Frage'],
      ['Ja, so eingestellt', 'Danke, das war alles'],
    ],
  },
  es: {
    locale: 'es-MX',
    welcome: 'Conectemos su tienda de BigCommerce',
    begins: [
      ['Empecemos', '¿Puede usted crear cuentas de API?'],
      ['Sí', 'Paso 1 de 9'],
      ['No puedo seguir', '¿Olvidó su contraseña?'],
      ['Hecho', 'Paso 2 de 9'],
      ['Atrás', 'Paso 1 de 9'],
    ],
    says: [
      ['¿es seguro?', 'no es ningún truco'],
      ['estado', 'Está en el paso 1 de 9'],
    ],
    wrong: 'Eso es una imagen o una captura de pantalla',
    store: '¿Es su tienda?',
    ends: [
      ['Sí, es mi tienda', 'Una última pregunta'],
      ['Sí, lo puse así', 'Gracias, eso es todo'],
    ],
  },
} as const;

describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  const world = useWorld({ platform });
  const setTo = (name: string, locale: string) =>
    platform === 'slack' ? world.slack.user(name, { locale }) : world.teams.user(name, { locale });

  test.each([
    ['Heidi', 'de'],
    ['Lucía', 'es'],
  ] as const)('%s is guided in the language of their chat: %s', async (name, language) => {
    const { locale, welcome, begins, says, wrong, store, ends } = SPOKEN[language];
    setTo(name, locale);
    const merchant = world.merchant(name);
    await merchant.arrives(welcome);
    for (const [label, expected] of begins) await merchant.presses(label, expected);
    for (const [words, expected] of says) await merchant.says(words, expected);
    await merchant.sendsSample('screenshot', wrong);
    await merchant.sendsSample('good', store);
    for (const [label, expected] of ends) await merchant.presses(label, expected);
    await world.pm.hears(merchant, 'hand the credentials over');
    await world.pm.hears(merchant, 'Verified');
    await world.pm.hears(merchant, OWN_NAME[language]);
    const english = merchant.heard().flatMap((text) => text.replace(PANEL, '').match(ENGLISH) ?? []);
    expect(english).toEqual([]);
  });

  test('it is changed by a button, and by a word', async () => {
    const merchant = world.merchant('Maya');
    await merchant.arrives();
    await merchant.presses('Español', 'seguimos en español');
    await merchant.says('auf Deutsch bitte', 'weiter auf Deutsch');
    await merchant.says("los geht's", 'Dürfen Sie API-Konten anlegen?');
    await merchant.says('english', "let's go on in English");
    expect(merchant.heard().at(-1)).toContain('Are you allowed to create API accounts?');
  });
});
