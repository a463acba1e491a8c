/**
 * Makes the app package that is uploaded to Teams: the manifest, with this bot's id in it, and the icons.
 *
 *   MicrosoftAppId=… node scripts/teams-package.mjs [.usher/usher-teams.zip]
 *
 * `MicrosoftAppId` and, if you like, `PUBLIC_URL` (for the developer's web addresses) come from the
 * environment or `.env`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { zip } from './zip.mjs';

if (existsSync('.env')) process.loadEnvFile('.env');
const { MicrosoftAppId: id = '', PUBLIC_URL = '' } = process.env;
if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
  console.error('MicrosoftAppId must be set: the application (client) id of the app registration.');
  process.exit(78);
}
if (PUBLIC_URL && !/^https:\/\/[^\s"\\]+$/.test(PUBLIC_URL)) {
  console.error('PUBLIC_URL must be an https address, e.g. https://usher.example.com');
  process.exit(78);
}

const folder = resolve(import.meta.dirname, '..', 'teams');
const read = (name) => readFileSync(join(folder, name));
let manifest = read('manifest.json')
  .toString()
  .replaceAll('00000000-0000-0000-0000-000000000000', id.toLowerCase());
if (PUBLIC_URL) manifest = manifest.replaceAll('https://usher.example.com', PUBLIC_URL.replace(/\/+$/, ''));

const target = resolve(process.argv[2] ?? '.usher/usher-teams.zip');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(
  target,
  zip([
    ['manifest.json', Buffer.from(manifest)],
    ['color.png', read('color.png')],
    ['outline.png', read('outline.png')],
  ]),
);
console.log(`${target}: upload it in Teams (see docs/teams-setup.md).`);
if (!PUBLIC_URL)
  console.log('The developer addresses in it are examples; set PUBLIC_URL, or edit teams/manifest.json.');
