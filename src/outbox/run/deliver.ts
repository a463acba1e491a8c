import { openCredentials } from '../../credentials/open.ts';
import { SealError } from '../../credentials/seal.ts';
import { DeliveryError } from '../../credentials/sink.ts';
import { canHandOver, type Onboarding } from '../../state/onboarding.ts';
import type { Means, Runner } from './runner.ts';

/** Credentials that are out already, or no longer the ones that count, are not pushed. */
export const deliver: Runner<'deliver'> = async ({ submission, sink, at }, onboarding, means) => {
  if (!canHandOver(onboarding) || onboarding.submission?.id !== submission) return undefined;
  const { asked, opening } = onboarding.handOver ?? {};
  if (opening && !opening.ended) throw new DeliveryError('later', 'being_shown');
  const place = means.sinks?.[sink];
  if (!place) throw new DeliveryError('refused', 'not_configured');
  const { id, flow, customer } = onboarding;
  const secrets = await open(submission, onboarding, means);
  const before = onboarding.receipts?.[sink];
  const about = { onboarding: { id, flow, customer }, submission, at, receipt: before };
  const receipt = await place.deliver({ ...about, secrets });
  const by = asked?.way === sink ? asked.by : undefined;
  return { event: { kind: 'handed-over', submission, way: sink, by, receipt } };
};

async function open(submission: string, onboarding: Onboarding, means: Means) {
  const shop = means.guide(onboarding)?.shop;
  if (!shop) throw new DeliveryError('later', 'no_guide');
  const secrets = await openCredentials(submission, means).catch((error: unknown) => {
    // Only whoever runs this can put the key back: nothing is gained by trying for days.
    if (error instanceof SealError) throw new DeliveryError('sealed', 'the_seal_can_not_be_opened');
    throw error;
  });
  if (!secrets) throw new DeliveryError('refused', 'nothing_is_sealed');
  return shop.handOver(secrets);
}
