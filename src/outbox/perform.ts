import type { Effect, EffectOf, Kind } from '../state/effect.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { alert } from './run/alert.ts';
import { answer } from './run/answer.ts';
import { card } from './run/card.ts';
import { closeForm } from './run/close-form.ts';
import { colleagueCode } from './run/colleague-code.ts';
import { conclude } from './run/conclude.ts';
import { deliver } from './run/deliver.ts';
import { discard } from './run/discard.ts';
import { expire } from './run/expire.ts';
import { fetch } from './run/fetch.ts';
import { introduce } from './run/introduce.ts';
import { link } from './run/link.ts';
import { list } from './run/list.ts';
import { notify } from './run/notify.ts';
import { openForm } from './run/open-form.ts';
import { progress } from './run/progress.ts';
import { recheck } from './run/recheck.ts';
import { remind } from './run/remind.ts';
import { replace } from './run/replace.ts';
import type { Means, Outcome, Runner } from './run/runner.ts';
import { say } from './run/say.ts';
import { settle } from './run/settle.ts';
import { show } from './run/show.ts';
import { tell } from './run/tell.ts';
import { verify } from './run/verify.ts';

/** How each kind of effect is performed. */
const RUNNERS: { [K in Kind]: Runner<K> } = {
  say,
  tell,
  'colleague-code': colleagueCode,
  settle,
  progress,
  replace,
  'open-form': openForm,
  'close-form': closeForm,
  card,
  alert,
  answer,
  fetch,
  verify,
  introduce,
  list,
  link,
  show,
  conclude,
  notify,
  deliver,
  expire,
  recheck,
  remind,
  discard,
};

/**
 * Performs one effect of an onboarding in its present state. Answers the event that reports its result,
 * if there is anything to report.
 * @throws ChatError when a chat platform would not or could not, DeliveryError when a receiver
 */
export type Perform = (onboarding: Onboarding, effect: Effect) => Promise<Outcome>;

/** The performer of effects by the given means. */
export function createPerform(means: Means): Perform {
  return (onboarding, effect) => run(effect, onboarding, means);
}

function run<K extends Kind>(effect: EffectOf<K>, onboarding: Onboarding, means: Means): Promise<Outcome> {
  const runner: Runner<K> = RUNNERS[effect.kind];
  return runner(effect, onboarding, means);
}
