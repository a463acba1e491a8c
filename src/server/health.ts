import type { Metrics } from '../base/metrics.ts';
import { answer, type Route } from './http.ts';

/** So long, in ms, an answer to `/readyz` is good for others who ask: strangers must not cost the store anything. */
const GOOD_MS = 1_000;

/** `/healthz` (the process is alive), `/readyz` (it can do its work) and `/metrics`. */
export function healthRoutes(
  checks: Record<string, () => Promise<void>>,
  metrics: Metrics,
  goodMs = GOOD_MS,
): Route[] {
  let last: { at: number; results: ReturnType<typeof checkAll> } | undefined;
  function checked() {
    const now = performance.now();
    if (!last || now - last.at >= goodMs) last = { at: now, results: checkAll(checks) };
    return last.results;
  }
  return [
    { method: 'GET', path: '/healthz', handle: (_request, response) => answer(response, 200, 'ok') },
    {
      method: 'GET',
      path: '/readyz',
      handle: async (_request, response) => {
        const results = await checked();
        const ready = results.every(([, ok]) => ok);
        answer(
          response,
          ready ? 200 : 503,
          results.map(([name, ok]) => `${name}: ${ok ? 'ok' : 'not ready'}`).join('\n'),
        );
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async (_request, response) => answer(response, 200, await metrics.text(), metrics.contentType),
    },
  ];
}

/** Whether each of them works. */
function checkAll(checks: Record<string, () => Promise<void>>): Promise<[name: string, ok: boolean][]> {
  return Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<[string, boolean]> => {
      const ok = await check().then(
        () => true,
        () => false,
      );
      return [name, ok];
    }),
  );
}
