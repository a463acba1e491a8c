import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LocalSlack } from './slack/local-slack.ts';

/** Changes come in bursts; one write a burst is enough. */
const WAIT_MS = 200;

/** What was said in the local Slack before, if anything was kept. A damaged file is as good as none. */
export function savedState(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps what is said in a file from now on, until the returned function is called. */
export function keepState(slack: LocalSlack, file: string): () => void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    timer = undefined;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(slack.snapshot()), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  const off = slack.on('change', () => {
    timer ??= setTimeout(save, WAIT_MS);
  });
  return () => {
    off();
    clearTimeout(timer);
    save();
  };
}
