/** The Web API methods this server knows; all others are `unknown_method`. */
import { z } from 'zod';
import { userOnWire } from '../wire.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { ApiError, type Method, method } from './method.ts';
import { oauth } from './oauth.ts';
import { views } from './views.ts';

const authTest = method({
  args: z.object({}),
  run(_, { workspace, origin }) {
    const { team, bot } = workspace.state;
    const about = {
      team: team.name,
      team_id: team.id,
      user: workspace.user(bot.user)?.name,
      user_id: bot.user,
    };
    return { url: `${origin()}/`, ...about, bot_id: bot.bot, is_enterprise_install: false };
  },
});

const usersInfo = method({
  scope: 'users:read',
  args: z.object({ user: z.string(), include_locale: z.stringbool().optional() }),
  run(args, platform) {
    const user = platform.workspace.user(args.user);
    if (!user) throw new ApiError('user_not_found');
    const isTold = args.include_locale === true && !user.isExternal;
    const { locale = 'en-US' } = user;
    return { user: { ...userOnWire(user, platform), ...(isTold ? { locale } : {}) } };
  },
});

const connectionsOpen = method({
  token: 'app',
  args: z.object({}),
  run: (_, { sockets, origin }) => ({ url: origin().replace('http', 'ws') + sockets.newLink() }),
});

export const methods = new Map<string, Method>(
  Object.entries({
    'auth.test': authTest,
    'users.info': usersInfo,
    'apps.connections.open': connectionsOpen,
    ...chat,
    ...conversations,
    ...views,
    ...files,
    ...oauth,
  }),
);
