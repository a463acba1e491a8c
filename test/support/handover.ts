import { randomUUID } from 'node:crypto';
import { createAsk } from '../../src/handover/ask.ts';
import { createDoor } from '../../src/handover/door.ts';
import { createReveal } from '../../src/handover/reveal.ts';
import type { Policy } from '../../src/onboarding/policy.ts';
import { startHttpServer } from '../../src/server/http.ts';
import { revealRoutes } from '../../src/server/reveal.ts';
import type { Onboarding } from '../../src/state/onboarding.ts';
import { RecordingChat } from './chat.ts';
import { bigcommerceGuide } from './guide.ts';
import { report } from './onboarding.ts';
import { idle, somebody, useTurns } from './turns.ts';

/** What must be seen once, and nowhere else. */
export const CANARIES = {
  accessToken: 'canary0access0token0canary0acces',
  clientId: 'canary0client0id0canary0client00',
  clientSecret: 'ca4a'.repeat(16),
};
export const ADA = { user: 'U_ADA', name: 'Ada' };
const PUBLIC_URL = 'https://usher.example.com';

/** Processes that show credentials, on a shared, real Redis. */
export function useHandOver() {
  const { redis, closing, start } = useTurns();
  const guide = bigcommerceGuide();
  const { shop } = guide;

  async function open(policy: Partial<Policy> = {}, chat = new RecordingChat()) {
    const ways = { ways: ['page' as const], revealForMs: 3_600_000, ...policy };
    const parts = await start(chat, {}, Date.now, { sweep: 50 }, ways);
    const { store, turns, seal, log } = parts;
    const { links } = store;
    const server = await startHttpServer({ host: '127.0.0.1', port: 0, log });
    closing.push(server.close);
    const reveal = createReveal({ store, turns, seal, shopOf: () => shop, log, insistMs: 1_000 });
    const door = createDoor({ store, links, turns, audit: store.audit, reveal });
    const setting = { company: 'Modern Retail', shopName: () => 'BigCommerce' };
    server.add(...revealRoutes({ door, setting, publicUrl: PUBLIC_URL }));
    const ask = createAsk({
      store,
      links,
      turns,
      guideOf: () => guide,
      policy: ways,
      publicUrl: PUBLIC_URL,
    });
    parts.outbox.start();

    const load = async (id: string): Promise<Onboarding> => {
      const onboarding = await store.load(id);
      if (!onboarding) throw new Error('there is no such onboarding');
      return onboarding;
    };

    /** A new merchant whose credentials work. */
    async function verified() {
      const maya = somebody({ turns });
      await maya.says('hi');
      const submission = `${maya.id}.s1`;
      const jwe = await seal.close(JSON.stringify({ storeHash: 'abc123', ...CANARIES }), submission);
      const received = { id: submission, via: 'file' as const, shop: 'abc123', fingerprint: '01234567' };
      await turns.take(
        maya.id,
        { id: 'sent', at: Date.now(), kind: 'submitted', received, notes: [] },
        { sealed: { submission, jwe } },
      );
      await turns.take(maya.id, {
        id: 'report',
        at: Date.now(),
        kind: 'reported',
        submission,
        report: report('verified'),
      });
      parts.outbox.wake(maya.id);
      await idle(store, maya.id);
      return { ...maya, submission };
    }

    /** The address of a new link, on this process's own server. */
    async function link(id: string, by = ADA) {
      const asking = { id: randomUUID(), at: Date.now(), by, platform: 'slack' as const };
      const message = await ask(await load(id), asking);
      const choices = message?.blocks.flatMap((block) => (block.type === 'choices' ? block.choices : []));
      const { pathname, hash } = new URL(choices?.[0]?.url ?? '');
      return { path: pathname, key: hash.slice(1) };
    }

    return { ...parts, url: server.url, ask, door, reveal, load, verified, link };
  }

  return { redis, open };
}

export type Showing = Awaited<ReturnType<ReturnType<typeof useHandOver>['open']>>;
export interface TestLink {
  path: string;
  key: string;
}

/** Opens a link as the page's own script does. */
export function opens(
  { url }: { url: string },
  { path, key }: TestLink,
  headers: Record<string, string> = {},
) {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: JSON.stringify({ key }),
  });
}

/** Whether a text holds anything secret. */
export const isTelling = (text: string) => Object.values(CANARIES).some((canary) => text.includes(canary));
