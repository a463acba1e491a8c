import type { Block, Message } from '../../chat/message.ts';
import { plain, type Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Invitation } from '../../state/invitation.ts';
import { canHandOver, type Onboarding, wasVerified } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { standingOf, standingOfInvited, statusOf } from '../standing.ts';
import { healthOf } from './health.ts';
import { ago } from './list.ts';
import { customerName } from './merchant.ts';

/** Of more than that in a group, the rest is counted. */
const MOST_LINES = 10;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Everybody of a channel, and since when (ms since 1970) what happened is news. */
export interface Morning {
  begun: Onboarding[];
  invited: Invitation[];
  since: number;
  now: number;
  guideOf(onboarding: Onboarding): Guide | undefined;
}

/** What is worth a look in the morning: who needs somebody, and why, who is next, who moved. Undefined: nothing is. */
export function digestMessage(morning: Morning): Message | undefined {
  const groups = [needed(morning), atRisk(morning), promised(morning), moved(morning)].filter(
    ({ lines }) => lines.length > 0,
  );
  if (groups.length === 0) return undefined;
  const title = sayPlainly('pm.digest.title', { count: morning.begun.length + morning.invited.length });
  const blocks: Block[] = [
    { type: 'heading', text: title },
    ...groups.flatMap(({ head, lines }): Block[] => [
      { type: 'text', text: [head, ...shortened(lines)].join('\n') },
    ]),
    { type: 'note', text: say('pm.digest.list') },
  ];
  return { summary: title, blocks };
}

interface Group {
  head: Text;
  lines: Text[];
}

/** Oldest first: those have waited longest. */
function needed({ begun, invited, now, guideOf }: Morning): Group {
  const people = begun.flatMap((one) => {
    const standing = standingOf(guideOf(one), one);
    const isPms = standing.urgency === 'pm' || canHandOver(one) || healthOf(one)?.word === 'stuck';
    return isPms ? [{ who: customerName(one), standing }] : [];
  });
  const ended = invited.flatMap((one) => {
    const standing = standingOfInvited(one, now);
    return standing.urgency === 'pm' ? [{ who: one.customer, standing }] : [];
  });
  const rows = [...people, ...ended].sort((a, b) => a.standing.since - b.standing.since);
  const lines = rows.map(({ who, standing }) => {
    const facts = { who: plain(who), status: statusOf(standing), when: ago(now - standing.since) };
    return say('pm.digest.line', facts);
  });
  return { head: say('pm.digest.needed', { count: lines.length }), lines };
}

function atRisk({ begun, guideOf }: Morning): Group {
  const lines = begun.flatMap((one) => {
    const health = healthOf(one);
    if (health?.word !== 'atRisk' || standingOf(guideOf(one), one).urgency === 'pm') return [];
    return [say('pm.digest.lineOnly', { who: plain(customerName(one)), status: health.text })];
  });
  return { head: say('pm.digest.atRisk', { count: lines.length }), lines };
}

function promised({ begun, now }: Morning): Group {
  const soon = begun
    .filter((one) => one.promised && !one.stopped && !wasVerified(one))
    .filter(({ promised = '' }) => Date.parse(promised) - now < WEEK_MS)
    .sort((a, b) => (a.promised ?? '').localeCompare(b.promised ?? ''));
  const lines = soon.map((one) =>
    say('pm.digest.lineOnly', { who: plain(customerName(one)), status: plain(one.promised ?? '') }),
  );
  return { head: say('pm.digest.promised', { count: lines.length }), lines };
}

function moved({ begun, since, guideOf }: Morning): Group {
  const lines = begun
    .filter(({ touchedAt, isOnlyGreeted }) => touchedAt > since && !isOnlyGreeted)
    .sort((a, b) => b.touchedAt - a.touchedAt)
    .map((one) => {
      const status = statusOf(standingOf(guideOf(one), one));
      return say('pm.digest.lineOnly', { who: plain(customerName(one)), status });
    });
  return { head: say('pm.digest.moved', { count: lines.length }), lines };
}

function shortened(lines: Text[]): Text[] {
  const shown = lines.slice(0, MOST_LINES).map((line) => `- ${line}`);
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, say('pm.digest.more', { count: rest })] : shown;
}
