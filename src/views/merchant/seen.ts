import type { Message } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { progressMessage } from './checking.ts';
import { outcome } from './outcome.ts';
import { stepMessage } from './steps.ts';

/** What a merchant was asked or told last, where they stand. */
export function seenByMerchant(guide: Guide, onboarding: Onboarding): Message {
  const { phase, report } = onboarding;
  if (phase === 'guide') return stepMessage(guide, onboarding);
  return phase === 'result' && report
    ? outcome(guide, onboarding, report)
    : progressMessage(guide, onboarding);
}
