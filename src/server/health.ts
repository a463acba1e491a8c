import type { Metrics } from '../base/metrics.ts';
import { answer, type Route } from './http.ts';

/** `/healthz` (the process is alive), `/readyz` (it can do its work) and `/metrics`. */
export function healthRoutes(checks: Record<string, () => Promise<void>>, metrics: Metrics): Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: (_request, response) => answer(response, 200, 'ok') },
    {
      method: 'GET',
      path: '/readyz',
      handle: async (_request, response) => {
        const results = await Promise.all(
          Object.entries(checks).map(async ([name, check]) => {
            const ok = await check().then(
              () => true,
              () => false,
            );
            return [name, ok] as const;
          }),
        );
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
