import type { Block, Mark, Message } from '../../chat/message.ts';
import { withoutMarkup } from '../../chat/spans.ts';
import { plain, type Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Check, Report } from '../../shop/report.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { placeKey } from '../../state/place.ts';
import { say } from '../../words/words.ts';
import { checkLabel } from '../checks.ts';
import { statement } from '../message.ts';
import { shopName, shopOf } from './guide.ts';
import { noteTexts } from './problems.ts';

const MARKS: Record<Check['outcome'], Mark> = { pass: 'good', fail: 'bad', unknown: 'unknown' };

type Progress = Pick<Onboarding, 'phase' | 'submission' | 'report'>;

/** "Got it", and the checks as they come in: one message, edited until all is known. */
export function progressMessage(guide: Guide, progress: Progress): Message {
  const { phase, submission, report } = progress;
  const showsChecks = phase === 'checking' || (phase === 'result' && tellsChecks(report));
  const lead = leadOf(guide, phase, showsChecks);
  const finished = new Map(submission?.checks.map((check) => [check.id, check]));
  const items = (guide.shop?.checks ?? []).map((expected) => {
    const check = finished.get(expected.id);
    const mark: Mark = check ? (MARKS[check.outcome] ?? 'unknown') : 'working';
    return { mark, text: plain(checkLabel(guide.shop, expected)) };
  });
  return {
    summary: withoutMarkup(lead),
    blocks: [
      { type: 'text', text: lead },
      ...noteTexts(shopOf(guide).words, submission?.notes ?? []).map(
        (text): Block => ({ type: 'note', text }),
      ),
      ...(showsChecks ? [{ type: 'list', items } as const] : []),
    ],
  };
}

function leadOf(guide: Guide, phase: Onboarding['phase'], showsChecks: boolean): Text {
  const shop = shopName(guide);
  if (phase === 'result')
    return say(showsChecks ? 'merchant.check.doneEach' : 'merchant.check.done', { shop });
  if (phase === 'retrying') return say('merchant.check.retrying', { shop });
  return say('merchant.check.running', { shop, count: guide.shop?.checks.length ?? 0 });
}

/** Whether a report says something about each check, rather than one thing about all of them. */
function tellsChecks(report: Report | undefined): boolean {
  if (!report || report.reason === 'nothing_granted') return false;
  return report.verdict === 'verified' || report.verdict === 'needs_changes';
}

/** A check is under way. */
export function stillChecking(guide: Guide, onboarding: Onboarding): Message {
  const isRetrying = onboarding.phase === 'retrying';
  return {
    ...statement(
      say(isRetrying ? 'merchant.check.stillRetrying' : 'merchant.check.still', { shop: shopName(guide) }),
    ),
    context: { onboarding: onboarding.id, place: placeKey(onboarding.place) },
  };
}

/** What becomes of the progress message when newer credentials arrive. */
export function checkReplaced(): Message {
  return statement(say('merchant.check.replaced'), say('merchant.check.replaced.short'));
}

/** What becomes of the progress message when the credentials can't be opened. */
export function checkFailed(): Message {
  return statement(say('merchant.check.failed'));
}

/** The credentials can't be opened any more, through no fault of the merchant's. */
export function credentialsLost(): Text {
  return say('merchant.check.lost');
}
