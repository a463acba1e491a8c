import { stepAfter } from '../flow/flow.ts';
import type { Step } from '../flow/schema.ts';
import type { Guide } from './guide.ts';
import { isVerified, type Onboarding } from './onboarding.ts';
import { stepAt } from './place.ts';

/** Words that mean a button, wherever the merchant stands. Compared without case and punctuation. */
const WORDS: Record<string, string> = {};
const SAYINGS: [choice: string, sayings: string[]][] = [
  ['back', ['back', 'go back', 'previous', 'undo', 'last step', 'previous step']],
  [
    'stuck',
    [
      'help',
      'help me',
      'stuck',
      'im stuck',
      'i am stuck',
      'i need help',
      'i dont understand',
      'how',
      'what',
      'where',
      'where is my file',
    ],
  ],
  ['different', ['it looks different here', 'it looks different', 'looks different', 'different']],
  ['status', ['status', 'where am i', 'progress', 'how far am i']],
  ['restart', ['restart', 'start over', 'start again', 'begin again', 'from the beginning', 'reset']],
  [
    'pm',
    [
      'talk to my pm',
      'pm',
      'my pm',
      'project manager',
      'my project manager',
      'human',
      'person',
      'agent',
      'support',
      'talk to a human',
      'talk to someone',
      'talk to a person',
      'contact',
      'ask my pm',
      'question',
    ],
  ],
  ['form', ['form', 'type it in', 'type it in instead', 'manual', 'manually', 'enter manually', 'type']],
  [
    'thanks',
    [
      'thanks',
      'thank you',
      'thank you very much',
      'many thanks',
      'great',
      'great thanks',
      'ok thanks',
      'cool',
      'perfect',
    ],
  ],
  [
    'resume',
    [
      'resume',
      'continue',
      'carry on',
      'go on',
      'hi',
      'hello',
      'hey',
      'hi there',
      'hello there',
      'good morning',
      'good afternoon',
      'im back',
      'i am back',
      'where were we',
      'never mind',
      'nevermind',
      'cancel',
    ],
  ],
];
for (const [choice, sayings] of SAYINGS) for (const saying of sayings) WORDS[saying] = choice;

const NEXT = [
  'next',
  'done',
  'ok',
  'okay',
  'ready',
  'finished',
  'did it',
  'got it',
  'yes',
  'yep',
  'y',
  'go',
  'lets start',
  'lets go',
  'start',
  'i did it',
  'i have done it',
  'all done',
  'check',
  'sure',
];
const YES = [
  'yes',
  'y',
  'yep',
  'yeah',
  'sure',
  'ok',
  'okay',
  'correct',
  'right',
  'thats mine',
  'yes thats mine',
  'it is',
];
const NO = ['no', 'n', 'nope', 'not mine', 'wrong', 'no thats not mine', 'it isnt'];

/** Words that keep their meaning while a question for the PM is awaited: the ones we teach, and their like. */
const COMMANDS = new Set([
  'done',
  'next',
  'back',
  'go back',
  'help',
  'help me',
  'stuck',
  'im stuck',
  'it looks different here',
  'status',
  'restart',
  'start over',
  'talk to my pm',
  'pm',
  'my pm',
  'type it in',
  'type it in instead',
  'form',
  'never mind',
  'nevermind',
  'cancel',
  'carry on',
  'continue',
  'thanks',
  'thank you',
]);
/** Words that lead up to a question and are none. */
const PRELUDES = new Set([
  'hi',
  'hello',
  'hey',
  'hi there',
  'hello there',
  'good morning',
  'good afternoon',
  'ok',
  'okay',
  'yes',
  'yep',
  'sure',
  'question',
  'i have a question',
]);

/** Lower case, without punctuation, single spaces. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What typed words mean where the merchant stands: the id of a button, or undefined when they are not
 * understood. A step's own choices come first, so that "no" answers the question just asked.
 */
export function understand(guide: Guide, onboarding: Onboarding, text: string): string | undefined {
  const said = plain(text);
  if (said === '') return undefined;
  if (onboarding.awaiting === 'restart' && YES.includes(said)) return 'restart-yes';
  if (onboarding.awaiting === 'restart' && NO.includes(said)) return 'resume';
  if (onboarding.awaiting === 'store' && YES.includes(said)) return 'store-yes';
  if (onboarding.awaiting === 'store' && NO.includes(said)) return 'store-no';

  const step = stepAt(guide.flow, onboarding.place);
  return (
    ownChoice(step, said) ??
    goesOn(guide, step, said) ??
    onlyChoice(step, said) ??
    WORDS[said] ??
    // "Yes, I am the owner": the first word says it all.
    (/^(yes|no) /.test(said) ? ownChoice(step, said.split(' ', 1)[0] ?? '') : undefined)
  );
}

/**
 * The same while a question for the PM is awaited: undefined is the question itself. A command must be all
 * that was written; `pm` asks for the question again.
 */
export function understandWhileAsked(guide: Guide, onboarding: Onboarding, text: string): string | undefined {
  const said = plain(text);
  // The result may have come meanwhile, and asked whether it is their store.
  if (isVerified(onboarding) && onboarding.storeConfirmed === undefined && [...YES, ...NO].includes(said))
    return understand(guide, { ...onboarding, awaiting: 'store' }, text);
  if (said === '' ? text.trim() === '' : PRELUDES.has(said)) return 'pm';
  return COMMANDS.has(said) ? (understand(guide, onboarding, text) ?? 'resume') : undefined;
}

/** Whether somebody asks something. An address may hold a question mark without asking. */
export function asksSomething(text: string): boolean {
  return /[?？؟]/.test(text.replace(/\S+:\/\/\S+/g, ''));
}

function ownChoice(step: Step, said: string): string | undefined {
  const named = step.choices.find(({ label, words, id }) =>
    [label, id, ...words].some((word) => plain(word) === said),
  );
  if (named) return named.id;
  const begun = step.choices.filter(({ label }) => plain(label).startsWith(`${said} `));
  return begun.length === 1 ? begun[0]?.id : undefined;
}

/** A step with nothing but one choice is a step with a next. */
function onlyChoice(step: Step, said: string): string | undefined {
  return step.choices.length === 1 && NEXT.includes(said) ? step.choices[0]?.id : undefined;
}

function goesOn(guide: Guide, step: Step, said: string): string | undefined {
  if (stepAfter(guide.flow, step) === undefined) return undefined;
  return NEXT.includes(said) || plain(step.done ?? '') === said ? 'next' : undefined;
}
