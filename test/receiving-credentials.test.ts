import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWebhook } from '../adapters/webhook/webhook.ts';
import { packageRoot } from '../src/base/paths.ts';
import { parseReceiverKey } from '../src/credentials/receiver-key.ts';
import { createGuardedHttp } from '../src/handover/http.ts';
import type { Deliveries } from '../src/store/deliveries.ts';
import { until } from './support/until.ts';

/** The receiver of docs/receiving-credentials.md, run as it stands there. */

const page = readFileSync(join(packageRoot, 'docs', 'receiving-credentials.md'), 'utf8');
const block = (language: string) => {
  const found = new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 's').exec(page)?.[1];
  if (found === undefined) throw new Error(`there is no ${language} on the page`);
  return found;
};

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const SECRETS = { store_hash: 'abc123', access_token: 'canary-token' };
const dir = mkdtempSync(join(tmpdir(), 'usher-receiver-'));
let receiver: ChildProcess;
let output = '';
let url = '';
let key = '';

beforeAll(async () => {
  key = execFileSync('sh', ['-c', block('sh')], { cwd: dir, encoding: 'utf8' });
  symlinkSync(join(packageRoot, 'node_modules'), join(dir, 'node_modules'));
  writeFileSync(join(dir, 'receiver.mjs'), block('js'));
  const env = { PATH: process.env.PATH, WEBHOOK_SECRET: SECRET, PORT: '0' };
  receiver = spawn(process.execPath, ['receiver.mjs'], { cwd: dir, env });
  for (const stream of [receiver.stdout, receiver.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const port = await until(() => /listening on (\d+)/.exec(output)?.[1]);
  url = `http://127.0.0.1:${port}/`;
});
afterAll(() => {
  receiver.kill();
  rmSync(dir, { recursive: true, force: true });
});

const nowhere: Deliveries = {
  note: async () => {},
  list: async () => [],
  find: async () => undefined,
  forget: async () => {},
  switchOff: async () => {},
  offSince: async () => undefined,
  switchOn: async () => {},
};
const usher = (secret = SECRET, receiverKey = key, now = Date.now) =>
  createWebhook(
    { url, secret, key: parseReceiverKey(receiverKey) },
    { http: createGuardedHttp(), deliveries: nowhere, now },
  );
const about = { id: 'ob_1', flow: 'bigcommerce' };
const delivery = { onboarding: about, submission: 'ob_1.s1', at: Date.now(), secrets: SECRETS };
const started = (id: string) => ({ id, type: 'onboarding.started', at: Date.now() }) as const;

test('hears what happens', async () => {
  await usher().announce(about, started('msg_1'));
  await until(() => output.includes('onboarding.started ob_1'));
});

test('opens the credentials, once', async () => {
  await usher().sink?.deliver(delivery);
  await usher().sink?.deliver(delivery);
  expect(JSON.parse(readFileSync(join(dir, 'ob_1.json'), 'utf8'))).toEqual(SECRETS);
  await until(() => output.includes('credentials of ob_1 are here'));
  expect(output.match(/credentials of ob_1/g)).toHaveLength(1);
  expect(output).not.toContain('canary');
});

test('can not open what was sealed for another key, says so, and lives on', async () => {
  const other = execFileSync('sh', ['-c', block('sh')], {
    cwd: mkdtempSync(join(dir, 'other-')),
    encoding: 'utf8',
  });
  const sent = usher(SECRET, other).sink?.deliver({ ...delivery, submission: 'ob_1.s2' });
  await expect(sent).rejects.toMatchObject({ code: 'later', reason: 'status_500' });
  await usher().announce(about, started('msg_4'));
});

test('takes nothing from others, and nothing that is old', async () => {
  const forger = usher(`whsec_${Buffer.alloc(32, 8).toString('base64')}`);
  await expect(forger.announce(about, started('msg_2'))).rejects.toMatchObject({ reason: 'status_401' });
  const late = usher(SECRET, key, () => Date.now() - 10 * 60_000);
  await expect(late.announce(about, started('msg_3'))).rejects.toMatchObject({ reason: 'status_401' });
  expect(existsSync(join(dir, 'ob_2.json'))).toBe(false);
});
