import type { LocalSlack } from '../slack/local-slack.ts';
import { plainText } from '../slack/plain-text.ts';
import type { MessageRecord } from '../slack/state.ts';

const WIDTH = 84;

/** Prints what is said in a local Slack, both sides, as a reader would follow it. */
export interface Narrator {
  /** A line of our own between the scenes. */
  scene(title: string): void;
  /** Something a person does that leaves no words: a button, a command. */
  does(who: string, what: string): void;
  /** Prints what was said, or changed, since the last time. */
  catchUp(): void;
}

/** A narrator that writes to `out`; with `colour`, in colours. */
export function createNarrator(slack: LocalSlack, out: (text: string) => void, colour: boolean): Narrator {
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const printed = new Map<string, string>();

  function print(message: MessageRecord, isEdit: boolean): void {
    const { conversations, users, bot } = slack.snapshot();
    const name = (id: string) => users.find((user) => user.id === id)?.name ?? id;
    const conversation = conversations.find(({ id }) => id === message.channel);
    const isPm = conversation?.kind === 'channel';
    const author = message.user === bot.user ? 'Usher' : name(message.user);
    const where = isPm
      ? ` in #${conversation.name}${message.thread_ts && message.thread_ts !== message.ts ? ', in the thread' : ''}`
      : '';
    const only = message.onlyFor ? ` (only ${name(message.onlyFor)} sees this)` : '';
    const title = `${author}${where}${only}${isEdit ? ', the same message now' : ''}`;
    const whole = readable(message, name);
    if (whole === '(file)') return;
    // The PM's card changes often; what stands in its first lines is the news.
    const text = isPm && isEdit ? whole.split('\n').slice(0, 2).join('\n') : whole;
    const indent = isPm ? '        ' : '  ';
    out(`\n${indent}${paint(isPm ? 35 : author === 'Usher' ? 36 : 33, title)}\n`);
    for (const line of text.split('\n').flatMap((part) => wrap(part, WIDTH - indent.length)))
      out(`${indent}${paint(90, '│')} ${line}\n`);
  }

  return {
    scene: (title) =>
      out(`\n${paint(1, `── ${title} ${'─'.repeat(Math.max(3, WIDTH - title.length - 4))}`)}\n`),
    does: (who, what) => out(`\n  ${paint(33, who)}\n  ${paint(90, '│')} ${paint(3, what)}\n`),
    catchUp() {
      for (const message of slack.snapshot().messages.filter(({ isDeleted }) => !isDeleted)) {
        const key = `${message.channel} ${message.ts} ${message.onlyFor ?? ''}`;
        const text = plainText(message);
        const before = printed.get(key);
        printed.set(key, text);
        // A message that only lost its buttons is not worth a second reading.
        if (
          before === text ||
          (before !== undefined && withoutButtons(text).startsWith(withoutButtons(before)))
        )
          continue;
        print(message, before !== undefined);
      }
    },
  };
}

/** A message in plain words: mentions by name, dates and bold as people see them. */
function readable(message: MessageRecord, name: (id: string) => string): string {
  return plainText(message)
    .replace(/<@([A-Z0-9]+)>/g, (_, id: string) => `@${name(id)}`)
    .replace(/<!date\^\d+\^[^|>]*\|([^>]+)>/g, '$1')
    .replace(/[*_`]([^*_`\n]+)[*_`]/g, '$1')
    .replace(/:([a-z_]+):/g, (whole, emoji: string) => EMOJI[emoji] ?? whole);
}

const EMOJI: Record<string, string> = { white_check_mark: '✅', x: '❌', hourglass_flowing_sand: '⏳' };

const withoutButtons = (text: string) => text.replace(/^(\[[^\]]+\] ?)+$/gm, '').trim();

function wrap(line: string, width: number): string[] {
  const words = line.split(' ');
  const lines: string[] = [];
  let current = '';
  for (const word of words) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else
      current = current === '' && lines.length === 0 ? word : current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
