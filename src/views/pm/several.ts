import type { Platform } from '../../chat/address.ts';
import type { Block, Message } from '../../chat/message.ts';
import { mention, oneLine, plain } from '../../chat/text.ts';
import type { Actor } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { actorName } from '../actor.ts';

interface Row {
  customer: string;
  promised?: string;
  language?: string;
}

/** So many lines fit into one block of every platform. */
const LINES_AT_ONCE = 20;

export const severalErrors = (words: string): Record<string, string> => ({ several: words });

/** Which lines are to be put right, and how. */
export function wrongLines(wrong: { line: number; why: 'tooLong' | 'twice' | 'noName' }[]): string {
  const lines = wrong
    .slice(0, 5)
    .map(({ line, why }) => sayPlainly(`start.several.${why}`, { number: line }));
  return lines.join(' ');
}

export function tooMany(count: number): string {
  return sayPlainly('start.several.tooMany', { count });
}

export function underWayAlready(customers: string[]): string {
  return sayPlainly('start.several.underWay', { name: customers.join(', ') });
}

/** What a list comes to, before anything is started. */
export function previewOf(rows: Row[]): string {
  const line = ({ customer, promised, language }: Row) =>
    [customer, ...[promised, language].filter(Boolean)].join(' · ');
  return sayPlainly('start.several.preview', {
    count: rows.length,
    detail: plain(rows.map(line).join(' | ')),
  });
}

/** What the channel reads. */
export function startedSeveral(platform: Platform, by: Actor, rows: Row[]): Message {
  const facts = { actor: mention(platform, by.user, actorName(by)), count: rows.length };
  return {
    summary: sayPlainly('start.several.short', { count: rows.length }),
    blocks: [
      { type: 'text', text: say('start.several.started', facts) },
      { type: 'list', items: rows.map(({ customer }) => ({ mark: 'todo', text: plain(oneLine(customer)) })) },
    ],
  };
}

/** To each of them their own link, or code. */
export function linksOf(all: { row: Row; started: { link: string | undefined; code: string } }[]): Message {
  const lines = all.map(({ row, started: { link, code } }) => `${row.customer}: ${link ?? code}`);
  const blocks: Block[] = [{ type: 'text', text: say('start.several.links', { count: all.length }) }];
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE)
    blocks.push({ type: 'copy', text: lines.slice(at, at + LINES_AT_ONCE).join('\n') });
  return { summary: sayPlainly('start.several.short', { count: all.length }), blocks };
}
