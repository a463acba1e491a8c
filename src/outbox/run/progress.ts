import { inTheirLanguage } from '../../flow/guide.ts';
import { progressMessage } from '../../views/merchant/checking.ts';
import { chatOf, editIfThere, type Runner } from './runner.ts';

/** Of a message that is still on its way nothing can be edited: what it says is brought up to date once it is there. */
export const progress: Runner<'progress'> = async ({ submission }, onboarding, means) => {
  const { merchant, messages, unsent } = onboarding;
  const guide = means.guide(onboarding);
  const ref = messages.progress;
  if (!guide || !ref || unsent?.progress || onboarding.submission?.id !== submission) return undefined;
  await editIfThere(
    chatOf(means, merchant),
    merchant,
    ref,
    inTheirLanguage(guide, onboarding, (theirs) => progressMessage(theirs, onboarding)),
  );
  return undefined;
};
