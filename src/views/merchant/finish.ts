import type { Platform } from '../../chat/address.ts';
import type { Message } from '../../chat/message.ts';
import type { Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Report } from '../../shop/report.ts';
import { type Onboarding, unprovedIn } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { checkLabel } from '../checks.ts';
import { statement } from '../message.ts';
import { storeName } from '../store.ts';
import { CHOICES, choice } from './choices.ts';
import { helper, shopName, shopOf } from './guide.ts';
import { question, withChoices } from './message.ts';

/** The store is theirs, the credentials work: done. */
export function thankYou(guide: Guide, onboarding: Onboarding): Message {
  const heading = sayPlainly('merchant.done.heading');
  const yours = say('store.yours');
  const words = say('merchant.done', {
    store: onboarding.report ? storeName(onboarding.report, yours) : yours,
    next: nextFor(guide, onboarding),
  });
  return withChoices(
    onboarding,
    'result',
    `${heading}.`,
    [
      { type: 'heading', text: heading },
      { type: 'text', text: words },
      { type: 'note', text: tidyUp(onboarding, guide.company) },
    ],
    [choice('store-no', 'wrongStore'), CHOICES.pm()],
  );
}

function nextFor(guide: Guide, onboarding: Onboarding): Text {
  const facts = { helper: helper(guide, onboarding) };
  if (onboarding.vouched === 'unsure') return say('merchant.done.unsure', facts);
  return onboarding.pm ? say('merchant.done.pmKnows') : say('merchant.done.tell', facts);
}

/** The one thing that is left: what can't be checked, only they know. */
export function lastQuestion(guide: Guide, onboarding: Onboarding, report: Report): Message {
  const unproved = unprovedIn(report);
  const permissions = unproved.map((check) => `${checkLabel(guide.shop, check)}: ${check.required}`);
  const facts = { shop: shopName(guide), count: unproved.length, permissions: permissions.join(', ') };
  return question(onboarding, 'result', say('merchant.vouch', facts), [
    choice('vouch-yes', 'setSo', 'primary'),
    choice('vouch-no', 'notSetSo'),
    choice('vouch-unsure', 'unsure'),
  ]);
}

/** They did not set it: it can't be changed any more. */
export function makeItAnew(guide: Guide, onboarding: Onboarding): Message {
  return question(onboarding, 'result', shopOf(guide).words.results.redo, [
    choice('again', 'again', 'primary'),
    choice('vouch-yes', 'setAfterAll'),
    CHOICES.pm(),
  ]);
}

/** What may go by now, and what the merchant has to keep until the credentials have arrived. */
function tidyUp({ submission, handOver }: Onboarding, company: string): Text {
  if (handOver?.done) return say('merchant.handedOver', { company });
  return say(submission?.via === 'form' ? 'merchant.done.tidy.form' : 'merchant.done.tidy.message');
}

/** Platforms that keep a file though the message it came with is deleted. */
const KEEPS_A_COPY: Record<Platform, boolean> = { slack: false, teams: true };

/** The credentials are out: from now on nobody needs the merchant's own copy. */
export function handedOver({ company }: Guide, { submission, merchant }: Onboarding): Message {
  const words = say('merchant.handedOver', { company });
  const isCopied = submission?.via === 'file' && KEEPS_A_COPY[merchant.platform];
  const summary = sayPlainly('merchant.handedOver.short', { company });
  if (!isCopied) return statement(words, summary);
  return statement(`${words} ${say('merchant.handedOver.oneDrive')}`, summary);
}

/** The credentials work, but for a store that is not the one meant. */
export function otherStore(guide: Guide, onboarding: Onboarding): Message {
  const facts = { company: guide.company, reason: shopOf(guide).words.results.otherStore };
  return question(onboarding, 'result', say('merchant.otherStore', facts), [
    choice('again', 'showMe', 'primary'),
    choice('store-yes', 'myStore'),
    CHOICES.pm(),
  ]);
}
