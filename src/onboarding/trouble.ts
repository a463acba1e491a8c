import type { Onboarding } from '../state/onboarding.ts';
import type { Unguided } from './turn.ts';

/** Writes down that something went wrong at the step where the merchant stands; the card tells. */
export function noteTrouble({ state, effects }: Unguided, what: 'stuck' | 'refused'): void {
  const { step, stuck, refused } = troubleOf(state);
  state.trouble = { step, stuck, refused, [what]: (what === 'stuck' ? stuck : refused) + 1 };
  effects.push({ kind: 'card' });
}

function troubleOf({ trouble, place: { step } }: Onboarding) {
  return trouble?.step === step ? trouble : { step, stuck: 0, refused: 0 };
}
