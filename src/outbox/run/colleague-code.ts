import { inTheirLanguage } from '../../flow/guide.ts';
import { codeToForward } from '../../views/merchant/colleague.ts';
import { chatOf, type Runner } from './runner.ts';

/** The code is made, and said, here: no state and no effect holds it. Done twice, the newer one counts. */
export const colleagueCode: Runner<'colleague-code'> = async (_effect, onboarding, means) => {
  const guide = means.guide(onboarding);
  if (!onboarding.handingOn || !guide) return undefined;
  const { merchant } = onboarding;
  const { code, link } = await means.colleagueCode(onboarding);
  await chatOf(means, merchant).post(
    merchant,
    inTheirLanguage(guide, onboarding, (theirs) => codeToForward(theirs, { code, link })),
  );
  return undefined;
};
