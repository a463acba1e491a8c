import type { Block, Message } from '../../chat/message.ts';
import { oneLine, plain, type Text } from '../../chat/text.ts';
import type { Invitation } from '../../state/invitation.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { statement } from '../message.ts';
import { type Standing, standingOfInvited, URGENCIES } from '../standing.ts';
import { merchantMention, merchantName } from './merchant.ts';

/** A line of the list: a merchant or, where nobody has come yet, a customer. */
export interface Row {
  /** The onboarding's. */
  id: string;
  standing: Standing;
  name: string;
  /** The name, where there is room for a mention. */
  mention: Text;
  /** What else they are known by. */
  aside?: string | undefined;
}

/** So few are worth a mention each, and what else is known of them. */
const FEW = 5;
/** Of more than that only the names of the people fit, not those of their stores. */
const MANY = 40;
const LONGEST_NAME = 40;
/** What was asked for is not said back at greater length. */
const LONGEST_ECHO = 80;
/** All rows together, in bytes of UTF-8: Teams takes about twice as much for a whole card. */
const MOST_BYTES = 14_000;

/** A merchant's line. */
export function merchantRow(onboarding: Onboarding, standing: Standing): Row {
  const { id, customer, report, kept } = onboarding;
  const aside = customer ?? (report ?? kept)?.store?.name ?? undefined;
  return { id, standing, name: merchantName(onboarding), mention: merchantMention(onboarding), aside };
}

/** The line of somebody who was invited. */
export function invitedRow(invitation: Invitation, now: number): Row {
  const name = oneLine(invitation.customer);
  const standing = standingOfInvited(invitation, now);
  return { id: invitation.id, standing, name, mention: plain(name) };
}

/**
 * A PM's merchants at a glance, in groups of one standing: who needs somebody first, who is done last,
 * and in each the one who has waited longest comes first. What there is no room for is counted.
 */
export function listMessage(all: Row[], now: number, { word, page, of }: Page): Message {
  const groups = groupsOf(all);
  const title = sayPlainly('pm.list.title', { count: of });
  const blocks: Block[] = [{ type: 'heading', text: title }];
  if (groups.length > 1)
    blocks.push({
      type: 'note',
      text: groups.map(({ head, rows }) => `${rows.length} ${lower(head.title)}`).join(' · '),
    });
  let room = MOST_BYTES;
  let shown = 0;
  for (const { head, rows } of groups) {
    const lines: Text[] = [];
    // Of those who are done, the newest are news.
    for (const row of head.urgency === 'done' ? rows.toReversed() : rows) {
      const line = lineOf(row, all.length, now);
      room -= Buffer.byteLength(line);
      if (room > 0) lines.push(line);
    }
    shown += lines.length;
    if (lines.length === 0) continue;
    blocks.push(
      { type: 'list', items: [{ mark: head.mark, text: headOf(head, all.length === 1 ? 0 : rows.length) }] },
      { type: 'text', text: together(lines, head.urgency) },
    );
  }
  const rest = all.length - shown;
  if (rest > 0) blocks.push({ type: 'note', text: say('pm.list.rest', { count: rest }) });
  const pages = Math.ceil(of / PAGE);
  if (pages > 1) blocks.push({ type: 'note', text: say('pm.status.page', { number: page, of: pages }) });
  if (page < pages) {
    const next = { id: `${NEXT}:${page + 1}:${word}`, label: sayPlainly('pm.status.next') };
    blocks.push({ type: 'choices', choices: [next] });
  }
  const [only] = all;
  if (only && of === 1) blocks.push({ type: 'note', text: say('pm.list.id', { onboarding: only.id }) });
  return { summary: title, blocks };
}

/** What a list is a page of. */
interface Page {
  /** The word or name that was asked for. */
  word: string;
  /** The first is 1. */
  page: number;
  /** So many rows in all. */
  of: number;
}

/** So many merchants are on a page. */
const PAGE = 40;
const NEXT = 'status-next';

/** The rows of a page, in the order in which they are shown. */
export function pageOf(all: Row[], page: number): Row[] {
  const sorted = groupsOf(all).flatMap(({ rows }) => rows);
  return sorted.slice((page - 1) * PAGE, page * PAGE);
}

/** The page and the word that a button asks for; undefined: it is none of these. */
export function nextPageOf(choice: string): { page: number; word: string } | undefined {
  const [, page = '', word = ''] = /^status-next:(\d{1,4}):(.*)$/s.exec(choice) ?? [];
  return page === '' ? undefined : { page: Number(page), word };
}

/** There are no merchants in this channel. */
export function noMerchants(): Message {
  return statement(say('pm.list.none'));
}

/** None of the channel's merchants, `count` in all, has a name like the one asked for. */
export function noneCalled(wanted: string, count: number): Message {
  return statement(say('pm.list.noneOfThatName', { name: wanted.slice(0, LONGEST_ECHO), count }));
}

/** "**Needs changes** (3) · Waiting for: the merchant"; `count` is 0 where it goes without saying. */
function headOf({ title, next }: Standing, count: number): Text {
  return count === 0
    ? say('pm.list.group', { status: title, next })
    : say('pm.list.groupOf', { status: title, count, next });
}

/** Of those who are done there may be many: they share lines. */
function together(lines: Text[], urgency: Standing['urgency']): Text {
  return urgency === 'done' && lines.length > FEW
    ? lines.join(', ')
    : lines.map((line) => `- ${line}`).join('\n');
}

/** Those of one standing, together; the groups by urgency, and what is in them by how long it has waited. */
function groupsOf(all: Row[]): { head: Standing; rows: Row[] }[] {
  const groups = new Map<string, { head: Standing; rows: Row[] }>();
  for (const row of [...all].sort((a, b) => a.standing.since - b.standing.since)) {
    const { title, next } = row.standing;
    const group = groups.get(`${title} ${next}`) ?? { head: row.standing, rows: [] };
    group.rows.push(row);
    groups.set(`${title} ${next}`, group);
  }
  const rank = ({ head }: { head: Standing }) => URGENCIES.indexOf(head.urgency);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || a.head.since - b.head.since);
}

/** "Jane (Acme Outdoor): Marketing, Orders · 2 h" */
function lineOf({ name, mention, aside, standing }: Row, of: number, now: number): Text {
  const who = of <= FEW ? mention : plain(clip(name));
  const store = of <= MANY && aside && oneLine(aside) !== name ? ` (${plain(clip(aside))})` : '';
  const detail = standing.detail ? `: ${standing.detail}` : '';
  const notes = of <= FEW ? standing.notes.map((note) => ` · ${note}`).join('') : '';
  return `**${who}**${store}${detail} · ${ago(now - standing.since)}${notes}`;
}

function clip(name: string): string {
  const signs = [...oneLine(name)];
  return signs.length <= LONGEST_NAME ? signs.join('') : `${signs.slice(0, LONGEST_NAME - 1).join('')}…`;
}

const lower = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);

/** A duration as a reader says it: "just now", "5 min", "3 h", "2 days"; the unit stays with its number. */
export function ago(ms: number): Text {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return say('pm.ago.now');
  if (minutes < 60) return say('pm.ago.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return say('pm.ago.hours', { count: hours });
  return say('pm.ago.days', { count: Math.floor(hours / 24) });
}
