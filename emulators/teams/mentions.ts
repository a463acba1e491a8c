/** `<at>Name</at>` in a text, and who is meant. */
import type { ConversationRecord } from './state.ts';
import type { Workspace } from './workspace.ts';

export interface Mention {
  id: string;
  name: string;
  /** As it stands in the text. */
  text: string;
}

export const mentionText = (name: string) => `<at>${name}</at>`;

/** The people, and the bot, named in a text that people of this conversation's organisation wrote. */
export function mentionsIn(text: string, { tenant }: ConversationRecord, workspace: Workspace): Mention[] {
  const { bot, users } = workspace.state;
  return [...text.matchAll(/<at>(.*?)<\/at>/g)].flatMap(([whole, name]) => {
    const found = name === bot.name ? bot : users.find((one) => one.name === name && one.tenant === tenant);
    return found ? [{ id: found.id, name: found.name, text: whole }] : [];
  });
}

/** A text as Teams makes it while somebody picks names from the list that opens behind an `@`. */
export function withMentions(text: string, names: readonly string[]): string {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return longestFirst.reduce(
    (sofar, name) => sofar.replace(atName(name), (_, before: string) => before + mentionText(name)),
    text,
  );
}

const atName = (name: string) => new RegExp(`(^|\\s)@${name.replaceAll(/[^\w\s]/g, '\\$&')}(?!\\w)`, 'gi');

/** The copy of a text that Teams sends along. */
export function textAsHtml(text: string, mentions: Mention[]): string {
  const parts = text.split(/(<at>.*?<\/at>)/);
  const html = parts.map((part) => {
    const index = mentions.findIndex((mention) => mention.text === part);
    const mention = mentions[index];
    if (!mention) return escaped(part);
    const about = `itemscope itemtype="http://schema.skype.com/Mention" itemid="${index}"`;
    return `<span ${about}>${escaped(mention.name)}</span>`;
  });
  return `<p>${html.join('').replaceAll('\n', '<br>')}</p>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
