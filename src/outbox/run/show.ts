import { ChatError } from '../../chat/chat.ts';
import { openCredentials } from '../../credentials/open.ts';
import { SealError } from '../../credentials/seal.ts';
import { sheetOf } from '../../views/pm/hand-over.ts';
import { chatOf, type Runner } from './runner.ts';

export const show: Runner<'show'> = async ({ link, trigger }, onboarding, means) => {
  const { pm, handOver } = onboarding;
  const opening = handOver?.opening;
  if (!pm || opening?.link !== link || opening.ended) return undefined;
  try {
    const secrets = await openCredentials(opening.submission, means);
    const shop = means.guide(onboarding)?.shop;
    if (!secrets || !shop) return { event: { kind: 'not-shown', link } };
    await chatOf(means, pm).showSheet(pm, sheetOf(onboarding, link, shop.handOver(secrets)), trigger);
  } catch (error) {
    const isOver =
      error instanceof SealError ||
      (error instanceof ChatError && ['rejected', 'unknown'].includes(error.code));
    if (isOver) return { event: { kind: 'not-shown', link } };
    throw error;
  }
  return undefined;
};
