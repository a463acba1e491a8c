import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { packageRoot } from '../src/base/paths.ts';

const run = promisify(execFile);
const SCRIPT = join(packageRoot, 'scripts', 'teams-package.mjs');
const ID = '11111111-2222-3333-4444-555555555555';
/** Microsoft's own schemas (MIT), offline. */
const SCHEMAS = join(packageRoot, 'node_modules/@microsoft/app-manifest/build/json-schemas/teams');

interface Manifest {
  $schema: string;
  manifestVersion: string;
  id: string;
  developer: Record<string, string>;
  icons: { color: string; outline: string };
  bots: {
    botId: string;
    scopes: string[];
    supportsFiles: boolean;
    commandLists: { scopes: string[]; commands: { title: string }[] }[];
  }[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-teams-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const whole = {
  MicrosoftAppId: ID,
  TEAMS_DEVELOPER_NAME: 'Acme',
  TEAMS_WEBSITE_URL: 'https://acme.example',
  TEAMS_PRIVACY_URL: 'https://acme.example/privacy',
  TEAMS_TERMS_URL: 'https://acme.example/legal/terms',
};

/** Makes the package with these variables; answers where it is, and what was warned of. */
async function make(env: Record<string, string>): Promise<{ file: string; stderr: string }> {
  const file = join(folder, 'app.zip');
  const options = { env: { PATH: process.env.PATH ?? '', ...env }, cwd: folder };
  const { stderr } = await run(process.execPath, [SCRIPT, file], options);
  return { file, stderr };
}

async function pack(env: Record<string, string>): Promise<Map<string, Buffer>> {
  const { file } = await make(env);
  return unzip(readFileSync(file));
}

/** The files of a zip whose entries are stored, by its directory, with their checksums verified. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i += 1) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    expect(bytes.readUInt16LE(at + 10)).toBe(0);
    const length = bytes.readUInt16LE(at + 28);
    const name = bytes.subarray(at + 46, at + 46 + length).toString();
    const local = bytes.readUInt32LE(at + 42);
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
    const start = local + 30 + bytes.readUInt16LE(local + 26);
    const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 24));
    expect(crc32(content)).toBe(bytes.readUInt32LE(at + 16));
    files.set(name, content);
    at += 46 + length;
  }
  expect(at).toBe(end);
  return files;
}

function manifestOf(files: Map<string, Buffer>): Manifest {
  return JSON.parse(String(files.get('manifest.json')));
}

test('the package holds the manifest and both icons, and nothing else', async () => {
  const files = await pack({ MicrosoftAppId: ID });
  expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png']);
  const { icons } = manifestOf(files);
  expect([icons.color, icons.outline].every((name) => files.has(name))).toBe(true);
});

describe('the manifest', () => {
  test('is valid by Microsoft’s schema', async () => {
    const manifest = manifestOf(await pack(whole));
    const version = `v${manifest.manifestVersion}`;
    expect(manifest.$schema).toContain(`/teams/${version}/`);
    const schema = JSON.parse(readFileSync(join(SCHEMAS, version, 'MicrosoftTeams.schema.json'), 'utf8'));
    const ajv = new AjvDraft04.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
    validate({ ...manifest, bots: [{ botId: 'nonsense' }] });
    expect(validate.errors).not.toEqual([]);
  });

  test('names this bot', async () => {
    const manifest = manifestOf(await pack({ MicrosoftAppId: ID.toUpperCase() }));
    expect([manifest.id, manifest.bots[0]?.botId]).toEqual([ID, ID]);
    expect(JSON.stringify(manifest)).not.toContain('00000000-0000');
  });

  test('says who offers the app, and where their notices are', async () => {
    const { developer } = manifestOf(await pack(whole));
    expect(developer).toEqual({
      name: 'Acme',
      websiteUrl: 'https://acme.example',
      privacyUrl: 'https://acme.example/privacy',
      termsOfUseUrl: 'https://acme.example/legal/terms',
    });
    expect((await make(whole)).stderr).toBe('');
  });

  test('has examples where that is not said, and each of them is warned of, whatever else is set', async () => {
    const { TEAMS_PRIVACY_URL: _privacy, TEAMS_TERMS_URL: _terms, ...some } = whole;
    const { file, stderr } = await make({ ...some, PUBLIC_URL: 'https://usher.acme.example' });
    const { developer } = manifestOf(unzip(readFileSync(file)));
    expect(developer).toMatchObject({ name: 'Acme', privacyUrl: expect.stringContaining('.example') });
    expect(stderr.match(/TEAMS_\w+/g)).toEqual(['TEAMS_PRIVACY_URL', 'TEAMS_TERMS_URL']);
  });

  test('lets people send files, and declares what works', async () => {
    const [bot] = manifestOf(await pack({ MicrosoftAppId: ID })).bots;
    expect(bot).toMatchObject({ scopes: ['personal', 'team'], supportsFiles: true });
    const declared = bot?.commandLists.map(({ scopes, commands }) => [
      scopes.join(),
      commands.map(({ title }) => title),
    ]);
    expect(declared).toEqual([
      ['personal', ['creds-status']],
      ['team', ['creds-status', 'creds-start', 'creds-handover']],
    ]);
  });
});

test.each<[string, Record<string, string>]>([
  ['no id', {}],
  ['no GUID', { MicrosoftAppId: 'usher' }],
  ['an address that is not https', { ...whole, TEAMS_PRIVACY_URL: 'http://acme.example/privacy' }],
  ['a name that is too long', { ...whole, TEAMS_DEVELOPER_NAME: 'x'.repeat(33) }],
])('with %s there is no package', async (_, env) => {
  await expect(pack(env)).rejects.toMatchObject({ code: 78, stderr: expect.stringContaining('must be') });
});

describe('the icons', () => {
  const icon = (name: string) => pixels(readFileSync(join(packageRoot, 'teams', name)));

  test('color.png is 192 × 192, without a hole', () => {
    const { width, height, rgba } = icon('color.png');
    expect([width, height]).toEqual([192, 192]);
    expect(rgba.every(([, , , a]) => a === 255)).toBe(true);
  });

  test('outline.png is 32 × 32, white on nothing', () => {
    const { width, height, rgba } = icon('outline.png');
    expect([width, height]).toEqual([32, 32]);
    const visible = rgba.filter(([, , , a]) => a > 0);
    expect(visible.length).toBeGreaterThan(50);
    expect(visible.length).toBeLessThan(rgba.length);
    expect(visible.every(([r, g, b]) => r === 255 && g === 255 && b === 255)).toBe(true);
  });
});

type Pixel = [number, number, number, number];

/** A PNG's pixels (8 bits, RGB or RGBA, not interlaced): w3.org/TR/png, sections 5, 9 and 11. */
function pixels(png: Buffer): { width: number; height: number; rgba: Pixel[] } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect([png[24], png[28]]).toEqual([8, 0]);
  const size = png[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const row = width * size;
  const out = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const left = x < size ? 0 : (out[y * row + x - size] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * row + x] ?? 0);
      const corner = x < size || y === 0 ? 0 : (out[(y - 1) * row + x - size] ?? 0);
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[y * row + x] = (raw[y * (row + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  const rgba = Array.from({ length: width * height }, (_, i): Pixel => {
    const [r = 0, g = 0, b = 0, a = 255] = out.subarray(i * size, i * size + size);
    return [r, g, b, a];
  });
  return { width, height, rgba };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
