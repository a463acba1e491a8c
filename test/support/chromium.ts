import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { canInstall, installPackage } from '../../adapters/redis/install.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium: the one on the `PATH`, else, on Debian as root, Debian's own package,
 * installed. Undefined when there is none to be had: then the browser tests are skipped.
 */
export async function chromiumProgram(): Promise<string | undefined> {
  const found = await onPath(NAMES);
  if (found) return found;
  if (!(await canInstall())) return undefined;
  await installPackage('chromium').catch(() => undefined);
  return onPath(NAMES);
}

/** Starts a Chromium with a profile of its own. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}

async function onPath(names: string[]): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}
