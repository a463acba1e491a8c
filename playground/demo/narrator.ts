import type { Said } from './said.ts';

const WIDTH = 84;

/** Prints what is said, both sides, as a reader would follow it. */
export interface Narrator {
  /** A line of our own between the scenes. */
  scene(title: string): void;
  /** Something a person does that leaves no words: a button, a command. */
  does(who: string, what: string): void;
  /** Prints what was said, or changed, since the last time. */
  catchUp(): void;
}

/** A narrator of what `said` tells, that writes to `out`; with `colour`, in colours. */
export function createNarrator(said: () => Said[], out: (text: string) => void, colour: boolean): Narrator {
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const printed = new Map<string, string>();

  function print({ author, place, isPm, isBot, text }: Said, isEdit: boolean): void {
    if (text === '(file)') return;
    const indent = isPm ? '        ' : '  ';
    out(
      `\n${indent}${paint(isPm ? 35 : isBot ? 36 : 33, `${author}${place}${isEdit ? ', the same message now' : ''}`)}\n`,
    );
    // The PM's card changes often; what stands in its first lines is the news.
    const lines = isPm && isEdit ? text.split('\n').slice(0, 2) : text.split('\n');
    for (const line of lines.flatMap((part) => wrap(part, WIDTH - indent.length))) {
      out(`${indent}${paint(90, '│')} ${line}\n`);
    }
  }

  return {
    scene: (title) =>
      out(`\n${paint(1, `── ${title} ${'─'.repeat(Math.max(3, WIDTH - title.length - 4))}`)}\n`),
    does: (who, what) => out(`\n  ${paint(33, who)}\n  ${paint(90, '│')} ${paint(3, what)}\n`),
    catchUp() {
      for (const message of said()) {
        const before = printed.get(message.key);
        printed.set(message.key, message.text);
        // A message that only lost its buttons is not worth a second reading.
        const isOld = before !== undefined && withoutButtons(message.text).startsWith(withoutButtons(before));
        if (!isOld) print(message, before !== undefined);
      }
    },
  };
}

const withoutButtons = (text: string) => text.replace(/^(\[[^\][\n]+\] ?)+$/gm, '').trim();

/** Breaks a line between words. */
function wrap(line: string, width: number): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
