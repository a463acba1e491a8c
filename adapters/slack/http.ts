import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type App, isValidSlackRequest } from '@slack/bolt';
import { z } from 'zod';
import type { Logger } from '../../src/base/log.ts';
import { end, readBody } from '../../src/server/body.ts';
import { deliver } from './delivery.ts';
import { json } from './json.ts';
import { errorFields } from './log.ts';

/** Far more than Slack ever sends: a message's text ends at 40,000 characters. */
const BODY_LIMIT = 1024 * 1024;
const UNSIGNED_LIMIT = 4 * 1024;
/** Slack waits 3 s, and then delivers again whatever the answer is. */
const PATIENCE_MS = 3000;
/** How far a request's time may be from ours, in either direction; Slack's own recommendation. */
const CLOCKS_MS = 5 * 60_000;

/**
 * A receiver for Bolt that stores, then answers: 200 when the app has handled the delivery, 500 when
 * that failed and 503 when it takes too long, so that Slack delivers again. What is not from Slack
 * (signature, age) gets 401, what is too large 413, what makes no sense 400, all at once and without a
 * word. Bolt's own does its work in a promise nobody waits for, in which one odd body ends the process.
 */
export class HttpReceiver {
  readonly #signingSecret: string;
  readonly #log: Logger;
  #app: App | undefined;

  constructor(signingSecret: string, log: Logger) {
    this.#signingSecret = signingSecret;
    this.#log = log;
  }

  /** Called by Bolt. */
  init(app: App): void {
    this.#app = app;
  }

  /** For `POST /slack/events`. */
  readonly listener: RequestListener = async (request, response) => {
    const late = setTimeout(() => {
      this.#log.warn({}, 'a delivery was not stored in time: Slack will repeat it');
      end(request, response, 503);
    }, PATIENCE_MS);
    try {
      await this.#handle(request, response);
    } catch (error) {
      this.#log.error(errorFields(error), 'a delivery could not be handled: Slack will repeat it');
      end(request, response, 500);
    } finally {
      clearTimeout(late);
    }
  };

  /** There is nothing to begin: the server calls. */
  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Of whoever does not even say that it is signed no more is read than Slack's look at the certificate has.
    const isSigned = typeof request.headers['x-slack-signature'] === 'string';
    let raw: Buffer | undefined;
    try {
      raw = await readBody(request, isSigned ? BODY_LIMIT : UNSIGNED_LIMIT);
    } catch {
      // Whoever it was hung up.
      return end(request, response, 400);
    }
    if (!raw) return end(request, response, isSigned ? 413 : 401);
    const text = raw.toString('utf8');
    const form = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '');
    const fields = new URLSearchParams(form ? text : '');
    // Slack's look at the certificate is not signed, and wants to hear that somebody is there.
    if (fields.get('ssl_check') === '1') return end(request, response, 200);
    if (!this.#isGenuine(request, text)) {
      this.#log.warn({ status: 401 }, 'a request that Slack did not sign, or that is too old, was refused');
      return end(request, response, 401);
    }
    const body =
      form && !fields.has('payload') ? Object.fromEntries(fields) : json(fields.get('payload') ?? text);
    const challenge = challengeSchema.safeParse(body).data;
    if (challenge) return answer(response, { challenge: challenge.challenge });
    if (!this.#app) throw new Error('no app listens');
    const delivered = await deliver(this.#app, body, this.#log);
    if (delivered.answer) answer(response, delivered.answer);
    else end(request, response, delivered.ok ? 200 : 400);
  }

  #isGenuine({ headers }: IncomingMessage, body: string): boolean {
    const signature = headers['x-slack-signature'];
    const time = Number(headers['x-slack-request-timestamp']);
    if (typeof signature !== 'string' || !(Math.abs(Date.now() - time * 1000) <= CLOCKS_MS)) return false;
    return isValidSlackRequest({
      signingSecret: this.#signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': time },
    });
  }
}

/** Slack's question whether the address is ours, asked when it is entered. */
const challengeSchema = z.object({ type: z.literal('url_verification'), challenge: z.string() });

function answer(response: ServerResponse, content: object | string): void {
  if (response.headersSent) return;
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const type = typeof content === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(200, { 'Content-Type': type }).end(text);
}
