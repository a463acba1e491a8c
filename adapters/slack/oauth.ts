import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Installation as Granted,
  type InstallationStore,
  InstallProvider,
  type InstallURLOptions,
  type StateStore,
} from '@slack/oauth';
import { z } from 'zod';
import type { Logger } from '../../src/base/log.ts';
import type { Seal } from '../../src/credentials/seal.ts';
import type { Route } from '../../src/server/http.ts';
import type { InstallOutcome } from '../../src/server/install.ts';
import { type Installation, tokenPurpose } from '../../src/state/installation.ts';
import type { Installations } from '../../src/store/installations.ts';
import { NEEDED_SCOPES } from './check.ts';
import { json } from './json.ts';
import { errorFields, sdkLogger } from './log.ts';

/** What installing needs to know. */
interface OauthConfig {
  clientId: string;
  clientSecret: string;
  apiUrl: string;
  publicUrl: string;
}

interface OauthDeps {
  installations: Pick<Installations, 'put'>;
  seal: Seal;
  /** False when this was done before, in whichever process. */
  firstTime(name: string): Promise<boolean>;
  /** Sees to what follows, and answers with a page. */
  ended(outcome: InstallOutcome, response: ServerResponse): Promise<void>;
  log: Logger;
}

/** So long may somebody take to decide, in ms. */
const DECIDE_MS = 10 * 60_000;
const STATE = 'slack install';
const PATH = '/slack/install';
const REDIRECT = '/slack/oauth_redirect';
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * `GET /slack/install[?invite=CODE]` and where Slack leads back to. The code rides in the state: sealed, good for ten
 * minutes, once, and for the browser that began. Source: docs.slack.dev/authentication/installing-with-oauth.
 */
export function slackOauth(config: OauthConfig, deps: OauthDeps): Route[] {
  const { apiUrl, publicUrl, clientId, clientSecret } = config;
  const { log } = deps;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateStore: sealedStates(deps),
    installationStore: keeper(deps),
    directInstall: true,
    authorizationUrl: authorizeUrl(apiUrl),
    // What it says may hold codes and tokens.
    logger: sdkLogger(SILENT),
    clientOptions: {
      slackApiUrl: apiUrl,
      timeout: 10_000,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  const asked = (invite: string | undefined): InstallURLOptions => ({
    scopes: Object.keys(NEEDED_SCOPES),
    redirectUri: new URL(REDIRECT, publicUrl).href,
    ...(invite ? { metadata: invite } : {}),
  });

  return [
    {
      method: 'GET',
      path: PATH,
      async handle(request, response) {
        response.setHeader('Cache-Control', 'no-store').setHeader('Referrer-Policy', 'no-referrer');
        const invite = inviteSchema.safeParse(parametersOf(request).get('invite')).data;
        await provider.handleInstallPath(request, response, {}, asked(invite));
      },
    },
    {
      method: 'GET',
      path: REDIRECT,
      async handle(request, response) {
        await provider.handleCallback(request, response, {
          successAsync: async (granted, { metadata }) => {
            const installation = await recordOf(granted, deps.seal);
            const url = `slack://user?team=${granted.team?.id ?? granted.enterprise?.id}&id=${installation.botUser}`;
            log.info({ installation: installation.id }, 'the app was installed into a workspace');
            await deps.ended({ kind: 'installed', installation, invite: metadata, chatUrl: url }, response);
          },
          failureAsync: async (error) => {
            log.warn(errorFields(error), 'an installation did not come about');
            await deps.ended({ kind: kindOf(error) }, response);
          },
        });
      },
    },
  ];
}

const inviteSchema = z.string().regex(/^[A-Z0-9-]{8,9}$/i);

const parametersOf = ({ url = '' }: IncomingMessage) => new URL(url, 'http://localhost').searchParams;

/** Where people are asked: Slack itself, or what stands in for it. */
function authorizeUrl(apiUrl: string): string {
  return new URL('/oauth/v2/authorize', apiUrl).href;
}

const stateSchema = z.object({ id: z.string(), at: z.number(), options: z.custom<InstallURLOptions>() });

/** States that no process has to remember but for having been used. */
function sealedStates({ seal, firstTime }: Pick<OauthDeps, 'seal' | 'firstTime'>): StateStore {
  return {
    generateStateParam: (options, now) =>
      seal.close(JSON.stringify({ id: randomUUID(), at: now.getTime(), options }), STATE),
    async verifyStateParam(now, state) {
      const opened = await seal.open(state, STATE).catch(() => undefined);
      const { id, at, options } = stateSchema.safeParse(json(opened)).data ?? {};
      if (!id || !at || !options) throw new StaleError('not ours');
      if (Math.abs(now.getTime() - at) > DECIDE_MS) throw new StaleError('too old');
      if (!(await firstTime(`install ${id}`))) throw new StaleError('used');
      return options;
    },
  };
}

class StaleError extends Error {
  readonly code = 'stale_state';
}

function keeper({ installations, seal }: Pick<OauthDeps, 'installations' | 'seal'>): InstallationStore {
  return {
    storeInstallation: async (granted) => installations.put(await recordOf(granted, seal)),
    // Tokens are looked up when something is sent, and by nobody else.
    fetchInstallation: () => Promise.reject(new Error('not looked up this way')),
  };
}

async function recordOf(
  { isEnterpriseInstall, team, enterprise, bot, user }: Granted<'v1' | 'v2', boolean>,
  seal: Seal,
): Promise<Installation> {
  const whole = isEnterpriseInstall ? enterprise : team;
  if (!whole || !bot) throw new Error('nothing was installed');
  return {
    id: whole.id,
    ...(whole.name ? { name: whole.name } : {}),
    botUser: bot.userId,
    by: user.id,
    at: Date.now(),
    token: await seal.close(bot.token, tokenPurpose(whole.id)),
  };
}

function kindOf({ code, message }: { code?: string; message: string }): 'cancelled' | 'stale' | 'failed' {
  if (message.includes('cancelled')) return 'cancelled';
  return code !== undefined && /state/.test(code) ? 'stale' : 'failed';
}
