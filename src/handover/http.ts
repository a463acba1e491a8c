import { type LookupAddress, lookup as lookUp } from 'node:dns';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isLoopbackHost, isReachable, literalOf, type Reach } from './reach.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** What came of it up to a limit; what is more is not read. */
  body: string;
}

export interface Call {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

/** There was no answer. `reason`: a word for logs, which quotes nothing. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly reason: string;

  constructor(reason: string) {
    super(`no answer: ${reason}`);
    this.reason = reason;
  }
}

/** Every address of a name. */
type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export interface GuardOptions {
  reach?: Reach;
  /** The whole of one call, from the name to the last byte. */
  timeoutMs?: number;
  /** Other than the system's, for tests. */
  resolve?: Resolve;
}

/** Calls an address that an operator named. @throws NoAnswerError */
export type GuardedHttp = (call: Call) => Promise<Answer>;

/** Far more than anybody has to say about a delivery. */
const MOST_BYTES = 64 * 1024;

/**
 * Calls over https, and over http to this machine; follows no redirects. Where a call goes is looked at when it
 * is connected: a name that leads into a private network, or to a metadata service, is not connected to, whatever
 * it led to before, and neither is such an address itself.
 */
export function createGuardedHttp(options: GuardOptions = {}): GuardedHttp {
  const { reach = 'public', timeoutMs = 20_000, resolve = resolveAll } = options;
  return async ({ method, url, headers, body }) => {
    const target = new URL(url);
    const { protocol, hostname } = target;
    const isHere = isLoopbackHost(hostname);
    if (protocol !== 'https:' && !(protocol === 'http:' && isHere)) throw new NoAnswerError('not_https');
    // An address is connected to without being looked up.
    const literal = literalOf(hostname);
    if (literal !== undefined && !isReachable(literal, hostname, reach)) throw FORBIDDEN();
    const request = protocol === 'https:' ? httpsRequest : httpRequest;
    return await new Promise<Answer>((done, failed) => {
      const sent = request(target, {
        method,
        headers: { ...headers, ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }) },
        lookup: guardedLookup(resolve, reach),
        // No connection is kept: each call is looked at anew.
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const fail = (error: unknown) => failed(reasonOf(error));
      sent.on('error', fail);
      sent.on('response', (response) => {
        readCapped(response).then((text) => {
          sent.destroy();
          done({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        }, fail);
      });
      sent.end(body);
    });
  };
}

const FORBIDDEN = () => new NoAnswerError('forbidden_address');

function guardedLookup(resolve: Resolve, reach: Reach): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        if (!first || found.some(({ address }) => !isReachable(address, hostname, reach)))
          return done(FORBIDDEN(), []);
        if (all) done(null, found);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, []),
    );
  };
}

const resolveAll: Resolve = (hostname) =>
  new Promise((done, failed) => {
    lookUp(hostname, { all: true }, (error, found) => (error ? failed(error) : done(found)));
  });

async function readCapped(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString();
}

/** The system's own word, such as ECONNREFUSED or CERT_HAS_EXPIRED: messages quote addresses. */
function reasonOf(error: unknown): NoAnswerError {
  if (error instanceof NoAnswerError) return error;
  const { name, code } = error as { name?: string; code?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError') return new NoAnswerError('timed_out');
  return new NoAnswerError(typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'broke_off');
}
