import { inTheirLanguage } from '../../flow/guide.ts';
import { answerMessage } from '../../views/merchant/answer.ts';
import { chatOf, type Runner } from './runner.ts';

/** What somebody is called is asked when it is said: a press or a mention tells an id, or a name for signing in. */
export const answer: Runner<'answer'> = async ({ by, text }, onboarding, means) => {
  const { merchant, pm } = onboarding;
  const known = pm && (await nameOf({ ...pm, user: by.user }, means));
  const from = { ...by, name: known ?? by.name };
  const guide = means.guide(onboarding);
  await chatOf(means, merchant).post(
    merchant,
    inTheirLanguage(guide, onboarding, (theirs) => answerMessage(theirs, onboarding, from, text)),
  );
  return undefined;
};

/** A name is a courtesy: what was said must not wait for it. */
async function nameOf(
  person: Parameters<ReturnType<typeof chatOf>['profileOf']>[0],
  means: Parameters<typeof chatOf>[0],
): Promise<string | undefined> {
  try {
    return (await chatOf(means, person).profileOf(person)).name;
  } catch {
    return undefined;
  }
}
