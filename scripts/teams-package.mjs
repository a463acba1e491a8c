/**
 * Makes the app package that is uploaded to Teams: the manifest, with this bot's id and who offers it in
 * it, and the icons.
 *
 *   npm run teams:package [-- FILE]
 *
 * Reads `MicrosoftAppId` from the environment or `.env`, and who offers the app, which Teams shows to
 * everybody: see `DEVELOPER`. What is not set stays an example, and is warned of.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { zip } from './zip.mjs';

/** Variables, and what they are in the manifest. The addresses are pages of yours: Usher has none. */
const DEVELOPER = [
  ['TEAMS_DEVELOPER_NAME', 'name', 'the name of your company'],
  ['TEAMS_WEBSITE_URL', 'websiteUrl', 'the https address of your website'],
  ['TEAMS_PRIVACY_URL', 'privacyUrl', 'the https address of your privacy notice'],
  ['TEAMS_TERMS_URL', 'termsOfUseUrl', 'the https address of your terms of use'],
];

if (existsSync('.env')) process.loadEnvFile('.env');
const get = (name) => process.env[name]?.trim() ?? '';
const id = get('MicrosoftAppId').toLowerCase();
const mistakes = [];
if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
  mistakes.push('MicrosoftAppId must be set: the application (client) id of the app registration.');
for (const [variable, field, meaning] of DEVELOPER) {
  const takes = field === 'name' ? /^.{0,32}$/ : /^(https:\/\/\S+)?$/;
  if (!takes.test(get(variable)))
    mistakes.push(`${variable} must be ${meaning}${field === 'name' ? ', 32 characters at most' : ''}.`);
}
if (mistakes.length > 0) {
  console.error(mistakes.join('\n'));
  process.exit(78);
}

const folder = resolve(import.meta.dirname, '..', 'teams');
const read = (name) => readFileSync(join(folder, name));
const manifest = JSON.parse(
  read('manifest.json').toString().replaceAll('00000000-0000-0000-0000-000000000000', id),
);
const missing = DEVELOPER.filter(([variable]) => get(variable) === '');
for (const [variable, field] of DEVELOPER)
  manifest.developer[field] = get(variable) || manifest.developer[field];

const target = resolve(process.argv[2] ?? '.usher/usher-teams.zip');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(
  target,
  zip([
    ['manifest.json', Buffer.from(JSON.stringify(manifest, null, 2))],
    ['color.png', read('color.png')],
    ['outline.png', read('outline.png')],
  ]),
);
console.log(`${target}: upload it in Teams (see docs/teams-setup.md).`);
if (missing.length > 0) {
  console.warn(
    'Good for a try only: Teams shows people examples instead of\n' +
      missing.map(([variable, , meaning]) => `  ${variable}: ${meaning}`).join('\n'),
  );
}
