import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, isScalar, parse, stringify, visit } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../src/base/paths.ts';
import type { AppManifests } from '../exchange.ts';

const addressSchema = z.object({
  settings: z.object({ event_subscriptions: z.object({ request_url: z.url() }) }),
});

/** Reads `manifest.yml` and makes the Socket Mode variant of it. Both without comments: they are to fit in a link. */
export function appManifests(): AppManifests {
  const manifest: unknown = parse(readFileSync(join(packageRoot, 'manifest.yml'), 'utf8'));
  const { settings } = addressSchema.parse(manifest);
  const document = new Document(manifest);
  visit(document, {
    Pair: (_key, { key }) =>
      isScalar(key) && ['url', 'request_url'].includes(String(key.value)) ? visit.REMOVE : undefined,
  });
  document.setIn(['settings', 'socket_mode_enabled'], true);
  return {
    http: stringify(manifest),
    placeholder: new URL(settings.event_subscriptions.request_url).origin,
    socket: document.toString(),
  };
}
