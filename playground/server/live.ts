import type { ServerResponse } from 'node:http';
import type { Observation } from '../../src/turn/observation.ts';
import type { Incident, Seen } from '../exchange.ts';

/** What goes to the open pages, as Server-Sent Events: `changed` (look again), `observation`, `restart`. */
export interface Live {
  changed(): void;
  /** `worker`: the process it happened in, if not the program's own. */
  happened(what: Observation | Incident, worker?: number): void;
  /** Serves one page, beginning with what happened lately. */
  attach(response: ServerResponse): void;
  /** Tells the pages that the program restarts, and ends their streams; they come back by themselves. */
  restarting(): void;
  /** Forgets what happened. */
  forget(): void;
  close(): void;
}

/** Changes come in bursts; pages need to hear of a burst once. */
const WAIT_MS = 40;
const MOST_KEPT = 300;
/** So that a proxy, or a browser, does not take silence for the end. */
const BEAT_MS = 20_000;

/** A feed with nobody listening yet. */
export function createLive(): Live {
  const pages = new Set<ServerResponse>();
  let seen: Seen[] = [];
  let waiting: NodeJS.Timeout | undefined;
  const send = (event: string, data: unknown) => {
    for (const page of pages) page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const hangUp = () => {
    for (const page of pages) page.end();
    pages.clear();
  };
  const beat = setInterval(() => {
    for (const page of pages) page.write(': still here\n\n');
  }, BEAT_MS);
  beat.unref();

  return {
    changed() {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        send('changed', {});
      }, WAIT_MS);
    },
    happened(what, worker) {
      const now = { ...what, at: Date.now(), worker };
      seen.push(now);
      if (seen.length > MOST_KEPT) seen.shift();
      send('observation', now);
    },
    attach(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(`retry: 500\nevent: welcome\ndata: ${JSON.stringify(seen)}\n\n`);
      pages.add(response);
      response.on('close', () => pages.delete(response));
    },
    restarting() {
      send('restart', {});
      hangUp();
    },
    forget() {
      seen = [];
    },
    close() {
      clearTimeout(waiting);
      clearInterval(beat);
      hangUp();
    },
  };
}
