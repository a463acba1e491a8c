import { z } from 'zod';
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
  await place.deliver({ onboarding: { id, flow, customer }, submission, at, secrets });
  const by = asked?.way === sink ? asked.by : undefined;
  return { event: { kind: 'handed-over', submission, way: sink, by } };
};

async function open(submission: string, onboarding: Onboarding, means: Means) {
  const shop = means.guide(onboarding)?.shop;
  if (!shop) throw new DeliveryError('later', 'no_guide');
  const jwe = await means.store.sealed(submission);
  if (jwe === undefined) throw new DeliveryError('refused', 'nothing_is_sealed');
  return shop.handOver(secretsSchema.parse(JSON.parse(await means.seal.open(jwe, submission))));
}

const secretsSchema = z.record(z.string(), z.string());
