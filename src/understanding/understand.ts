import { isAnswered } from '../flow/answered.ts';
import { stepAfter, stepFor } from '../flow/flow.ts';
import type { Guide } from '../flow/guide.ts';
import type { Step } from '../flow/schema.ts';
import { isVouchAsked, type Onboarding, wasVerified } from '../state/onboarding.ts';
import { stepAt } from '../state/place.ts';
import { type Meaning, readAtLength, readShortly, readWords } from './answers.ts';
import type { MeaningId } from './cues/cues.ts';
import { meaningOf } from './meanings.ts';
import { normalize, SHORTCODE } from './normalize.ts';
import { COMMANDS, MY_STORE, NEXT, NO, NOT_MY_STORE, PRELUDE, TAUGHT, YES } from './phrases.ts';

/** Meanings that are what a button says. */
const BUTTONS = ['pm', 'back', 'resume', 'stuck', 'different', 'status', 'restart', 'thanks'] as const;

/** What is meant that no button says: it has an answer of its own. */
export type About = Exclude<MeaningId, (typeof BUTTONS)[number]>;

const ABOUT = 'about:';

/** The meaning that an answer of `understand` stands for, unless it is a button. */
export function aboutOf(understood: string): About | undefined {
  return understood.startsWith(ABOUT) ? (understood.slice(ABOUT.length) as About) : undefined;
}

/**
 * What typed words mean where the merchant stands: the id of a button; `about:` and what else they are about; or
 * undefined when they are not understood. They answer what was shown last.
 */
export function understand(guide: Guide, onboarding: Onboarding, text: string): string | undefined {
  // Who asks something answers nothing.
  const asks = asksSomething(text);
  const asked = asks ? [] : expected(guide, onboarding);
  const others = asks ? COMMANDS : [...buttons(onboarding), ...COMMANDS];
  return (
    readShortly(text, [...asked, ...others]) ??
    readMeaning(guide, onboarding, text) ??
    readAtLength(text, asked, others)
  );
}

/** Where a meaning is none: whoever looks at their store speaks of that, and who asks whether they own one does not deny it. */
const DOUBTFUL: Partial<Record<MeaningId, (at: { isVerified: boolean; text: string }) => boolean>> = {
  'not-owner': ({ isVerified, text }) =>
    isVerified || asksSomething(text) || /^\W*(yes|ja|s[ií])\b/i.test(text),
  'two-stores': ({ isVerified, text }) => isVerified && !asksSomething(text),
};

function textOf({ heading = '', text, checklist = [] }: Step): string {
  return [heading, text, ...checklist.map((item) => item.text)].join(' ');
}

/** What is meant anywhere; a button of this step where that leads to the same. */
function readMeaning(
  { flow }: Guide,
  { phase, place, report }: Onboarding,
  text: string,
): string | undefined {
  const meaning = meaningOf(text, phase === 'guide' ? textOf(stepAt(flow, place)) : '');
  if (
    meaning !== undefined &&
    DOUBTFUL[meaning]?.({ isVerified: phase === 'result' && report?.verdict === 'verified', text })
  )
    return undefined;
  if (meaning === undefined || BUTTONS.some((button) => button === meaning)) return meaning;
  const go = isAnswered(meaning) && phase === 'guide' ? stepFor(flow, meaning)?.id : undefined;
  return stepAt(flow, place).choices.find((choice) => choice.go === go)?.id ?? ABOUT + meaning;
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

/** Whether words are more than a greeting, and answer nothing: something they want to know, or to be known. */
export function isQuestionOfTheirs(guide: Guide, onboarding: Onboarding, text: string): boolean {
  const meant = understand(guide, onboarding, text);
  return meant === undefined ? asksSomething(text) : aboutOf(meant) !== undefined || meant === 'pm';
}

/** Whether words that ask for a person hold the question as well. */
export function holdsQuestion(text: string, words = 9): boolean {
  const said = normalize(text).split(' ').length;
  return said > words || (ADDRESSED.test(text) && said > 5);
}

/** "Talk to my PM: …" */
const ADDRESSED = /\b(pm|manager|projektleiter(in)?|support|person|human|mensch|persona)\s*[:,;–—-]/i;

/** Whether it is a sign rather than words, or an answer that answers nothing where it was given. */
export function isSign(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text.replace(SHORTCODE, '')) || readWords(text, [AGREEING]) !== undefined;
}

const AGREEING: Meaning = {
  choice: 'agreeing',
  words: [...YES, ...NO, ...NEXT, ...MY_STORE, ...NOT_MY_STORE],
};

/** Whether somebody asks something. An address may hold a question mark without asking. */
export function asksSomething(text: string): boolean {
  return /[?？؟]/.test(text.replace(/:\/\/\S+/g, ''));
}

/** What would answer what the merchant was just asked. */
function expected(guide: Guide, onboarding: Onboarding): Meaning[] {
  const { open, phase, report, storeConfirmed } = onboarding;
  const shown = open?.context?.place;
  if (shown === 'restart') return RESTART;
  if (shown === 'unanswered')
    return [...PASS_ON, ...(phase === 'guide' ? ofStep(guide, onboarding).map(quietly) : [])];
  if (phase === 'guide') return ofStep(guide, onboarding);
  if (phase !== 'result' || shown !== 'result' || report?.verdict !== 'verified') return [];
  if (storeConfirmed === undefined) return STORE;
  if (isVouchAsked(onboarding)) return VOUCH;
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
/** What became of words that nobody understood: the step can still be answered. */
const PASS_ON: Meaning[] = [
  {
    choice: 'pass-on',
    says: 'yes',
    words: [
      ...[...YES, 'ok', 'sure', 'send', 'send it', 'pass it on', 'please do', 'do it', 'do that'],
      ...[
        'schick es',
        'bitte',
        'ja bitte',
        'weitergeben',
        'ja weitergeben',
        'envialo',
        'enviar',
        'si enviar',
        'por favor',
      ],
    ],
  },
  {
    choice: 'resume',
    says: 'no',
    words: [
      ...NO,
      "don't",
      'forget it',
      'no need',
      'not necessary',
      'nicht notig',
      'no hace falta',
      'seguir',
    ],
  },
];
const quietly = ({ choice, words }: Meaning): Meaning => ({ choice, words });

/** "OK" is what people say to anything: a store is theirs when they say so. */
const STORE: Meaning[] = [
  { choice: 'store-yes', says: 'yes', words: [...YES, ...MY_STORE] },
  { choice: 'store-no', says: 'no', words: [...NO, ...NOT_MY_STORE] },
];
/** Whether they set what can't be checked. */
const VOUCH: Meaning[] = [
  {
    choice: 'vouch-yes',
    says: 'yes',
    words: [...YES, 'I did', 'I set it', 'set', 'done', 'habe ich', 'lo hice'],
  },
  {
    choice: 'vouch-no',
    says: 'no',
    words: [...NO, "I didn't", 'I did not', 'forgot it', 'I forgot', 'vergessen', 'lo olvidé'],
  },
  {
    choice: 'vouch-unsure',
    words: [
      'not sure',
      "I'm not sure",
      'unsure',
      "I don't know",
      "don't know",
      "can't remember",
      "I don't remember",
      'maybe',
      'I think so',
      'weiß nicht',
      'weiß ich nicht',
      'bin nicht sicher',
      'no sé',
      'no estoy seguro',
      'no estoy segura',
      'no me acuerdo',
    ],
  },
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
