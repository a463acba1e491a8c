import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { NEEDED_SCOPES } from '../adapters/slack/check.ts';

/** Slack's own schema, version 1.0.0, from github.com/slackapi/manifest-schema (MIT). */
const schema: unknown = JSON.parse(readFileSync('test/fixtures/slack-manifest.schema.json', 'utf8'));

interface Manifest {
  features: { slash_commands: { command: string; url?: string }[]; app_home: Record<string, boolean> };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { is_enabled: boolean; request_url?: string };
    socket_mode_enabled: boolean;
  };
}
const manifest: Manifest = parse(readFileSync('manifest.yml', 'utf8'));

/** The bot scope each Web API method needs: docs.slack.dev/reference/methods. */
const SCOPES: Record<string, string | undefined> = {
  // An app-level token's own scope, connections:write, is not in the manifest.
  'apps.connections.open': undefined,
  'auth.test': undefined,
  'chat.getPermalink': undefined,
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.open': 'im:write',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'files.info': 'files:read',
  'users.info': 'users:read',
  'views.open': undefined,
  'views.publish': undefined,
};
/** The scope each event needs: docs.slack.dev/reference/events. */
const EVENT_SCOPES: Record<string, string | undefined> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  app_uninstalled: undefined,
  'message.im': 'im:history',
  tokens_revoked: undefined,
};

const source = readdirSync('adapters/slack')
  .map((name) => readFileSync(`adapters/slack/${name}`, 'utf8'))
  .join('\n');
const found = (pattern: RegExp) =>
  [...new Set([...source.matchAll(pattern)].map(([, name = '']) => name))].sort();
const methods = found(/\bclient\.((?:[a-z]+\.)+[a-zA-Z]+)\(/g);
const events = found(/\bapp\.event\('([a-z_]+)'/g).map((name) => (name === 'message' ? 'message.im' : name));
const commands = found(/\bapp\.command\('([^']+)'/g);

function problems(candidate: unknown): unknown {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(Object(schema));
  return validate(candidate) ? [] : validate.errors;
}

test('Slack takes the manifest', () => {
  expect(problems(manifest)).toEqual([]);
  expect(problems({ ...manifest, nonsense: true })).not.toEqual([]);
});

test('Slack takes it as the comments say for Socket Mode, too', () => {
  const lines = readFileSync('manifest.yml', 'utf8').split('\n');
  const socket: Manifest = parse(lines.filter((line) => !/^\s*(request_)?url:/.test(line)).join('\n'));
  socket.settings.socket_mode_enabled = true;
  expect(problems(socket)).toEqual([]);
  expect(JSON.stringify(socket)).not.toContain('https://');
});

test('the events the code listens to are declared, and no others', () => {
  expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(events);
});

test('the scopes are those of the methods, events and commands, and no others', () => {
  expect(Object.keys(SCOPES)).toEqual(methods);
  expect(Object.keys(EVENT_SCOPES)).toEqual(events);
  const needed = [
    ...methods.map((method) => SCOPES[method]),
    ...events.map((event) => EVENT_SCOPES[event]),
    'commands',
    // The file itself, downloaded with the bot token.
    'files:read',
  ];
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(
    [...new Set(needed.filter((scope) => scope !== undefined))].sort(),
  );
});

test('the commands declared are those that work', () => {
  expect(manifest.features.slash_commands.map(({ command }) => command).sort()).toEqual(commands);
});

test('people can write to the bot, and everything goes to one address', () => {
  expect(manifest.features.app_home).toMatchObject({
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  const { event_subscriptions, interactivity } = manifest.settings;
  const urls = [
    event_subscriptions.request_url,
    interactivity.request_url,
    ...manifest.features.slash_commands.map(({ url }) => url),
  ];
  expect(new Set(urls).size).toBe(1);
  expect(urls[0]).toMatch(/^https:\/\/.+\/slack\/events$/);
});

test('the doctor asks for the very same scopes', () => {
  expect(Object.keys(NEEDED_SCOPES).sort()).toEqual([...manifest.oauth_config.scopes.bot].sort());
});
