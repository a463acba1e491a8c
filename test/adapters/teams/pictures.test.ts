import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { imageInfo } from '../../../adapters/teams/image.ts';
import { pictureSource } from '../../../adapters/teams/pictures.ts';
import { render } from '../../../adapters/teams/render.ts';
import { createLogger } from '../../../src/base/log.ts';
import { begin } from '../../../src/onboarding/decide.ts';
import { type HttpServer, startHttpServer } from '../../../src/server/http.ts';
import { pictureRoute } from '../../../src/server/pictures.ts';
import { stepMessage } from '../../../src/views/merchant/steps.ts';
import { bigcommerceGuide } from '../../support/guide.ts';

const PUBLIC_URL = 'https://usher.example.com/usher/';
const guide = bigcommerceGuide();
const withPictures = guide.flow.steps.filter(({ picture }) => picture);
const person = { address: { platform: 'teams', tenant: 't', conversation: 'a:1', user: '29:1' } } as const;

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer({ host: '127.0.0.1', port: 0, log: createLogger('silent') });
  server.add(pictureRoute(new Map([['bigcommerce', guide]])));
});
afterAll(() => server.close());

/** A picture as Teams gets it. */
async function fetched(url: string) {
  const inline = /^data:image\/(?<type>\w+);base64,(?<data>.*)$/.exec(url)?.groups;
  if (inline) return imageInfo(Buffer.from(inline.data ?? '', 'base64'));
  const response = await fetch(url.replace(PUBLIC_URL, `${server.url}/`));
  expect(response.headers.get('content-type')).toBe('image/png');
  return imageInfo(Buffer.from(await response.arrayBuffer()));
}

/** The card of a step, and the pictures in it. */
async function shown(step: string, publicUrl: string | undefined) {
  const onboarding = { ...begin(guide, { id: 'ob', person }, 0), place: { step } };
  const { card } = render(stepMessage(guide, onboarding), pictureSource(publicUrl));
  const images = card.body.filter(({ type }) => type === 'Image');
  const infos = await Promise.all(images.map(({ url }) => fetched(String(url))));
  const pictures = infos.map((info) => info ?? { type: 'unknown', width: Infinity, height: Infinity });
  return { bytes: Buffer.byteLength(JSON.stringify(card)), images, pictures };
}

describe.each(withPictures.map(({ id, picture }) => ({ id, file: picture?.file ?? '', alt: picture?.alt })))(
  '$id',
  ({ id, file, alt }) => {
    const original = imageInfo(readFileSync(join(guide.flow.folder, file)));

    test('its picture travels within the card, which Teams takes', async () => {
      const { bytes, images, pictures } = await shown(id, undefined);
      expect(bytes).toBeLessThan(28 * 1024);
      expect(images).toMatchObject([{ altText: alt }]);
      const [{ width, height } = { width: 0, height: 0 }] = pictures;
      expect(Math.max(width, height)).toBeLessThanOrEqual(1024);
      expect(width).toBeGreaterThanOrEqual(470);
    });

    test('below the public address it is as large as it was drawn, in parts that Teams takes', async () => {
      const { images, pictures } = await shown(id, PUBLIC_URL);
      expect(images[0]).toMatchObject({ altText: alt });
      for (const image of images.slice(1)) expect(image).toMatchObject({ spacing: 'None' });
      for (const { width, height } of pictures) expect(Math.max(width, height)).toBeLessThanOrEqual(1024);
      expect(pictures.map(({ width }) => width)).toEqual(images.map(() => original?.width));
      expect(pictures.reduce((sum, { height }) => sum + height, 0)).toBe(original?.height);
    });
  },
);

describe('a picture of somebody’s own', () => {
  let folder: string;
  const png = (width: number, height: number) => {
    const bytes = Buffer.alloc(24);
    bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };
  const put = (name: string, bytes: Buffer) => {
    const file = join(folder, 'mine', 'pictures', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return `mine/pictures/${name}`;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'usher-pictures-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('goes as it is when it fits', () => {
    const file = put('a b.png', png(1024, 1024));
    expect(pictureSource(PUBLIC_URL, folder)(file)).toEqual([`${PUBLIC_URL}pictures/mine/a%20b.png`]);
    expect(pictureSource(undefined, folder)(file)).toEqual([
      expect.stringMatching(/^data:image\/png;base64,/),
    ]);
  });

  test('gives way to a small one, then to its words, when it does not', () => {
    const file = put('tall.png', png(900, 1025));
    for (const source of [pictureSource(PUBLIC_URL, folder), pictureSource(undefined, folder)])
      expect(source(file)).toEqual([]);
    put('small/tall.png', png(600, 683));
    expect(pictureSource(PUBLIC_URL, folder)(file)).toEqual([`${PUBLIC_URL}pictures/mine/small/tall.png`]);
    expect(pictureSource(undefined, folder)(file)).toEqual([expect.stringContaining('base64')]);
    put('parts/tall-1.png', png(900, 1000));
    put('parts/tall-2.png', png(900, 25));
    expect(pictureSource(PUBLIC_URL, folder)(file)).toHaveLength(2);
    put('parts/tall-3.png', png(900, 1025));
    expect(pictureSource(PUBLIC_URL, folder)(file)).toHaveLength(1);
  });

  test('that is too many bytes to travel within a card is not taken along', () => {
    const file = put('heavy.png', Buffer.concat([png(900, 900), Buffer.alloc(16_000)]));
    expect(pictureSource(undefined, folder)(file)).toEqual([]);
    expect(pictureSource(PUBLIC_URL, folder)(file)).toHaveLength(1);
  });

  test('that is nowhere, or no picture, is shown by its words', () => {
    const broken = put('broken.png', Buffer.from('hello'));
    for (const file of [broken, 'mine/pictures/none.png'])
      for (const publicUrl of [PUBLIC_URL, undefined])
        expect(pictureSource(publicUrl, folder)(file)).toEqual([]);
  });
});

test.each([
  ['a GIF', Buffer.from('47494638396140010a00', 'hex'), { type: 'gif', width: 320, height: 10 }],
  [
    'a JPEG, whose size comes after other things',
    Buffer.from(`ffd8ffe00004aabbffc40003ccffc2000b08003202bc01`, 'hex'),
    { type: 'jpeg', width: 700, height: 50 },
  ],
  ['half a JPEG', Buffer.from('ffd8ffe00004', 'hex'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('%s is known by its first bytes', (_, bytes, expected) => {
  expect(imageInfo(bytes)).toEqual(expected);
});
