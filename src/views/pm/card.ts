import type { Block, Message } from '../../chat/message.ts';
import { plain } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { stepAt } from '../../state/place.ts';
import { heading } from '../merchant/steps.ts';
import { merchantMention, merchantName } from './merchant.ts';
import { standingOf, statusOf } from './standing.ts';

/**
 * The PM's card: one per merchant, edited in place. A pure picture of the state, so that however often
 * it is drawn, and whatever was missed meanwhile, it is right.
 */
export function cardMessage(guide: Guide, onboarding: Onboarding): Message {
  const standing = standingOf(guide, onboarding);
  const { next, since, mark, notes } = standing;
  const status = statusOf(standing);
  const name = merchantName(onboarding);
  const store = onboarding.report?.store;
  const facts = [
    { label: 'Merchant', value: merchantMention(onboarding) },
    { label: 'Since', value: `@{time:${since}}` },
    { label: 'Next', value: next },
  ];
  if (store)
    facts.push({
      label: 'Store',
      value: plain(store.name ? `${store.name}${store.domain ? ` (${store.domain})` : ''}` : store.hash),
    });
  if (onboarding.submission)
    facts.push({ label: 'Token fingerprint', value: `\`${onboarding.submission.fingerprint}\`` });
  const blocks: Block[] = [
    { type: 'heading', text: name },
    {
      type: 'list',
      items: [
        {
          mark,
          text: `**${status}**${onboarding.phase === 'guide' ? `: ${heading(guide, stepAt(guide.flow, onboarding.place))}` : ''}`,
        },
      ],
    },
    { type: 'facts', facts },
    ...notes.map((text): Block => ({ type: 'note', text })),
  ];
  const unproved =
    onboarding.phase === 'result'
      ? (onboarding.report?.checks ?? []).filter(({ outcome }) => outcome === 'unknown')
      : [];
  if (unproved.length > 0)
    blocks.push({ type: 'note', text: `Not proved: ${unproved.map(({ label }) => label).join(', ')}` });
  blocks.push({ type: 'note', text: `${guide.flow.title} · started @{time:${onboarding.startedAt}}` });
  return { summary: `${name}: ${status}`, blocks };
}
