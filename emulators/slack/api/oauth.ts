/** `oauth.v2.access`: docs.slack.dev/reference/methods/oauth.v2.access. */
import { z } from 'zod';
import { randomSecret } from '../ids.ts';
import { ApiError, method } from './method.ts';

const access = method({
  token: 'none',
  args: z.object({
    code: z.string().optional(),
    client_id: z.string().optional(),
    client_secret: z.string().optional(),
    redirect_uri: z.string().optional(),
  }),
  run({ code, client_id, client_secret, redirect_uri }, platform) {
    const { oauth, workspace, tokens, faults } = platform;
    if (client_id !== oauth.clientId) throw new ApiError('invalid_client_id');
    if (client_secret !== oauth.clientSecret) throw new ApiError('bad_client_secret');
    const grant = oauth.redeem(code ?? '', redirect_uri);
    if (typeof grant === 'string') throw new ApiError(grant);
    tokens.bot = `xoxb-local-${randomSecret()}`;
    faults.tokenState = 'valid';
    const { team, bot } = workspace.state;
    return {
      access_token: tokens.bot,
      token_type: 'bot',
      scope: grant.scopes.join(','),
      bot_user_id: bot.user,
      app_id: bot.app,
      team: { id: team.id, name: team.name },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: grant.user },
    };
  },
});

export const oauth = { 'oauth.v2.access': access };
