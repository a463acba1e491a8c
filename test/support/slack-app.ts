import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { startLocalSlack } from '../../emulators/slack/start.ts';
import { packageRoot } from '../../src/base/paths.ts';

/** What a Slack has to know of the app: all that its manifest says. */
export function slackApp(): Pick<Parameters<typeof startLocalSlack>[0], 'scopes' | 'commands' | 'events'> {
  const { features, oauth_config, settings } = manifest();
  return {
    scopes: oauth_config.scopes.bot,
    commands: features.slash_commands.map(({ command }) => command),
    events: settings.event_subscriptions.bot_events,
  };
}

/** What the app's manifest tells Slack. */
function manifest() {
  const schema = z.object({
    features: z.object({ slash_commands: z.array(z.object({ command: z.string() })) }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  });
  return schema.parse(parse(readFileSync(join(packageRoot, 'manifest.yml'), 'utf8')));
}
