import type { Block, Message } from '../../chat/message.ts';
import { redact } from '../../chat/redact.ts';
import type { Report } from '../../shop/report.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { storeName } from '../merchant/results.ts';
import { merchantMention, merchantName } from './merchant.ts';

/** Longer questions go on in another message: the platforms would refuse them in one. */
const LONGEST_QUESTION = 2500;

function alert(summary: string, ...blocks: Block[]): Message {
  return { summary, blocks };
}

/**
 * A merchant asks for a person. What they wrote is passed on without anything that looks like a secret; what
 * does not fit into the first message is in the others, for the thread.
 */
export function question(onboarding: Onboarding, words: string): [Message, ...Message[]] {
  const [first, ...others] = partsOf(redact(words));
  const more = others.length === 0 ? '' : ' The question is long: it goes on in the thread of the card.';
  return [
    alert(
      `Question from ${merchantName(onboarding)}`,
      { type: 'text', text: `🙋 **Question** from ${merchantMention(onboarding)}:` },
      { type: 'quote', text: first },
      { type: 'note', text: `${howToAnswer(onboarding)}${more}` },
    ),
    ...others.map((text, index) =>
      alert(
        'The question goes on',
        { type: 'note', text: `The question, part ${index + 2} of ${others.length + 1}` },
        { type: 'quote', text },
      ),
    ),
  ];
}

/** The bot carries no answers back; and a PM may sit in another chat than the merchant. */
function howToAnswer({ merchant, pm }: Onboarding): string {
  if (!pm || pm.platform === merchant.platform) return 'Please answer them in a direct message.';
  return `Please answer them yourself: they wrote from ${merchant.platform === 'slack' ? 'Slack' : 'Teams'}.`;
}

/** A text in parts that fit into a message each, divided between words where there are any. */
function partsOf(text: string): [string, ...string[]] {
  if (text.length <= LONGEST_QUESTION) return [text];
  const gap = text.slice(0, LONGEST_QUESTION).search(/\s\S*$/);
  const end =
    gap > 0 ? gap : LONGEST_QUESTION - (/[\ud800-\udbff]/.test(text[LONGEST_QUESTION - 1] ?? '') ? 1 : 0);
  return [text.slice(0, end), ...partsOf(text.slice(end))];
}

/** The verdict on a submission, in one line and what comes next. */
export function report(onboarding: Onboarding, result: Report): Message {
  const who = merchantMention(onboarding);
  const name = merchantName(onboarding);
  const failed = result.checks.filter(({ outcome }) => outcome === 'fail').map(({ label }) => label);
  const unproved = result.checks.filter(({ outcome }) => outcome === 'unknown');
  switch (result.verdict) {
    case 'verified':
      return alert(
        `Verified: ${name}`,
        {
          type: 'text',
          text: `✅ **Verified**: ${who}, ${storeName(result)}. The credentials work. ${onboarding.storeConfirmed ? 'The merchant says that it is the right store.' : 'I have asked the merchant whether it is the right store, and tell you if it is not.'}`,
        },
        ...(unproved.length === 0
          ? []
          : [
              {
                type: 'note',
                text: `There is no way to check this, so please keep it in mind: ${unproved.map(({ label }) => label).join(', ')}.`,
              } as const,
            ]),
      );
    case 'needs_changes':
      return alert(`Needs changes: ${name}`, {
        type: 'text',
        text:
          result.reason === 'nothing_granted'
            ? `⚠️ **Needs changes**: ${who}, ${storeName(result)}. The token has no permissions at all. I told the merchant how to make a new one.`
            : `⚠️ **Needs changes**: ${who}, ${storeName(result)}. ${failed.length === 1 ? 'One permission is' : `${failed.length} permissions are`} not right: ${failed.join(', ')}. I told the merchant how to mend it.`,
      });
    case 'invalid':
      return alert(`Not accepted: ${name}`, {
        type: 'text',
        text: `⚠️ **Not accepted**: ${who} sent credentials that the shop refuses (${result.reason === 'wrong_shop' ? 'token and store do not belong together' : 'unknown token'}). I asked for the file again.`,
      });
    case 'unreachable':
      return alert(`Could not check: ${name}`, {
        type: 'text',
        text: `⚠️ **Could not check**: the shop of ${who} did not answer for hours. The merchant was asked to send the file again later.`,
      });
  }
}

/** Every check that did not pass, for the thread; undefined when there is none. */
export function reportDetails(
  { submission }: Pick<Onboarding, 'submission'>,
  { checks, reason }: Report,
): Message | undefined {
  const open = checks.filter(({ outcome }) => outcome !== 'pass');
  // When nothing at all is granted, the alert has said so: ten lines would say it ten times.
  if (open.length === 0 || reason === 'nothing_granted') return undefined;
  const failed = open.filter(({ outcome }) => outcome === 'fail').length;
  const blocks: Block[] = [
    {
      type: 'list',
      items: open.map(({ outcome, label, found, required }) =>
        outcome === 'fail'
          ? { mark: 'bad', text: `**${label}**: is ${found ?? 'not enough'}, must be ${required}` }
          : { mark: 'unknown', text: `**${label}**: could not be proved to be ${required}` },
      ),
    },
  ];
  if (submission)
    blocks.push({ type: 'note', text: `Token \`${submission.fingerprint}\`, sent @{time:${submission.at}}` });
  return alert(failed > 0 ? 'What is not right' : 'What could not be proved', ...blocks);
}

/** What was sealed can't be opened. */
export function lost(onboarding: Onboarding): Message {
  return alert(`Could not be opened: ${merchantName(onboarding)}`, {
    type: 'text',
    text: `⚠️ **Could not be opened**: the credentials of ${merchantMention(onboarding)} can't be decrypted any more. I asked the merchant for the file again. Please tell whoever runs me: a key may be missing from \`USHER_SEAL_KEYS\`, or something was deleted from Redis.`,
  });
}

/** The merchant takes back that the store is the wrong one. */
export function rightStore(onboarding: Onboarding): Message {
  const store = onboarding.report ? storeName(onboarding.report) : 'the store';
  return alert(`Right store after all: ${merchantName(onboarding)}`, {
    type: 'text',
    text: `✅ **Right store after all**: ${merchantMention(onboarding)} says that ${store} is the store meant. Its credentials work.`,
  });
}

/** The credentials work, but the merchant says that the store is not theirs. */
export function wrongStore(onboarding: Onboarding): Message {
  const store = onboarding.report ? storeName(onboarding.report) : 'the store';
  return alert(`Wrong store: ${merchantName(onboarding)}`, {
    type: 'text',
    text: `⚠️ **Wrong store**: ${merchantMention(onboarding)} says that ${store} is not the store meant. Please do not use these credentials; I asked for those of the right store.`,
  });
}
