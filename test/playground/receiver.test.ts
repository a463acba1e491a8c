import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { slackEmulator } from '../../emulators/slack/emulator.ts';
import type { PageState } from '../../playground/exchange.ts';
import type { Playground } from '../../playground/index.ts';
import { startReceiver } from '../../playground/receiver/receiver.ts';
import { Merchant } from '../support/actor.ts';
import { startTestPlayground } from '../support/page.ts';
import { until } from '../support/until.ts';

let dir: string;
let playground: Playground;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'usher-receiver-'));
  playground = await startTestPlayground(dir);
});
afterAll(async () => {
  await playground.stop();
  rmSync(dir, { recursive: true });
});

const state = async (): Promise<PageState> =>
  (await (await fetch(`${playground.program.server.url}/playground/state`)).json()) as PageState;

async function act(deed: object): Promise<void> {
  const { url } = playground.program.server;
  const response = await fetch(`${url}/playground/act`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(deed),
  });
  expect(await response.json()).toMatchObject({ ok: true });
}

interface Button {
  on: string;
  action: string;
  label: string;
  url?: string;
  /** The message it stands on, in a line. */
  text: string;
}

/** The buttons in the PM's channel, the newest first. */
async function buttons(): Promise<Button[]> {
  const { channel } = await state();
  const found: Button[] = [];
  const look = (on: string, line: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('action_id' in value) {
      const {
        action_id: action,
        text,
        url,
      } = value as { action_id: string; text: { text: string }; url?: string };
      found.unshift({ on, text: line, action, label: text?.text, ...(url ? { url } : {}) });
    }
    for (const inner of Object.values(value)) look(on, line, inner);
  };
  for (const { id, text, payload } of channel.messages) look(id, text, payload);
  return found;
}

/** On the card of a merchant: another's may be about to be drawn anew. */
async function presses(name: string, label: string): Promise<void> {
  const isIt = (one: Button) => one.label === label && one.text.startsWith(name);
  const button = await until(async () => (await buttons()).find(isIt));
  const { channel } = await state();
  const { on, action } = button ?? { on: '', action: '' };
  await act({ do: 'press', platform: 'slack', person: channel.pm.id, where: 'channel', on, action });
}

async function verified(name: string): Promise<Merchant> {
  const merchant = new Merchant(slackEmulator(playground.slack), name);
  await merchant.arrives();
  await merchant.sendsSample('good', 'Is this your store?');
  await merchant.says('yes', 'One last question');
  await merchant.says('yes', 'that is all we needed');
  return merchant;
}

test('the visitor is the integration, too: it is told what happens, and gets the credentials when the PM says so', async () => {
  const ada = await verified('Ada');
  await until(async () => (await state()).received.some(({ type }) => type === 'onboarding.verified'));
  expect(JSON.stringify((await state()).received)).not.toContain(TOKENS.good);
  await presses('Ada', 'Deliver to the webhook');
  await ada.hears('You can delete the file now');
  const [last, credentials] = await until(
    async () => (await state()).received,
    ([newest]) => newest?.type === 'onboarding.handed_over',
  );
  expect(last).toMatchObject({ way: 'webhook' });
  expect(credentials).toMatchObject({
    type: 'credentials.handed_over',
    credentials: { access_token: TOKENS.good },
  });
});

test('a link is there as well, which opens here', async () => {
  await verified('Ben');
  await presses('Ben', 'Hand over by a link');
  const link = await until(async () => (await buttons()).find(({ url }) => url !== undefined));
  expect(link?.url).toMatch(new RegExp(`^${playground.program.server.url}/r/[\\w-]{43}#[\\w-]{43}$`));
  const response = await fetch(link?.url ?? '');
  expect(response.status).toBe(200);
  expect(await response.text()).not.toContain(TOKENS.good);
});

test('it takes nothing that is not signed, not JSON, or too long', async () => {
  const receiver = await startReceiver();
  const { url, secret } = receiver.webhook;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const send = async (body: string, signature?: string) => {
    const time = String(Math.floor(Date.now() / 1000));
    const right = `v1,${createHmac('sha256', key).update(`m1.${time}.${body}`).digest('base64')}`;
    const headers = {
      'webhook-id': 'm1',
      'webhook-timestamp': time,
      'webhook-signature': signature ?? right,
    };
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };
  const event = {
    type: 'onboarding.started',
    timestamp: new Date().toISOString(),
    data: { onboarding: { id: 'o' } },
  };
  expect(await send(JSON.stringify(event), 'v1,AAAA')).toBe(401);
  expect(await send('nonsense')).toBe(401);
  expect(await send('x'.repeat(100_000)).catch(() => 413)).toBe(413);
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(400);
  expect(receiver.received()).toEqual([]);
  expect(await send(JSON.stringify(event))).toBe(204);
  expect(await send(JSON.stringify(event))).toBe(204);
  expect(receiver.received()).toHaveLength(1);
  await receiver.close();
});
