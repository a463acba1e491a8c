import type { Message } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Report } from '../../shop/report.ts';
import { isVouchAsked, type Onboarding } from '../../state/onboarding.ts';
import { lastQuestion, makeItAnew, otherStore, thankYou } from './finish.ts';
import { resultMessage } from './results.ts';

/** Where a merchant stands who has a report. */
export function outcome(guide: Guide, state: Onboarding, report: Report): Message {
  if (isVouchAsked(state)) return lastQuestion(guide, state, report);
  if (state.vouched === 'no') return makeItAnew(guide, state);
  if (state.storeConfirmed === true) return thankYou(guide, state);
  if (state.storeConfirmed === false) return otherStore(guide, state);
  return resultMessage(guide, state, report);
}
