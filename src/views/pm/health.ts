import type { Mark } from '../../chat/message.ts';
import type { Text } from '../../chat/text.ts';
import { failingOf, isStillHere, isVerified, type Onboarding } from '../../state/onboarding.ts';
import { say } from '../../words/words.ts';

/** How an onboarding goes, in a word and a colour, and why. */
export interface Health {
  word: 'onTrack' | 'atRisk' | 'stuck' | 'done';
  mark: Mark;
  text: Text;
}

const MARKS = { onTrack: 'good', atRisk: 'todo', stuck: 'bad', done: 'done' } as const;

/** Whoever needed help so often at one step does not get on by themselves. */
const OFTEN = 3;

const STALLED = { silent: 'silent', 'not-me': 'notMe', declined: 'declined' } as const;

/**
 * How it goes: told from silence, promises, questions, and what went wrong at the step where they stand. Undefined for
 * what was called off.
 */
export function healthOf(onboarding: Onboarding): Health | undefined {
  const { stopped, handOver } = onboarding;
  if (stopped) return undefined;
  if (handOver?.done && isVerified(onboarding)) return health('done', []);
  const stuck = whyStuck(onboarding);
  if (stuck.length > 0) return health('stuck', stuck);
  const risks = whyAtRisk(onboarding);
  return risks.length > 0 ? health('atRisk', risks) : health('onTrack', []);
}

function health(word: Health['word'], why: Text[]): Health {
  const status = say(`pm.health.${word}`);
  const text = why.length > 0 ? say('pm.health', { status, detail: why.join(', ') }) : status;
  return { word, mark: MARKS[word], text };
}

function whyStuck(onboarding: Onboarding): Text[] {
  const { stalled, unreachable, submission, report, trouble, place } = onboarding;
  const { stuck, refused } = trouble?.step === place.step ? trouble : { stuck: 0, refused: 0 };
  const isGone = submission?.destroyed?.why === 'not-taken' && report?.verdict === 'verified';
  return [
    ...(stalled ? [say(`pm.health.${STALLED[stalled.why] ?? 'silent'}`)] : []),
    ...(unreachable.merchant ? [say('pm.health.unreachable')] : []),
    ...(failingOf(onboarding) && isStillHere(onboarding) ? [say('pm.health.failing')] : []),
    ...(isGone ? [say('pm.health.notTaken')] : []),
    ...(stuck >= OFTEN ? [say('pm.health.help', { count: stuck })] : []),
    ...(refused >= OFTEN ? [say('pm.health.files', { count: refused })] : []),
  ];
}

function whyAtRisk(onboarding: Onboarding): Text[] {
  const { questions, reminders, touchedAt, trouble, place, promiseWarnedAt } = onboarding;
  const { stuck, refused } = trouble?.step === place.step ? trouble : { stuck: 0, refused: 0 };
  const sent = reminders && reminders.at > touchedAt ? reminders.sent : 0;
  return [
    ...(questions ? [say('pm.health.question')] : []),
    ...(promiseWarnedAt === undefined ? [] : [say('pm.health.promise')]),
    ...(sent > 0 ? [say('pm.health.reminded', { count: sent })] : []),
    ...(stuck > 0 ? [say('pm.health.help', { count: stuck })] : []),
    ...(refused > 1 ? [say('pm.health.files', { count: refused })] : []),
  ];
}
