import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/base/paths.ts';

const folder = join(packageRoot, 'test/fixtures/payloads');

/** A payload in the shape its platform publishes. */
export function payload(platform: 'slack' | 'teams', name: string): unknown {
  return JSON.parse(readFileSync(join(folder, platform, `${name}.json`), 'utf8'));
}

/** The names of all there are. */
export function payloadsOf(platform: 'slack' | 'teams'): string[] {
  return readdirSync(join(folder, platform)).map((file) => file.replace(/\.json$/, ''));
}
