import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Changes come in bursts; one write a burst is enough. */
const WAIT_MS = 200;

/** What a stand-in remembers, and the notice of each change. */
interface Remembering {
  snapshot(): unknown;
  on(_: 'change', listener: () => void): () => void;
}

/** What was said before, if anything was kept. A damaged file is as good as none. */
export function savedState(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps a value, as JSON, for `savedState`. */
export function save(value: unknown, file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Keeps what is said in a file from now on, until the returned function is called. */
export function keepState(world: Remembering, file: string): () => void {
  let timer: NodeJS.Timeout | undefined;
  const keep = () => {
    timer = undefined;
    save(world.snapshot(), file);
  };
  const off = world.on('change', () => {
    timer ??= setTimeout(keep, WAIT_MS);
  });
  return () => {
    off();
    clearTimeout(timer);
    keep();
  };
}
