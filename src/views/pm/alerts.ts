import type { Block, Message } from '../../chat/message.ts';
import { moment, type Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Check, Report } from '../../shop/report.ts';
import type { SinkName } from '../../state/effect.ts';
import type { Undelivered } from '../../state/event.ts';
import { type Actor, failingOf, type Onboarding, unprovedIn, type Way } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { checkLabel, checkLabels } from '../checks.ts';
import { statement } from '../message.ts';
import { storeName } from '../store.ts';
import { askAgainChoices, handOverChoices, rowOf } from './hand-over.ts';
import { actorMention, merchantMention, merchantName } from './merchant.ts';

type Alert =
  | 'verified'
  | 'changes'
  | 'invalid'
  | 'unreachable'
  | 'lost'
  | 'fileSetAside'
  | 'setAside'
  | 'rightStore'
  | 'wrongStore'
  | 'noGuide'
  | 'uninstalled'
  | 'notDelivered'
  | 'handedOver'
  | 'undelivered'
  | 'newsUndelivered'
  | 'doubtful'
  | 'notShown'
  | 'openedAgain'
  | 'expiring'
  | 'expired'
  | 'failing'
  | 'worksAgain'
  | 'askedAgain'
  | 'checkedAgain';

function alert(kind: Alert, onboarding: Onboarding, words: Text, ...more: Block[]): Message {
  return {
    summary: sayPlainly(`pm.${kind}.short`, { name: merchantName(onboarding) }),
    blocks: [{ type: 'text', text: words }, ...more],
  };
}

/** The verdict on a submission, in one line and what comes next. */
export function report(guide: Pick<Guide, 'shop'>, onboarding: Onboarding, result: Report): Message {
  const who = merchantMention(onboarding);
  switch (result.verdict) {
    case 'verified':
      return verified(guide, onboarding, result);
    case 'needs_changes':
      return needsChanges(guide, onboarding, result);
    case 'invalid':
      return alert(
        'invalid',
        onboarding,
        say(result.reason === 'wrong_shop' ? 'pm.invalid.store' : 'pm.invalid.token', { who }),
      );
    case 'unreachable':
      return alert('unreachable', onboarding, say('pm.unreachable', { who }));
  }
}

function verified({ shop }: Pick<Guide, 'shop'>, onboarding: Onboarding, result: Report): Message {
  const unproved = result.checks.filter(({ outcome }) => outcome === 'unknown');
  const key = onboarding.storeConfirmed ? 'pm.verified.confirmed' : 'pm.verified.asked';
  const words = say(key, { who: merchantMention(onboarding), store: theirStore(result) });
  if (unproved.length === 0) return alert('verified', onboarding, words);
  const facts = { count: unproved.length, permissions: checkLabels(shop, unproved) };
  return alert('verified', onboarding, words, { type: 'note', text: say('pm.verified.unproved', facts) });
}

function needsChanges({ shop }: Pick<Guide, 'shop'>, onboarding: Onboarding, result: Report): Message {
  const facts = { who: merchantMention(onboarding), store: theirStore(result) };
  if (result.reason === 'nothing_granted')
    return alert('changes', onboarding, say('pm.changes.nothing', facts));
  const failed = result.checks.filter(({ outcome }) => outcome === 'fail');
  const words = say('pm.changes', { ...facts, count: failed.length, permissions: checkLabels(shop, failed) });
  return alert('changes', onboarding, words);
}

/** The merchant did not set what can't be checked, or does not know. */
export function vouched(
  { shop }: Pick<Guide, 'shop'>,
  onboarding: Onboarding,
  said: 'no' | 'unsure',
): Message {
  const unproved = onboarding.report ? unprovedIn(onboarding.report) : [];
  const facts = { who: merchantMention(onboarding), permissions: checkLabels(shop, unproved) };
  return statement(say(`pm.vouched.${said}`, facts));
}

/** Every check that did not pass, for the thread; undefined when there is none. */
export function reportDetails(
  { shop }: Pick<Guide, 'shop'>,
  { submission }: Pick<Onboarding, 'submission'>,
  { checks, reason }: Report,
): Message | undefined {
  const open = checks.filter(({ outcome }) => outcome !== 'pass');
  // When nothing at all is granted, the alert has said so: ten lines would say it ten times.
  if (open.length === 0 || reason === 'nothing_granted') return undefined;
  const hasFailed = open.some(({ outcome }) => outcome === 'fail');
  const blocks: Block[] = [
    {
      type: 'list',
      items: open.map((check) => ({
        mark: check.outcome === 'fail' ? 'bad' : 'unknown',
        text: lineOf(shop, check),
      })),
    },
  ];
  if (submission) {
    const facts = { token: submission.fingerprint, when: moment(submission.at) };
    blocks.push({ type: 'note', text: say('pm.details.token', facts) });
  }
  return { summary: sayPlainly(hasFailed ? 'pm.details.wrong' : 'pm.details.unproved'), blocks };
}

function lineOf(shop: Guide['shop'], check: Check): Text {
  const { outcome, found, required } = check;
  const label = checkLabel(shop, check);
  if (outcome !== 'fail') return say('pm.details.unknown', { label, required });
  return found === null
    ? say('pm.details.failUnknown', { label, required })
    : say('pm.details.fail', { label, found, required });
}

/** What was sealed can't be opened. */
export function lost(onboarding: Onboarding): Message {
  return alert('lost', onboarding, say('pm.lost', { who: merchantMention(onboarding) }));
}

/** A file that ended the process whenever it was read. */
export function fileSetAside(onboarding: Onboarding): Message {
  return alert('fileSetAside', onboarding, say('pm.fileSetAside', { who: merchantMention(onboarding) }));
}

/** Anything else that ended the process whenever it was tried. */
export function somethingSetAside(onboarding: Onboarding): Message {
  return alert('setAside', onboarding, say('pm.setAside', { who: merchantMention(onboarding) }));
}

/** The merchant takes back that the store is the wrong one. */
export function rightStore(onboarding: Onboarding): Message {
  return alert('rightStore', onboarding, say('pm.rightStore', storeFacts(onboarding)));
}

/** The credentials work, but the merchant says that the store is not theirs. */
export function wrongStore(onboarding: Onboarding): Message {
  return alert('wrongStore', onboarding, say('pm.wrongStore', storeFacts(onboarding)));
}

/** The platform would not take a message to the merchant. */
export function notDelivered(onboarding: Onboarding): Message {
  return alert('notDelivered', onboarding, say('pm.notDelivered', { who: merchantMention(onboarding) }));
}

/** Nothing can be sent to the merchant any more. */
export function uninstalled(onboarding: Onboarding): Message {
  return alert('uninstalled', onboarding, say('pm.uninstalled', { who: merchantMention(onboarding) }));
}

/** The flow of an onboarding is not there. */
export function noGuide(onboarding: Onboarding): Message {
  const { flow: title } = onboarding;
  return alert('noGuide', onboarding, say('pm.noGuide', { who: merchantMention(onboarding), title }));
}

/** The credentials are out. */
export function handedOver(onboarding: Onboarding, { at, by, way }: Taken): Message {
  const facts = { ...storeFacts(onboarding), when: moment(at) };
  if (way === 'webhook' || way === 'vault')
    return alert('handedOver', onboarding, say('pm.handedOver.sink', { ...facts, place: placeOf(way) }));
  const words = by
    ? say('pm.handedOver', { ...facts, actor: actorMention(onboarding, by) })
    : say('pm.handedOver.elsewhere', facts);
  return alert('handedOver', onboarding, words);
}

/** They were to be pushed somewhere, and were not taken there. */
export function undelivered(onboarding: Onboarding, sink: SinkName, why: Undelivered): Message {
  const facts = { ...storeFacts(onboarding), place: placeOf(sink) };
  return alert('undelivered', onboarding, say(`pm.undelivered.${why}`, facts));
}

/** Somebody was to be told what happens, and did not listen. */
export function newsUndelivered(onboarding: Onboarding): Message {
  const facts = { who: merchantMention(onboarding), place: placeOf('webhook') };
  return alert('newsUndelivered', onboarding, say('pm.newsUndelivered', facts));
}

function placeOf(sink: SinkName): Text {
  return say(`sink.${sink}`);
}

/** They were about to be shown, and nobody can say whether they were. */
export function doubtful(onboarding: Onboarding, opening: Opening): Message {
  return alert('doubtful', onboarding, say('pm.doubtful', openingFacts(onboarding, opening)));
}

/** The form did not open. */
export function notShown(onboarding: Onboarding): Message {
  return alert('notShown', onboarding, say('pm.notShown', { who: merchantMention(onboarding) }));
}

/** A link that was used up was opened again. */
export function openedAgain(onboarding: Onboarding, opening: Opening): Message {
  return alert('openedAgain', onboarding, say('pm.openedAgain', openingFacts(onboarding, opening)));
}

/** Nobody took verified credentials, and soon nobody can. With buttons, where they are the newest. */
export function expiring(
  onboarding: Onboarding,
  submission: string,
  then: number,
  ways: readonly Way[],
): Message {
  const facts = { ...factsOf(onboarding, submission), when: moment(then) };
  if (!isNewest(onboarding, submission)) return alert('expiring', onboarding, say('pm.expiring.kept', facts));
  const key = failingOf(onboarding) ? 'pm.expiring.failing' : 'pm.expiring';
  const buttons = rowOf(...handOverChoices(onboarding, ways), ...askAgainChoices(onboarding));
  return { ...alert('expiring', onboarding, say(key, facts), ...buttons), context: onCard(onboarding) };
}

const onCard = ({ id }: Onboarding) => ({ onboarding: id, place: 'card' });

/** Nobody took them in time. */
export function expired(onboarding: Onboarding, submission: string): Message {
  const key = isNewest(onboarding, submission) ? 'pm.expired' : 'pm.expired.kept';
  return alert('expired', onboarding, say(key, factsOf(onboarding, submission)));
}

/** Verified credentials work no more, and the merchant has not heard of it. */
export function failing({ shop }: Pick<Guide, 'shop'>, onboarding: Onboarding, result: Report): Message {
  const facts = storeFacts(onboarding);
  const { verdict, reason, checks } = result;
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  const words =
    verdict === 'invalid'
      ? say('pm.failing.refused', facts)
      : reason === 'nothing_granted'
        ? say('pm.failing.nothing', facts)
        : say('pm.failing', { ...facts, count: failed.length, permissions: checkLabels(shop, failed) });
  const message = alert('failing', onboarding, words, ...rowOf(...askAgainChoices(onboarding)));
  return { ...message, context: onCard(onboarding) };
}

/** They work again, by themselves or because somebody mended it. */
export function worksAgain(onboarding: Onboarding): Message {
  return alert('worksAgain', onboarding, say('pm.worksAgain', storeFacts(onboarding)));
}

/** The merchant was led back. */
export function askedAgain(onboarding: Onboarding, by: Actor): Message {
  const facts = { who: merchantMention(onboarding), actor: actorMention(onboarding, by) };
  return alert('askedAgain', onboarding, say('pm.askedAgain', facts));
}

/** Somebody wanted to know whether they still work, and nothing has changed. */
export function checkedAgain(
  onboarding: Onboarding,
  outcome: 'good' | 'bad' | 'unknown' | 'sealed',
  by: Actor,
): Message {
  const facts = { ...storeFacts(onboarding), actor: actorMention(onboarding, by) };
  return alert('checkedAgain', onboarding, say(`pm.checkedAgain.${outcome}`, facts));
}

const isNewest = ({ submission }: Onboarding, id: string) => submission?.id === id;

function factsOf(onboarding: Onboarding, submission: string): { who: Text; store: Text } {
  if (isNewest(onboarding, submission)) return storeFacts(onboarding);
  return { who: merchantMention(onboarding), store: theirStore(onboarding.kept ?? { store: null }) };
}

type HandOver = NonNullable<Onboarding['handOver']>;
type Taken = NonNullable<HandOver['done']>;
type Opening = NonNullable<HandOver['opening']>;

function openingFacts(onboarding: Onboarding, { at, by }: Opening): { who: Text; actor: Text; when: Text } {
  const actor = by ? actorMention(onboarding, by) : say('pm.somebodyAtServer');
  return { who: merchantMention(onboarding), actor, when: moment(at) };
}

function storeFacts(onboarding: Onboarding): { who: Text; store: Text } {
  return { who: merchantMention(onboarding), store: theirStore(onboarding.report ?? { store: null }) };
}

function theirStore(of: Pick<Report, 'store'>): Text {
  return storeName(of, say('store.theirs'));
}
