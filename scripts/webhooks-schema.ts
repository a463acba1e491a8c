/** Writes docs/webhooks.schema.json from the schemas in src/handover/events.ts: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/base/paths.ts';
import { publishedSchema } from '../src/handover/events.ts';

const file = join(packageRoot, 'docs', 'webhooks.schema.json');
writeFileSync(file, `${JSON.stringify(publishedSchema(), null, 2)}\n`);
