import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { packageRoot } from '../../../src/paths.ts';

/** The app's manifest for Slack, in the two ways an app can be reached. */
export interface AppManifests {
  /** Over HTTP; `placeholder` is to be replaced by the server's own address. */
  http: string;
  placeholder: string;
  /** Over Socket Mode, which needs no address. */
  socket: string;
}

/** Reads `manifest.yml` and makes the Socket Mode variant of it. */
export function appManifests(): AppManifests {
  const http = readFileSync(join(packageRoot, 'manifest.yml'), 'utf8');
  const document = parseDocument(http);
  const requestUrl = document.getIn(['settings', 'event_subscriptions', 'request_url']);
  const commands = document.toJS()?.features?.slash_commands?.length ?? 0;
  for (let index = 0; index < commands; index += 1)
    document.deleteIn(['features', 'slash_commands', index, 'url']);
  document.deleteIn(['settings', 'event_subscriptions', 'request_url']);
  document.deleteIn(['settings', 'interactivity', 'request_url']);
  document.setIn(['settings', 'socket_mode_enabled'], true);
  return { http, placeholder: new URL(String(requestUrl)).origin, socket: document.toString() };
}
