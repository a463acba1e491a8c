import { filePurpose } from '../../credentials/receive.ts';
import { readFiles } from '../files.ts';
import { chatOf, type Runner } from './runner.ts';

/** Far more than a credentials file has: enough to tell a screenshot or a document for what it is. */
const MOST_BYTES = 10 * 1024 * 1024;

export const fetch: Runner<'fetch'> = async ({ files, sentAt }, onboarding, means) => {
  const { id, merchant } = onboarding;
  const guide = means.guide(onboarding);
  // It may be put back before anybody has lost their patience.
  if (!guide) throw new Error('the flow is not there');
  const { shop } = guide;
  if (!shop) return undefined;
  const receipt = await readFiles(files, async (sealed) => {
    const file = await means.seal.open(sealed, filePurpose(id));
    const bytes = await chatOf(means, merchant).download(merchant, file, MOST_BYTES);
    return await means.receiver.file(shop, id, bytes);
  });
  if (receipt.kind === 'refused') return { event: { kind: 'refused', sentAt, problem: receipt.problem } };
  const { received, notes, jwe } = receipt;
  return { event: { kind: 'submitted', sentAt, received, notes }, jwe };
};
