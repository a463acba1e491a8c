import type { Block, Choice, Mark, Message } from '../../chat/message.ts';
import { withoutMarkup } from '../../chat/spans.ts';
import { plain, type Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Check, Report } from '../../shop/report.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { helper, shopName } from './guide.ts';

const MARKS: Record<Check['outcome'], Mark> = { pass: 'good', fail: 'bad', unknown: 'unknown' };

/** "Got it", and the checks as they come in: one message, edited until all is known. */
export function progressMessage(
  guide: Guide,
  { phase, submission, report }: Pick<Onboarding, 'phase' | 'submission' | 'report'>,
): Message {
  const all = guide.shop?.checks ?? [];
  const shop = shopName(guide);
  const finished = new Map(submission?.checks.map((check) => [check.id, check]));
  const showsChecks = phase === 'checking' || (phase === 'result' && tellsChecks(report));
  const lead =
    phase === 'result'
      ? `Checked with ${shop}${showsChecks ? ':' : '.'}`
      : phase === 'retrying'
        ? `${shop} is not answering at the moment. Your credentials are safe with me: I keep trying by myself and write to you here as soon as I know. There is nothing you need to do.`
        : `Got it, thank you. Checking ${all.length} permissions with ${shop}…`;
  const items = all.map(({ id, label }) => {
    const check = finished.get(id);
    const mark: Mark = check ? (MARKS[check.outcome] ?? 'unknown') : 'working';
    return { mark, text: label };
  });
  return {
    summary: withoutMarkup(lead),
    blocks: [
      { type: 'text', text: lead },
      ...(submission?.notes ?? []).map((text): Block => ({ type: 'note', text })),
      ...(showsChecks ? [{ type: 'list', items } as const] : []),
    ],
  };
}

/** Whether a report says something about each check, rather than one thing about all of them. */
function tellsChecks(report: Report | undefined): boolean {
  if (!report || report.reason === 'nothing_granted') return false;
  return report.verdict === 'verified' || report.verdict === 'needs_changes';
}

/** The result, and what to do next. */
export function resultMessage(guide: Guide, onboarding: Onboarding, report: Report): Message {
  const [summary, blocks, choices] = result(guide, onboarding, report);
  const { kept } = onboarding;
  const notes: Block[] = kept
    ? [
        {
          type: 'note',
          text: `The credentials for ${storeName(kept)} that you sent before work, and I keep them.`,
        },
      ]
    : [];
  return {
    summary,
    blocks: [...blocks, ...notes, { type: 'choices', choices }],
    context: { onboarding: onboarding.id, place: 'result' },
  };
}

const AGAIN: Choice = { id: 'again', label: 'Make a new one', style: 'primary' };
const SEND: Choice = { id: 'send', label: 'Send the file again', style: 'primary' };
const PM: Choice = { id: 'pm', label: 'Talk to my PM' };

function result(
  guide: Guide,
  onboarding: Onboarding,
  report: Report,
): [summary: string, blocks: Block[], choices: Choice[]] {
  const shop = shopName(guide);
  const failed = report.checks.filter(({ outcome }) => outcome === 'fail');
  const unproved = report.checks.filter(({ outcome, unreachable }) => outcome === 'unknown' && !unreachable);
  switch (report.verdict) {
    case 'verified':
      return [
        'Your credentials work.',
        [
          { type: 'heading', text: 'All good, your credentials work' },
          { type: 'text', text: `They open ${storeName(report)}. **Is this your store?**` },
          ...(unproved.length === 0
            ? []
            : [
                {
                  type: 'note',
                  text: `${shop} gives me no way to check one setting: **${unproved.map(({ label }) => label).join(', ')}**. If you are not sure that you set it as shown, tell ${helper(guide, onboarding)}.`,
                } as const,
              ]),
        ],
        [
          { id: 'store-yes', label: "Yes, that's my store", style: 'primary' },
          { id: 'store-no', label: "No, it's another one" },
        ],
      ];
    case 'needs_changes':
      if (report.reason === 'nothing_granted') {
        return [
          'This token has no permissions.',
          [
            { type: 'heading', text: 'This token opens nothing yet' },
            {
              type: 'text',
              text: `${shop} knows the token, but none of the permissions is switched on. Either the permissions all stayed at **none**, or another type of token was picked.`,
            },
            mend(shop),
          ],
          [AGAIN, PM],
        ];
      }
      return [
        failed.length === 1
          ? 'Almost there: one permission is not right.'
          : `Almost there: ${failed.length} permissions are not right.`,
        [
          {
            type: 'heading',
            text:
              failed.length === 1
                ? 'Almost there: one permission is not right'
                : `Almost there: ${failed.length} permissions are not right`,
          },
          { type: 'list', items: failed.map(({ detail }) => ({ mark: 'bad', text: detail })) },
          ...unprovedBlocks(unproved),
          mend(shop),
        ],
        [AGAIN, PM],
      ];
    case 'invalid':
      return [
        `${shop} did not accept these credentials.`,
        [
          { type: 'heading', text: `${shop} does not accept these credentials` },
          {
            type: 'text',
            text:
              report.reason === 'wrong_shop'
                ? 'The access token and the API path in them belong to two different stores. This happens when values from two files are mixed. Please send the file just as it was downloaded.'
                : 'The access token in them is not one that it knows. Maybe the API account was deleted meanwhile, or one value was cut off while copying. Please send the downloaded file once more, or make a new API account.',
          },
        ],
        [SEND, { id: 'again', label: 'Make a new one' }, PM],
      ];
    case 'unreachable':
      return [
        `${shop} did not answer.`,
        [
          { type: 'heading', text: `I could not reach ${shop}` },
          {
            type: 'text',
            text: `I tried many times, but ${shop} did not answer. Nothing is wrong on your side. ${onboarding.pm ? 'Your project manager knows; send' : 'Send'} the file again whenever you like, and I will check it at once.`,
          },
        ],
        [SEND, PM],
      ];
  }
}

function unprovedBlocks(unproved: Check[]): Block[] {
  if (unproved.length === 0) return [];
  return [{ type: 'list', items: unproved.map(({ detail }) => ({ mark: 'unknown', text: detail })) }];
}

function mend(shop: string): Block {
  return {
    type: 'text',
    text: `${shop} does not let anybody change the permissions of an API account afterwards. So please make a new one, with the right permissions, and send me its file. The old one you can delete. I'll take you to the right step.`,
  };
}

/** "**Acme Outdoor** (acme.example)", or what is known of it. */
export function storeName({ store }: Pick<Report, 'store'>): Text {
  if (!store) return 'your store';
  const [name, domain] = [plain(store.name ?? ''), plain(store.domain ?? '')];
  if (!name) return `the store with the id \`${store.hash}\``;
  return `**${name}**${domain ? ` (${domain})` : ''}`;
}
