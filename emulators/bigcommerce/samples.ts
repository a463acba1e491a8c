import { ACME_HASH, fake, HARBOR_HASH, TOKENS } from './shops.ts';

/** A file a visitor of the playground can send. */
export interface SampleFile {
  /** A short id, e.g. for a button. */
  id: 'good' | 'one-missing' | 'many-wrong' | 'nothing' | 'other-shop' | 'screenshot' | 'empty';
  /** The file's name, as BigCommerce and people name them. */
  name: string;
  /** What it is, in a few words. */
  label: string;
  mimeType: string;
  bytes: Uint8Array;
}

/** Files to try the bot with: credentials of the sandbox's shops, in BigCommerce's layout, and two mishaps. */
export function sampleFiles(): SampleFile[] {
  return [
    text('good', 'All ten permissions right', ACME_HASH, TOKENS.good),
    text('one-missing', 'Marketing left at none', ACME_HASH, TOKENS.oneMissing),
    text('many-wrong', 'Six permissions wrong', ACME_HASH, TOKENS.manyWrong),
    text('nothing', 'No permission set at all', ACME_HASH, TOKENS.nothing),
    text('other-shop', 'Another shop, all right', HARBOR_HASH, TOKENS.otherShop),
    {
      id: 'screenshot',
      name: 'Screenshot 2.png',
      label: 'A screenshot instead of the file',
      mimeType: 'image/png',
      bytes: Buffer.from(ONE_GREY_PIXEL, 'base64'),
    },
    {
      id: 'empty',
      name: 'credentials.txt',
      label: 'An empty file',
      mimeType: 'text/plain',
      bytes: new Uint8Array(),
    },
  ];
}

/** The text of a downloaded credentials file. */
export function credentialsText(hash: string, token: string): string {
  return [
    `ACCESS TOKEN: ${token}`,
    'CLIENT NAME: Modern Retail Integration',
    `API PATH: https://api.bigcommerce.com/stores/${hash}/v3/`,
    `CLIENT ID: ${fake('sandbox0client0id')}`,
    `CLIENT SECRET: ${'fa4e'.repeat(16)}`,
    '',
  ].join('\n');
}

function text(id: SampleFile['id'], label: string, hash: string, token: string): SampleFile {
  return {
    id,
    label,
    name: `BigCommerceAPI-credentials-${fake(`sandbox0${id.replace('-', '0')}`)}-.txt`,
    mimeType: 'text/plain',
    bytes: Buffer.from(credentialsText(hash, token)),
  };
}

const ONE_GREY_PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
