import type { Block, Message } from '../../chat/message.ts';
import { moment, plain, type Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Check } from '../../shop/report.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { checkDetail, checkLabel } from '../checks.ts';
import { statement } from '../message.ts';
import { standingOf, statusOf } from '../standing.ts';
import { healthOf } from './health.ts';
import { ago } from './list.ts';
import { actorMention, customerName, merchantMention } from './merchant.ts';

/** What may be asked. */
export function statusHelp(): Message {
  const lines = (['stuck', 'waiting', 'verified', 'mine', 'name', 'report', 'export'] as const).map(
    (word) => `- ${say(`pm.status.help.${word}`)}`,
  );
  const words = say('pm.status.help');
  return statement([words, ...lines].join('\n'), words);
}

/** Nobody is in the list that was asked for, of `count` in all. */
export function nobodyLike(count: number): Message {
  return statement(say('pm.status.none', { count }));
}

/** All there is to know of one merchant. `cardUrl`: where their card is. */
export function reportMessage(
  guide: Guide | undefined,
  onboarding: Onboarding,
  cardUrl: string | undefined,
): Message {
  const standing = standingOf(guide, onboarding);
  const name = customerName(onboarding);
  const { report, submission } = onboarding;
  const checks: Block[] =
    report && report.checks.length > 0 && submission
      ? [
          { type: 'text', text: say('pm.one.checks', { when: moment(submission.at) }) },
          { type: 'list', items: report.checks.map((check) => lineOf(guide?.shop, check)) },
        ]
      : [];
  return {
    summary: name,
    blocks: [
      { type: 'heading', text: name },
      {
        type: 'list',
        items: [{ mark: standing.mark, text: say('pm.card.status', { status: statusOf(standing) }) }],
      },
      { type: 'facts', facts: factsOf(onboarding, standing.next) },
      ...standing.notes.map((text): Block => ({ type: 'note', text })),
      ...checks,
      { type: 'note', text: say('pm.list.id', { onboarding: onboarding.id }) },
      ...(cardUrl === undefined
        ? []
        : [
            {
              type: 'choices' as const,
              choices: [{ id: 'open', label: sayPlainly('pm.one.open'), url: cardUrl }],
            },
          ]),
    ],
  };
}

function factsOf(onboarding: Onboarding, next: Text): { label: string; value: Text }[] {
  const { owner, promised, startedAt, touchedAt, submission, report } = onboarding;
  const health = healthOf(onboarding);
  return [
    ...(health ? [{ label: sayPlainly('pm.card.health'), value: health.text }] : []),
    { label: sayPlainly('pm.card.merchant'), value: merchantMention(onboarding) },
    ...(owner ? [{ label: sayPlainly('pm.one.owner'), value: actorMention(onboarding, owner) }] : []),
    { label: sayPlainly('pm.card.waitingFor'), value: next },
    { label: sayPlainly('pm.one.started'), value: moment(startedAt) },
    { label: sayPlainly('pm.one.heard'), value: moment(touchedAt) },
    ...(submission ? [{ label: sayPlainly('pm.one.sent'), value: moment(submission.at) }] : []),
    ...(promised ? [{ label: sayPlainly('pm.card.promised'), value: plain(promised) }] : []),
    ...(report?.store
      ? [{ label: sayPlainly('pm.card.store'), value: plain(report.store.name ?? report.store.id) }]
      : []),
  ];
}

function lineOf(shop: Guide['shop'], check: Check): { mark: 'good' | 'bad' | 'unknown'; text: Text } {
  const mark = ({ pass: 'good', fail: 'bad', unknown: 'unknown' } as const)[check.outcome] ?? 'unknown';
  return { mark, text: shop ? checkDetail(shop, check) : plain(check.id) };
}

/** What the merchants of a channel tell together. */
export interface Figures {
  count: number;
  verified: number;
  /** From the first step to working credentials, in ms; undefined: nobody got there. */
  times: { median: number; most: number } | undefined;
  /** Where those are who are under way: most first. */
  steps: [where: Text, count: number][];
  /** Of the newest reports: most first. */
  checks: [check: Pick<Check, 'id'>, count: number][];
  reminded: number;
  cameBack: number;
}

/** How it goes in a channel. */
export function figuresMessage(figures: Figures, shop: Guide['shop']): Message {
  const { count, verified, times, steps, checks, reminded, cameBack } = figures;
  const time = times
    ? say('pm.figures.time', { median: ago(times.median), most: ago(times.most) })
    : say('pm.figures.noTime');
  const lines = [say('pm.figures.count', { count, sent: verified }), time];
  const group = (head: Text, rows: [Text, number][]): Block[] =>
    rows.length === 0
      ? []
      : [
          {
            type: 'text',
            text: [head, ...rows.map(([label, each]) => `- ${label}: ${each}`)].join('\n'),
          },
        ];
  const title = sayPlainly('pm.figures.title');
  return {
    summary: title,
    blocks: [
      { type: 'heading', text: title },
      { type: 'text', text: lines.join('\n') },
      ...group(say('pm.figures.steps'), steps),
      ...group(
        say('pm.figures.checks'),
        checks.map(([check, each]) => [plain(checkLabel(shop, check)), each]),
      ),
      ...(reminded > 0
        ? [{ type: 'note' as const, text: say('pm.figures.reminders', { sent: reminded, count: cameBack }) }]
        : []),
    ],
  };
}

/** The table was sent to whoever asked, or could not be. */
export function exported(isSent: boolean): Message {
  return statement(say(isSent ? 'pm.status.exported' : 'pm.status.notExported'));
}

/** The table itself, for the asker's own chat. Long ones go on in more than one part. */
export function exportMessage(csv: string, count: number): Message {
  return {
    summary: sayPlainly('pm.status.export.short'),
    blocks: [
      { type: 'text', text: say('pm.status.export', { count }) },
      ...partsOf(csv).map((text): Block => ({ type: 'copy', text })),
    ],
  };
}

/** What fits into one block to copy of either platform. */
const PART = 2_500;

function partsOf(csv: string): string[] {
  const parts: string[] = [];
  for (const line of csv.split(/(?<=\n)/)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + line.length <= PART) parts[parts.length - 1] = last + line;
    else parts.push(line);
  }
  return parts.map((part) => part.trimEnd());
}
