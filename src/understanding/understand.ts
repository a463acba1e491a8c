import { stepAfter } from '../flow/flow.ts';
import type { Guide } from '../flow/guide.ts';
import { type Onboarding, wasVerified } from '../state/onboarding.ts';
import { stepAt } from '../state/place.ts';
import { type Meaning, readAnswer, readWords } from './answers.ts';
import { normalize } from './normalize.ts';
import { COMMANDS, MY_STORE, NEXT, NO, NOT_MY_STORE, PRELUDE, TAUGHT, YES } from './phrases.ts';

/**
 * What typed words mean where the merchant stands: the id of a button, or undefined when they are not
 * understood. They answer what was shown last.
 */
export function understand(guide: Guide, onboarding: Onboarding, text: string): string | undefined {
  // Who asks something answers nothing.
  if (asksSomething(text)) return readAnswer(text, [], COMMANDS);
  return readAnswer(text, expected(guide, onboarding), [...buttons(onboarding), ...COMMANDS]);
}

/**
 * The same while a question for the PM is awaited: undefined is the question itself. A command must be all
 * that was written; `pm` asks for the question again.
 */
export function understandWhileAsked(guide: Guide, onboarding: Onboarding, text: string): string | undefined {
  // The result may have come meanwhile, and asked whether it is their store.
  const isStoreAsked = wasVerified(onboarding) && onboarding.storeConfirmed === undefined;
  const answer = isStoreAsked ? readWords(text, STORE) : undefined;
  if (answer) return answer;
  if (text.trim() === '' || readWords(text, [PRELUDE])) return PRELUDE.choice;
  return readWords(text, [TAUGHT]) && (understand(guide, onboarding, text) ?? 'resume');
}

/** Whether somebody asks something. An address may hold a question mark without asking. */
export function asksSomething(text: string): boolean {
  return /[?？؟]/.test(text.replace(/:\/\/\S+/g, ''));
}

/** What would answer what the merchant was just asked. */
function expected(guide: Guide, onboarding: Onboarding): Meaning[] {
  const { open, phase, report, storeConfirmed } = onboarding;
  const shown = open?.context?.place;
  if (shown === 'restart') return RESTART;
  if (phase === 'guide') return ofStep(guide, onboarding);
  if (phase !== 'result' || shown !== 'result' || report?.verdict !== 'verified') return [];
  if (storeConfirmed === undefined) return STORE;
  return storeConfirmed ? CONFIRMED : DENIED;
}

const RESTART: Meaning[] = [
  {
    choice: 'restart-yes',
    says: 'yes',
    words: [...YES, 'ok', 'sure', 'restart', 'start again', 'start over'],
  },
  { choice: 'resume', says: 'no', words: [...NO, "don't", 'stop'] },
];
/** "OK" is what people say to anything: a store is theirs when they say so. */
const STORE: Meaning[] = [
  { choice: 'store-yes', says: 'yes', words: [...YES, ...MY_STORE] },
  { choice: 'store-no', says: 'no', words: [...NO, ...NOT_MY_STORE] },
];
const CONFIRMED: Meaning[] = [
  { choice: 'store-no', words: NOT_MY_STORE },
  { choice: 'store-ask', words: [...NO, 'back', 'go back', 'undo'] },
];
const DENIED: Meaning[] = [{ choice: 'store-yes', words: MY_STORE }];

function ofStep({ flow }: Guide, { place }: Onboarding): Meaning[] {
  const step = stepAt(flow, place);
  const { choices } = step;
  const own = choices.map(({ id, label, words }): Meaning => {
    const others = choices.filter((other) => other.id !== id);
    return saying(id, [label, id, ...words, ...beginnings(label, others)]);
  });
  if (stepAfter(flow, step))
    return [...own, { choice: 'next', says: 'next', words: [...NEXT, step.done ?? ''] }];
  // A step with nothing but one choice is a step with a next.
  const [only] = choices;
  return only && choices.length === 1 ? [...own, { choice: only.id, says: 'next', words: NEXT }] : own;
}

function saying(choice: string, words: string[]): Meaning {
  const says = (['yes', 'no'] as const).find((answer) => words.some((word) => normalize(word) === answer));
  return says ? { choice, words, says } : { choice, words };
}

/** How a label may be cut short: no other label begins like that. */
function beginnings(label: string, others: { label: string }[]): string[] {
  const words = normalize(label).split(' ');
  return words
    .map((_, index) => words.slice(0, index).join(' '))
    .filter(
      (start) => start && !others.some((other) => `${normalize(other.label)} `.startsWith(`${start} `)),
    );
}

/** The buttons of the newest message, by their labels. */
function buttons({ open }: Onboarding): Meaning[] {
  const choices = open?.blocks.flatMap((block) => (block.type === 'choices' ? block.choices : [])) ?? [];
  return choices.map(({ id, label }) => ({ choice: id, words: [label] }));
}
