import { OWN_NAME } from '../../base/language.ts';
import type { Block, Message } from '../../chat/message.ts';
import { withoutMarkup } from '../../chat/spans.ts';
import { moment, plain, type Text } from '../../chat/text.ts';
import { type Guide, languageFor } from '../../flow/guide.ts';
import type { Report } from '../../shop/report.ts';
import type { Onboarding, Way } from '../../state/onboarding.ts';
import { stepAt } from '../../state/place.ts';
import { say, sayPlainly, spokenLanguage } from '../../words/words.ts';
import { checkLabels } from '../checks.ts';
import { type Standing, standingOf, statusOf } from '../standing.ts';
import { headingForPm, stepCount } from '../step.ts';
import { forgetBlocks, forgetChoices } from './forget.ts';
import { askAgainChoices, checkAgainChoices, checkAgainNotes, handOverChoices, rowOf } from './hand-over.ts';
import { healthOf } from './health.ts';
import { actorMention, customerName, merchantMention } from './merchant.ts';
import { movingChoices } from './reminders.ts';
import { replyChoices } from './reply.ts';
import { seeChoices } from './see.ts';

/**
 * The PM's card: one per merchant, edited in place. A pure picture of the state, so that however often
 * it is drawn, and whatever was missed meanwhile, it is right.
 */
export function cardMessage(
  guide: Guide | undefined,
  onboarding: Onboarding,
  ways: readonly Way[] = [],
): Message {
  const standing = standingOf(guide, onboarding);
  const status = statusOf(standing);
  const name = customerName(onboarding);
  const footer = { title: guide?.flow.title ?? onboarding.flow, when: moment(onboarding.startedAt) };
  const isMoving = guide !== undefined && standing.urgency === 'moving';
  const counted = isMoving ? stepCount(guide, onboarding) : '';
  const line =
    isMoving && counted
      ? say('pm.card.statusAt', {
          status,
          heading: headingForPm(guide, stepAt(guide.flow, onboarding.place)),
        })
      : say('pm.card.status', { status });
  const notes = [...standing.notes, ...checkAgainNotes(onboarding), ...unprovedOf(guide?.shop, onboarding)];
  const blocks: Block[] = [
    { type: 'heading', text: name },
    { type: 'list', items: [{ mark: standing.mark, text: line }] },
    { type: 'facts', facts: factsOf(guide, onboarding, standing) },
    ...[...notes, say('pm.card.footer', footer)].map((text): Block => ({ type: 'note', text })),
    ...rowOf(
      ...handOverChoices(onboarding, ways),
      ...askAgainChoices(onboarding),
      ...replyChoices(onboarding),
      ...seeChoices(onboarding),
      ...checkAgainChoices(onboarding),
      ...movingChoices(onboarding),
      ...forgetChoices(onboarding),
    ),
    ...forgetBlocks(onboarding),
  ];
  const context = { onboarding: onboarding.id, place: 'card' };
  return { summary: `${name}: ${withoutMarkup(status)}`, blocks, context };
}

function factsOf(
  guide: Guide | undefined,
  onboarding: Onboarding,
  { since, next }: Standing,
): { label: string; value: Text }[] {
  const { report, owner, promised, language } = onboarding;
  const health = healthOf(onboarding);
  const facts = [
    ...(health ? [{ label: sayPlainly('pm.card.health'), value: health.text }] : []),
    { label: sayPlainly('pm.card.merchant'), value: merchantMention(onboarding) },
    ...(owner ? [{ label: sayPlainly('pm.card.owner'), value: actorMention(onboarding, owner) }] : []),
    { label: sayPlainly('pm.card.since'), value: moment(since) },
    { label: sayPlainly('pm.card.waitingFor'), value: next },
  ];
  if (report?.store) facts.push({ label: sayPlainly('pm.card.store'), value: storeLine(report.store) });
  const read = guide && languageFor(guide, language);
  if (read && read !== spokenLanguage())
    facts.push({ label: sayPlainly('pm.card.language'), value: plain(OWN_NAME[read]) });
  if (promised) facts.push({ label: sayPlainly('pm.card.promised'), value: plain(promised) });
  return facts;
}

/** As plain as the other facts. */
function storeLine({ id, name, domain }: NonNullable<Report['store']>): Text {
  return plain(name ? `${name}${domain ? ` (${domain})` : ''}` : id);
}

function unprovedOf(shop: Guide['shop'], { phase, report, vouched }: Onboarding): Text[] {
  const unproved = report?.checks.filter(({ outcome }) => outcome === 'unknown') ?? [];
  if (phase !== 'result' || unproved.length === 0) return [];
  const facts = { permissions: checkLabels(shop, unproved) };
  return [vouched === undefined ? say('pm.card.unproved', facts) : say(`pm.card.unproved.${vouched}`, facts)];
}
