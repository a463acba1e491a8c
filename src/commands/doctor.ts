import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RedisAwayError } from '../../adapters/redis/connection.ts';
import { startEmbeddedRedis } from '../../adapters/redis/embedded.ts';
import { openRedisStore } from '../../adapters/redis/store.ts';
import { checkSlack } from '../../adapters/slack/check.ts';
import { checkTeams } from '../../adapters/teams/check.ts';
import { checkVault } from '../../adapters/vault/check.ts';
import { checkWebhook } from '../../adapters/webhook/check.ts';
import { errorName } from '../base/log.ts';
import { type Config, ConfigError, hasNoPm, NO_PM } from '../config/config.ts';
import { loadCatalog } from '../flow/catalog.ts';
import { formatMistake } from '../flow/load.ts';
import { shops } from '../shops.ts';
import { loadConfig, readByNobodyIn } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';

/** One thing looked at: fine, worth knowing, or to fix. */
interface Finding {
  level: 'ok' | 'note' | 'bad';
  text: string;
}

const SIGN = { ok: '✓', note: '·', bad: '✗' } as const;

/** `usher doctor`: checks environment, flows, Redis settings, Slack token and scopes, and where credentials go. Exit code 0; 1 when something has to be fixed; 64 wrong usage. */
export async function doctorCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number> {
  if (args.length > 0) {
    err(`${USAGE.doctor}\n`);
    return EX_USAGE;
  }
  const findings: Finding[] = [];
  const add = (level: Finding['level'], text: string) => {
    findings.push({ level, text });
    (level === 'bad' ? err : out)(`${SIGN[level]} ${text}\n`);
  };
  const config = readEnvironment(env, add);
  for (const said of readByNobodyIn(env)) add('bad', said);
  lookAtFlows(add);
  if (config) {
    lookAtDataDir(config, add);
    await lookAtRedis(config, add);
    await lookAtSlack(config, add);
    await lookAtTeams(config, add);
    await lookAtHandOver(config, add);
  }
  const bad = findings.filter(({ level }) => level === 'bad').length;
  out(bad === 0 ? '\nAll is well.\n' : `\n${bad} ${bad === 1 ? 'thing' : 'things'} to fix.\n`);
  return bad === 0 ? 0 : 1;
}

type Add = (level: Finding['level'], text: string) => void;

function readEnvironment(env: Record<string, string | undefined>, add: Add): Config | undefined {
  try {
    const config = loadConfig(env);
    add('ok', 'environment: every variable can be used');
    if (hasNoPm(config)) add('bad', NO_PM);
    if (!config.sealKeys)
      add('note', 'USHER_SEAL_KEYS is not set: a key of its own in the data directory is used');
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const { variable, message } of error.mistakes) add('bad', `${variable} ${message}`);
    return undefined;
  }
}

function lookAtFlows(add: Add): void {
  try {
    const catalog = loadCatalog('', shops);
    add('ok', `flows: ${[...catalog.keys()].join(', ')}`);
    for (const { flow } of catalog.values())
      for (const mistake of flow.mistranslated ?? []) add('bad', `flows: ${formatMistake(mistake)}`);
  } catch (error) {
    add('bad', `flows: ${error instanceof Error ? error.message : "can't be loaded"}`);
  }
}

/** Where something is kept in it, the data directory has to be one that can be written to. */
function lookAtDataDir({ dataDir, sealKeys, redisUrl }: Config, add: Add): void {
  if (sealKeys && redisUrl !== undefined) return;
  let nearest = resolve(dataDir);
  while (!existsSync(nearest) && nearest !== dirname(nearest)) nearest = dirname(nearest);
  try {
    rmdirSync(mkdtempSync(join(nearest, '.usher-doctor-')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const where = `the data directory ${dataDir} can't be written to (${code})`;
    add('bad', `${where}: make it this user's, or name another one in USHER_DATA_DIR`);
  }
}

async function lookAtRedis(config: Config, add: Add): Promise<void> {
  const embedded =
    config.redisUrl === undefined ? await startEmbeddedRedis().catch((error: Error) => error) : undefined;
  if (embedded instanceof Error) return add('bad', `Redis: ${embedded.message}`);
  const url = config.redisUrl ?? embedded?.url ?? '';
  try {
    const store = await openRedisStore(url, { connectWithinMs: 5000 });
    try {
      if (embedded) return add('ok', 'Redis: none configured, the private one can be started');
      const { version, problems, unknown } = await store.settings();
      for (const problem of problems) add('bad', `Redis: ${problem}`);
      for (const question of unknown) add('note', `Redis: ${question}`);
      if (problems.length === 0)
        add('ok', `Redis: reachable${version ? `, version ${version}` : ''}, set up to keep things safe`);
    } finally {
      await store.close();
    }
  } catch (error) {
    add('bad', `Redis: ${error instanceof RedisAwayError ? error.message : errorName(error)}`);
  } finally {
    await embedded?.stop();
  }
}

async function lookAtHandOver({ handOver: { webhook, vault } }: Config, add: Add): Promise<void> {
  if (webhook) {
    const { level, text } = await checkWebhook(webhook);
    add(level, `webhook: ${text}`);
    if (!webhook.key)
      add('note', 'webhook: USHER_WEBHOOK_KEY is not set, so it gets news, and never credentials');
  }
  if (vault) {
    const { level, text } = await checkVault(vault);
    add(level, `Vault: ${text}`);
  }
}

async function lookAtSlack({ slack, pmChannel }: Config, add: Add): Promise<void> {
  if (!slack) return add('note', 'Slack: not configured');
  const channel = pmChannel?.platform === 'slack' ? pmChannel.conversation : undefined;
  const { botToken, appToken, apiUrl } = slack;
  if (botToken === undefined)
    return add(
      'note',
      'Slack: SLACK_BOT_TOKEN is not set; the first workspace that installs the app is its home',
    );
  for (const { level, text } of await checkSlack({ botToken, appToken, apiUrl, pmChannel: channel })) {
    add(level, `Slack: ${text}`);
  }
}

async function lookAtTeams({ slack, teams, publicUrl }: Config, add: Add): Promise<void> {
  if (!teams && !slack) return add('note', 'Teams: not configured either; `usher start` runs the playground');
  if (!teams) return add('note', 'Teams: not configured');
  const { appId, appPassword, tenantId } = teams;
  if (!appId || !appPassword || !tenantId)
    return add('note', 'Teams: anybody on this machine may pose as anybody (TEAMS_ALLOW_UNAUTHENTICATED)');
  for (const { level, text } of await checkTeams({ appId, appPassword, tenantId }))
    add(level, `Teams: ${text}`);
  if (!publicUrl)
    add('note', 'Teams: PUBLIC_URL is not set, so large pictures of the guide are shown by their words');
  if (teams.allowedTenants === '*')
    add('note', 'Teams: people of every tenant may write to the bot (TEAMS_ALLOWED_TENANTS)');
}
