import type { Text } from '../chat/text.ts';
import { stepNumber } from '../flow/flow.ts';
import { fill, type Guide } from '../flow/guide.ts';
import type { Step } from '../flow/schema.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { stepAt } from '../state/place.ts';
import { say } from '../words/words.ts';

/** What a step is called where only a line fits. */
export function heading(guide: Guide, step: Step): Text {
  return fill(guide, step.heading ?? step.text.split(/(?<=[.?!])\s|\n/, 1)[0] ?? step.id);
}

/** The same for project managers. */
export function headingForPm(guide: Guide, step: Step): Text {
  return step.pm === undefined ? heading(guide, step) : fill(guide, step.pm);
}

/** "Step 4 of 9", or "" where steps are not counted. */
export function stepCount(guide: Guide, { place }: Pick<Onboarding, 'place'>): Text {
  const counted = stepNumber(guide.flow, stepAt(guide.flow, place));
  return counted ? say('step.counted', counted) : '';
}
