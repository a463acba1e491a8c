import { withoutEnd } from '../base/without-end.ts';
import { channelKey } from '../chat/address.ts';
import type { Chat } from '../chat/chat.ts';
import type { Person, StatusAnswer, StatusQuestion, Where } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import { type Guide, inTheirLanguage } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Audit } from '../store/audit.ts';
import { refusal } from '../turn/access.ts';
import type { Resolver } from '../turn/resolve.ts';
import { ownMessage } from '../views/merchant/status.ts';
import { notice } from '../views/notices.ts';
import { invitedRow, listMessage, merchantRow, noMerchants, noneCalled, pageOf } from '../views/pm/list.ts';
import {
  exported,
  exportMessage,
  figuresMessage,
  nobodyLike,
  reportMessage,
  statusHelp,
} from '../views/pm/status.ts';
import { standingOf } from '../views/standing.ts';
import { exportOf } from './export.ts';
import { figuresOf } from './figures.ts';
import { called, calledInvited } from './find.ts';
import type { KnownPms } from './known.ts';
import type { Listed } from './listed.ts';
import { listCalled, only } from './lists.ts';

/** What names are put into. */
const QUOTES = `"'“”‘’`;

interface Parts {
  listed(channel: Where): Promise<Listed | undefined>;
  resolver: Pick<Resolver, 'own'>;
  audit: Pick<Audit, 'add'>;
  /** The chat of a platform, if it is configured. */
  chat(platform: Chat['platform']): Chat | undefined;
  /** Somebody acted as a PM. */
  note: KnownPms['note'];
  /** Undefined: its flow is not there. */
  guideOf(onboarding: Pick<Onboarding, 'flow'>): Guide | undefined;
  now?: () => number;
}

/**
 * Answers `/creds-status`: typed in a PM channel, the merchants of that channel, those a word or a name is for, or what else
 * a word asks for; anywhere else the asker's own onboarding and nothing more.
 */
export function createStatus(parts: Parts) {
  const { listed, resolver, guideOf } = parts;
  const inChannel = channelAnswers(parts);
  return async (question: StatusQuestion): Promise<StatusAnswer> => {
    const { from, where } = question;
    const all = await listed(where);
    if (all) {
      const refused = refusal('pm', 'list');
      if (refused) return notice(refused);
      await parts.note(from.address, where.address);
      return { ...(await inChannel(question, all)), forChannel: true };
    }
    const own = await resolver.own(from.address);
    const refused = refusal(own && !own.isOnlyGreeted ? 'merchant' : 'nobody', 'status');
    if (!own || refused) return notice(refused ?? 'nothing-yet');
    const isPrivate = where.address.conversation === own.merchant.conversation;
    return inTheirLanguage(guideOf(own), own, (guide) => ownMessage(guide, own, isPrivate));
  };
}

/** The answers in a PM's channel, by word. */
function channelAnswers(parts: Parts) {
  const { guideOf, now = Date.now } = parts;

  /** The table goes to whoever asked, and never into the channel. */
  async function send({ address }: Person, all: Listed): Promise<boolean> {
    const table = exportMessage(exportOf(all, guideOf), all.begun.length + all.invited.length);
    try {
      const chat = parts.chat(address.platform);
      await chat?.post({ ...address, conversation: address.user }, table);
      return chat !== undefined;
    } catch {
      return false;
    }
  }

  async function report(one: Onboarding): Promise<Message> {
    const { pm, messages } = one;
    const chat = pm && parts.chat(pm.platform);
    const url = pm && messages.card && (await chat?.linkTo(pm, messages.card).catch(() => undefined));
    return reportMessage(guideOf(one), one, url);
  }

  function list({ begun, invited }: Listed, { word, page }: { word: string; page: number }): Message {
    const rows = [
      ...begun.map((each) => merchantRow(each, standingOf(guideOf(each), each))),
      ...invited.map((each) => invitedRow(each, now())),
    ];
    return listMessage(pageOf(rows, page), now(), { word, page, of: rows.length });
  }

  return async (question: StatusQuestion, all: Listed): Promise<Message> => {
    const { from, mentioned, page = 1 } = question;
    const words = withoutEnd(question.filter.trim().replace(/^["'“”‘’]+/, ''), QUOTES);
    const word = words.toLowerCase();
    const { begun, invited } = all;
    const count = begun.length + invited.length;
    if (word === 'help') return statusHelp();
    if (count === 0) return noMerchants();
    const named = listCalled(word);
    const shown = named
      ? only(named, all, { from, now: now(), guideOf })
      : { begun: called(begun, words, mentioned), invited: calledInvited(invited, words, mentioned) };
    const found = shown.begun.length + shown.invited.length;
    const isAll = ['report', 'export'].includes(word);
    const one = found === 1 && words !== '' && !named && !isAll ? shown.begun[0] : undefined;
    await looked(parts, question, one, now());
    if (word === 'report')
      return figuresMessage(figuresOf(begun, guideOf), begun[0] && guideOf(begun[0])?.shop);
    if (word === 'export') return exported(await send(from, all));
    if (found === 0) return named ? nobodyLike(count) : noneCalled(words, count);
    return one ? await report(one) : list(shown, { word, page });
  };
}

/** Puts on record who looked: one that was asked for by name is a report on them, anything else is the list. */
async function looked(
  { audit }: Pick<Parts, 'audit'>,
  { from, where }: StatusQuestion,
  one: Onboarding | undefined,
  at: number,
): Promise<void> {
  const { user } = from.address;
  const who = { user, ...(from.name === undefined ? {} : { name: from.name }) };
  const entry = { at, what: 'looked' as const, who, where: channelKey(where.address) };
  if (one) await audit.add({ ...entry, onboarding: one.id, detail: ['report'] });
  else await audit.add({ ...entry, detail: ['list'] });
}
