import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { ReceiverKey } from '../../src/credentials/receiver-key.ts';
import { DeliveryError, type Sink } from '../../src/credentials/sink.ts';
import { call, isAccepted, refusalOf } from '../../src/handover/accepted.ts';
import { type About, eventOf, type WebhookEvent } from '../../src/handover/events.ts';
import type { GuardedHttp } from '../../src/handover/http.ts';
import type { Announcement } from '../../src/state/announcement.ts';
import type { Deliveries, DeliveryRecord } from '../../src/store/deliveries.ts';
import { sealFor } from './seal.ts';

export interface WebhookConfig {
  url: string;
  /** As it is given to the receiver: `whsec_…`. */
  secret: string;
  /** Without it nobody could read credentials there. */
  key?: ReceiverKey | undefined;
}

/** Somebody's own program, told by Standard Webhooks 1.0.0 (standardwebhooks.com). */
export interface WebhookReceiver {
  /** Says that something happened. @throws DeliveryError */
  announce(about: About, announcement: Announcement): Promise<void>;
  /** Says again what was said, under the same id. @throws DeliveryError @throws TypeError for what is not kept */
  repeat(record: DeliveryRecord): Promise<void>;
  /** Takes credentials, sealed for the receiver alone; undefined without a key. */
  sink: Sink | undefined;
}

interface Parts {
  http: GuardedHttp;
  deliveries: Deliveries;
  now?: () => number;
}

const GONE = 410;

/** The receiver at an address. After a 410 it is told nothing until it is switched on again. */
export function createWebhook(config: WebhookConfig, parts: Parts): WebhookReceiver {
  const { url, secret, key } = config;
  const { http, deliveries, now = Date.now } = parts;
  const webhook = new Webhook(secret);

  async function send(id: string, onboarding: string, type: string, body: string, isKept: boolean) {
    if ((await deliveries.offSince()) !== undefined) throw new DeliveryError('off', 'gone');
    const note = (status: string) =>
      deliveries.note({ id, type, onboarding, at: now(), status, body: isKept ? body : undefined });
    try {
      await post(id, body);
    } catch (error) {
      if (error instanceof DeliveryError) await note(error.reason);
      throw error;
    }
    await note('accepted');
  }

  async function post(id: string, body: string): Promise<void> {
    const at = new Date(now());
    const answer = await call(http, {
      method: 'POST',
      url,
      body,
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Usher',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': webhook.sign(id, at, body),
      },
    });
    if (isAccepted(answer)) return;
    if (answer.status !== GONE) throw refusalOf(answer);
    await deliveries.switchOff(now());
    throw new DeliveryError('gone', 'status_410');
  }

  return {
    async announce(about, announcement) {
      const event = eventOf(about, announcement);
      await send(announcement.id, about.id, event.type, JSON.stringify(event), true);
    },
    async repeat({ id, onboarding, type, body }) {
      if (body === undefined) throw new TypeError('nothing is kept of it');
      await send(id, onboarding, type, body, true);
    },
    sink: key && {
      async deliver({ onboarding: { id, flow, customer }, submission, at, secrets }) {
        const event: WebhookEvent = {
          type: 'credentials.handed_over',
          timestamp: new Date(at).toISOString(),
          data: {
            onboarding: { id, flow, customer },
            submission,
            sealed: await sealFor(key, secrets),
          },
        };
        await send(credentialsId(submission), id, event.type, JSON.stringify(event), false);
      },
    },
  };
}

/** The webhook-id of a submission's credentials. */
export function credentialsId(submission: string): string {
  return `msg_${createHash('sha256').update(`credentials ${submission}`).digest('base64url').slice(0, 24)}`;
}
