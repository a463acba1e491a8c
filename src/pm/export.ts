import { csvOf } from '../base/csv.ts';
import { withoutMarkup } from '../chat/spans.ts';
import type { Guide } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { actorName } from '../views/actor.ts';
import { healthOf } from '../views/pm/health.ts';
import { customerName, merchantName } from '../views/pm/merchant.ts';
import { standingOf, statusOf } from '../views/standing.ts';
import type { Listed } from './listed.ts';

const HEAD = [
  'id',
  'customer',
  'merchant',
  'owner',
  'guide',
  'status',
  'health',
  'since',
  'started',
  'promised',
  'store',
];

/** Everybody of a channel, a line each; times are UTC. */
export function exportOf(
  { begun, invited }: Listed,
  guideOf: (one: Onboarding) => Guide | undefined,
): string {
  const day = (ms: number) => new Date(ms).toISOString();
  const rows = begun.map((one) => {
    const standing = standingOf(guideOf(one), one);
    return [
      one.id,
      customerName(one),
      merchantName(one),
      one.owner ? actorName(one.owner) : '',
      one.flow,
      withoutMarkup(statusOf(standing)),
      withoutMarkup(healthOf(one)?.text ?? ''),
      day(standing.since),
      day(one.startedAt),
      one.promised ?? '',
      one.report?.store?.domain ?? one.report?.store?.name ?? '',
    ];
  });
  const others = invited.map(({ id, customer, owner, flow, createdAt, promised }) => [
    ...[
      id,
      customer,
      '',
      owner ? actorName(owner) : '',
      flow,
      'invited',
      '',
      day(createdAt),
      '',
      promised ?? '',
      '',
    ],
  ]);
  return csvOf([HEAD, ...rows, ...others]);
}
