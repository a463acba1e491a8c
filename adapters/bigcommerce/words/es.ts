import { en, type Words } from './en.ts';

/** What to send, in one sentence. */
const WANTED =
  'Busque en su carpeta **Downloads** (Descargas) el archivo cuyo nombre empieza por **BigCommerceAPI-credentials** y termina en **.txt**, y envíemelo.';

const NEW_ACCOUNT =
  'Si perdió el archivo, cree una cuenta de API nueva (V2/V3 API token) en BigCommerce: con ella recibe un archivo nuevo.';

const LOOK = 'compruebe por favor que allí esté elegido {required}.';

/** In Spanish; what BigCommerce's control panel shows stays in English. */
export const es: Words = {
  wanted: WANTED,
  file: 'el que se descargó al guardar la cuenta de API',
  problems: {
    not_credentials: `Ahí no encuentro credenciales de API de BigCommerce. ${WANTED}`,
    unlabelled: `Parece uno de los valores, pero no sé cuál, y también necesito el API PATH de la tienda. ${WANTED}`,
    missing_token: `Ahí falta el ACCESS TOKEN. ${WANTED} ${NEW_ACCOUNT}`,
    missing_store: `Encontré el token de acceso, pero no de qué tienda es: falta la línea que empieza por API PATH. ${WANTED}`,
    conflicting_values:
      'Ahí hay dos credenciales distintas, y no sé a cuáles se refiere. Envíe por favor solo el archivo más nuevo.',
    not_filled_in: `Ahí todavía hay un texto de ejemplo o un valor oculto en lugar del verdadero. ${WANTED}`,
    wrong_host: `Ese API PATH no lleva a BigCommerce (debería empezar por https://api.bigcommerce.com/stores/). ${WANTED}`,
    malformed_store: `Ese API PATH está dañado: no puedo leer el número de la tienda. Debería ser como https://api.bigcommerce.com/stores/abc123/v3/. ${WANTED}`,
    malformed_token: `Ese ACCESS TOKEN está dañado o incompleto. ${WANTED} ${NEW_ACCOUNT}`,
    account_level:
      'Esas credenciales son de toda su cuenta de BigCommerce, no de una tienda. Cree por favor una cuenta de API de la tienda: **Settings**, luego **API**, luego **Store-level API accounts**.',
    storefront_token: `Eso es un token de storefront, no un token de acceso. Necesito las credenciales de una cuenta de API de la tienda (V2/V3 API token). ${WANTED}`,
    client_secret_as_token: `Donde debería estar el token de acceso está el client secret. ${WANTED}`,
    client_id_as_token: `Donde debería estar el token de acceso está el client ID. ${WANTED}`,
    legacy_account:
      'Esas credenciales son del tipo antiguo (usuario y token). Cree por favor una cuenta de API con un V2/V3 API token: **Settings**, luego **API**, luego **Store-level API accounts**.',
    theme_credentials: `Ese es el archivo para diseñar la tienda (Stencil). Necesito las credenciales de un V2/V3 API token. ${WANTED}`,
  },
  notes: {
    odd_token:
      'El token de acceso es un poco distinto de los habituales de BigCommerce; lo probaré de todos modos.',
    odd_client_secret:
      'El client secret parece incompleto. No puedo comprobarlo con BigCommerce; por favor, mírelo otra vez.',
  },
  form: {
    title: 'Sus credenciales',
    intro:
      'Copie cada valor de la ventana que se abrió al guardar, o del archivo. Todo se cifra en cuanto lo envía.',
    fields: {
      store: {
        label: 'Dirección de la tienda (la línea API PATH, o la dirección de su panel de control)',
        placeholder: 'https://api.bigcommerce.com/stores/abc123/v3/',
        hint: 'La dirección de un panel de control empieza así: https://store-….mybigcommerce.com.',
      },
      access_token: {
        label: 'Token de acceso (Access token)',
        hint: 'La línea ACCESS TOKEN: 31 letras y cifras.',
      },
      client_id: { label: 'Client ID' },
      client_secret: { label: 'Client secret' },
    },
    errors: {
      no_store: 'Escriba por favor la dirección de la tienda.',
      no_token: 'Escriba por favor el token de acceso.',
      bad_store: 'Eso no es un API PATH. Es como https://api.bigcommerce.com/stores/abc123/v3/.',
      bad_token:
        'Eso no es un token de acceso completo: tiene 31 letras y cifras. Cópielo por favor otra vez.',
      bad_client_id: 'Eso no parece un client ID; deje el campo vacío si no tiene.',
      bad_client_secret: 'Eso no parece un client secret; deje el campo vacío si no tiene.',
      not_filled_in: 'Ese no es todavía el valor. Cópielo por favor de la ventana o del archivo.',
      account_level: 'Esa dirección es de toda la cuenta; necesito la que contiene /stores/.',
      legacy_account:
        'Esa dirección es del tipo antiguo; necesito la que empieza por https://api.bigcommerce.com/stores/.',
      storefront_token: 'Eso es un token de storefront; necesito la línea ACCESS TOKEN.',
      client_secret_as_token: 'Eso es el client secret; necesito la línea ACCESS TOKEN.',
      client_id_as_token: 'Eso es el client ID; necesito la línea ACCESS TOKEN.',
    },
  },
  checks: en.checks,
  reasons: {
    unclear: `BigCommerce no respondió con claridad; ${LOOK}`,
    contradictory: `BigCommerce respondió de dos maneras distintas; ${LOOK}`,
    only_reading_proved: `leer funciona, pero BigCommerce no permite comprobar modify; ${LOOK}`,
    token_rejected: 'sin comprobar. BigCommerce dejó de aceptar el token de acceso.',
  },
  results: {
    nothingGranted:
      'BigCommerce conoce este token, pero no tiene ninguno de los permisos. O todos quedaron en **none**, o se eligió otro tipo de token.',
    tokenRejected:
      'BigCommerce no conoce este token de acceso. Quizá se borró la cuenta, o falta una parte del token. Envíe por favor otra vez el archivo descargado, o cree una cuenta de API nueva.',
    wrongShop: 'El token y la tienda no van juntos. Envíe por favor el archivo tal como se descargó.',
    redo: 'Los permisos no se pueden cambiar después. Por eso, cree por favor una cuenta de API nueva y envíeme su archivo. Le muestro cómo. Deje la antigua por ahora.',
    otherStore: 'Entre primero en la tienda correcta, cree allí la cuenta de API y envíeme su archivo.',
    redoForPm: 'el cliente: crear una cuenta de API nueva',
  },
  terminal: {
    nothingGranted:
      'el token de acceso es válido, pero no abre nada. O no se eligió ningún permiso, o no es un V2/V3 API token.',
    redo: 'Los permisos de una cuenta de API no se pueden cambiar después: cree una nueva y deje la antigua por ahora.',
  },
};
