import { channelKey } from '../chat/address.ts';
import type { StatusAnswer, StatusQuestion } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import { plain, type Text, unescaped } from '../chat/text.ts';
import type { Guide } from '../onboarding/guide.ts';
import { type Onboarding, onboardingId } from '../onboarding/onboarding.ts';
import type { Store } from '../turn/store.ts';
import { merchantMention, merchantName } from './merchant.ts';
import { standingOf } from './standing.ts';

interface Parts {
  store: Pick<Store, 'load' | 'loadAll' | 'channel'>;
  guideOf(onboarding: Pick<Onboarding, 'flow'>): Guide;
  defaultGuide: Guide;
  /** The configured PM channel, which may have no merchants yet. */
  pm: Onboarding['pm'];
  now?: () => number;
}

/** What was asked for is not said back at greater length. */
const LONGEST_ECHO = 80;

/** Most urgent first: what needs somebody, then what is moving, then what is done. */
const ORDER = { bad: 0, unknown: 1, working: 2, moving: 3, todo: 3, done: 4, good: 5 } as const;

/**
 * Answers `/creds-status`: typed in a PM channel, the merchants of that channel (or those whose name
 * holds `filter`, or who is mentioned); anywhere else the asker's own onboarding and nothing more.
 */
export function createStatus({ store, guideOf, defaultGuide, pm, now = Date.now }: Parts) {
  return async ({ from, channel, filter, mentioned }: StatusQuestion): Promise<StatusAnswer> => {
    const key = channelKey(channel);
    const ids = await store.channel(key);
    if (ids.length > 0 || (pm && channelKey(pm) === key))
      return { ...listMessage(await store.loadAll(ids), filter, mentioned), forChannel: true };
    const own = await store.load(onboardingId(from.address, defaultGuide.flow.name));
    return own ? ownMessage(own) : nothingMessage();
  };

  function listMessage(onboardings: Onboarding[], filter: string, mentioned: string | undefined): Message {
    // A name may be typed the way people are mentioned.
    const wanted = filter.trim().replace(/^@/, '').toLowerCase();
    const shown = onboardings.filter((onboarding) =>
      mentioned !== undefined
        ? onboarding.merchant.user === mentioned
        : [
            merchantName(onboarding),
            onboarding.report?.store?.name,
            onboarding.report?.store?.domain,
            onboarding.merchant.user,
          ].some((name) => name?.toLowerCase().includes(wanted)),
    );
    if (onboardings.length === 0) {
      return plainMessage('No merchants here yet. As soon as one writes to me, they appear in this channel.');
    }
    if (shown.length === 0)
      return plainMessage(
        `No merchant here is called anything like "${plain(filter.slice(0, LONGEST_ECHO))}". Without a name I list all ${onboardings.length}.`,
      );
    const rows = shown
      .map((onboarding) => ({ onboarding, standing: standingOf(guideOf(onboarding), onboarding) }))
      .sort((a, b) => ORDER[a.standing.mark] - ORDER[b.standing.mark] || a.standing.since - b.standing.since);
    const title = rows.length === 1 ? '1 merchant' : `${rows.length} merchants`;
    const items = rows.map(({ onboarding, standing }) => ({
      mark: standing.mark,
      text: `**${merchantMention(onboarding)}**  ${standing.status} · ${ago(now() - standing.since)}${standing.notes.map((note) => `\n${note}`).join('')}${rows.length <= 5 ? `\nNext: ${standing.next}` : ''}`,
    }));
    return {
      summary: title,
      blocks: [
        { type: 'heading', text: title },
        { type: 'list', items },
      ],
    };
  }

  function ownMessage(onboarding: Onboarding): Message {
    const { mark, status } = standingOf(guideOf(onboarding), onboarding);
    const title = guideOf(onboarding).flow.title;
    return {
      summary: `${title}: ${status}`,
      blocks: [
        { type: 'list', items: [{ mark, text: `**${title}**: ${status}` }] },
        { type: 'note', text: 'To go on, just write to me.' },
      ],
    };
  }

  function nothingMessage(): Message {
    return plainMessage('There is nothing under way for you yet. To begin, write to me, for example "hi".');
  }
}

function plainMessage(text: Text): Message {
  return { summary: unescaped(text), blocks: [{ type: 'text', text }] };
}

/** A duration as a reader says it: "just now", "5 min", "3 h", "2 days". */
export function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}
