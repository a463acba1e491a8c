import type { LocalSlack } from '../../emulators/slack/local-slack.ts';
import { plainText as slackText } from '../../emulators/slack/plain-text.ts';
import type { LocalTeams } from '../../emulators/teams/local-teams.ts';
import { plainText as teamsText } from '../../emulators/teams/plain-text.ts';

/** Something said in one of the chats, as a reader sees it now. */
export interface Said {
  key: string;
  author: string;
  /** Where, when it is not the merchant's own chat with the bot: "in #onboarding". */
  place: string;
  isPm: boolean;
  isBot: boolean;
  text: string;
}

/** Everything said in the local Slack, in order. */
export function saidInSlack(slack: LocalSlack): Said[] {
  const { conversations, users, bot, messages } = slack.snapshot();
  const name = (id: string) => users.find((user) => user.id === id)?.name ?? id;
  return messages
    .filter(({ isDeleted }) => !isDeleted)
    .map((message) => {
      const conversation = conversations.find(({ id }) => id === message.channel);
      const isPm = conversation?.kind === 'channel';
      const thread = message.thread_ts && message.thread_ts !== message.ts ? ', in the thread' : '';
      const only = message.onlyFor ? ` (only ${name(message.onlyFor)} sees this)` : '';
      return {
        key: `slack ${message.channel} ${message.ts} ${message.onlyFor ?? ''}`,
        author: message.user === bot.user ? 'Usher' : name(message.user),
        place: isPm ? ` in #${conversation.name}${thread}${only}` : only,
        isPm,
        isBot: message.user === bot.user,
        text: readable(slackText(message).replace(/<@([A-Z0-9]+)>/g, (_, id: string) => `@${name(id)}`)),
      };
    });
}

/** Everything said in the local Teams, in order. */
export function saidInTeams(teams: LocalTeams): Said[] {
  const { users, messages } = teams.snapshot();
  return messages
    .filter(({ isDeleted }) => !isDeleted)
    .map((message) => {
      const isBot = message.from === teams.botId;
      return {
        key: `teams ${message.conversation} ${message.id}`,
        author: isBot ? 'Usher' : (users.find(({ id }) => id === message.from)?.name ?? message.from),
        place: ' in Teams',
        isPm: false,
        isBot,
        text: readable(teamsText(message)),
      };
    });
}

/** Plain words: dates and bold as people see them. */
function readable(text: string): string {
  return text
    .replace(/<!date\^\d+\^[^|<>]*\|([^<>]+)>/g, '$1')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/(?<!\w)[*_`]([^*_`\n]+)[*_`](?!\w)/g, '$1');
}
