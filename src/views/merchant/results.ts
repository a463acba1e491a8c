import type { Block, Choice, Message } from '../../chat/message.ts';
import type { Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Report } from '../../shop/report.ts';
import { type Onboarding, unprovedIn } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { checkDetail } from '../checks.ts';
import { storeName } from '../store.ts';
import { CHOICES, choice } from './choices.ts';
import { shopName, shopOf } from './guide.ts';
import { withChoices } from './message.ts';

interface Result {
  summary: string;
  heading: string;
  blocks: Block[];
  choices: Choice[];
}

/** The result, and what to do next. */
export function resultMessage(guide: Guide, onboarding: Onboarding, report: Report): Message {
  const { summary, heading, blocks, choices } = resultOf(guide, onboarding, report);
  const { kept } = onboarding;
  const notes = kept ? [note(say('merchant.result.kept', { store: yourStore(kept) }))] : [];
  const all: Block[] = [{ type: 'heading', text: heading }, ...blocks, ...notes];
  return withChoices(onboarding, 'result', summary, all, choices);
}

/** The same for credentials that worked before, and why it is said now. */
export function worksNoMore(guide: Guide, onboarding: Onboarding, report: Report): Message {
  const message = resultMessage(guide, onboarding, report);
  const lead = text(say('merchant.result.noMore'));
  return { ...message, blocks: [lead, ...message.blocks] };
}

function resultOf(guide: Guide, onboarding: Onboarding, report: Report): Result {
  switch (report.verdict) {
    case 'verified':
      return verified(report);
    case 'needs_changes':
      return report.reason === 'nothing_granted' ? nothingGranted(guide) : needsChanges(guide, report);
    case 'invalid':
      return invalid(guide, report);
    case 'unreachable':
      return unreachable(guide, onboarding);
  }
}

function verified(report: Report): Result {
  return {
    summary: sayPlainly('merchant.result.verified.short'),
    heading: sayPlainly('merchant.result.verified.heading'),
    blocks: [text(say('merchant.result.verified', { store: yourStore(report) }))],
    choices: [choice('store-yes', 'rightStore', 'primary'), choice('store-no', 'otherStore')],
  };
}

function nothingGranted(guide: Guide): Result {
  const { results } = shopOf(guide).words;
  return {
    summary: sayPlainly('merchant.result.nothing.short'),
    heading: sayPlainly('merchant.result.nothing.heading'),
    blocks: [text(results.nothingGranted), text(results.redo)],
    choices: [choice('again', 'again', 'primary'), CHOICES.pm()],
  };
}

function needsChanges(guide: Guide, report: Report): Result {
  const shop = shopOf(guide);
  const failed = report.checks.filter(({ outcome }) => outcome === 'fail');
  const unproved = unprovedIn(report);
  const lists: Block[] = [
    { type: 'list', items: failed.map((check) => ({ mark: 'bad', text: checkDetail(shop, check) })) },
    { type: 'list', items: unproved.map((check) => ({ mark: 'unknown', text: checkDetail(shop, check) })) },
  ];
  const count = failed.length;
  return {
    summary: sayPlainly('merchant.result.changes.short', { count }),
    heading: sayPlainly('merchant.result.changes.heading', { count }),
    blocks: [
      ...(report.store ? [note(say('merchant.result.store', { store: yourStore(report) }))] : []),
      ...lists.slice(0, unproved.length > 0 ? 2 : 1),
      text(shop.words.results.redo),
    ],
    choices: [choice('again', 'again', 'primary'), CHOICES.pm()],
  };
}

function invalid(guide: Guide, { reason }: Report): Result {
  const { results } = shopOf(guide).words;
  const shop = shopName(guide);
  return {
    summary: sayPlainly('merchant.result.invalid.short', { shop }),
    heading: sayPlainly('merchant.result.invalid.heading', { shop }),
    blocks: [text(reason === 'wrong_shop' ? results.wrongShop : results.tokenRejected)],
    choices: [CHOICES.send(), choice('again', 'again'), CHOICES.pm()],
  };
}

function unreachable(guide: Guide, { pm }: Onboarding): Result {
  const shop = shopName(guide);
  return {
    summary: sayPlainly('merchant.result.unreachable.short', { shop }),
    heading: sayPlainly('merchant.result.unreachable.heading', { shop }),
    blocks: [text(say(pm ? 'merchant.result.unreachable.pm' : 'merchant.result.unreachable', { shop }))],
    choices: [CHOICES.send(), CHOICES.pm()],
  };
}

function yourStore(report: Pick<Report, 'store'>): Text {
  return storeName(report, say('store.yours'));
}

function text(words: Text): Block {
  return { type: 'text', text: words };
}

function note(words: Text): Block {
  return { type: 'note', text: words };
}
