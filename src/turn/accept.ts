import { FIRST_LANGUAGE } from '../base/language.ts';
import type { MessageRef } from '../chat/address.ts';
import {
  type Accepted,
  type Bot,
  type Inbound,
  isSamePerson,
  type Person,
  type StatusQuestion,
} from '../chat/inbound.ts';
import { redact } from '../chat/redact.ts';
import { filePurpose, holdsCredentials, type Receipt, type Receiver } from '../credentials/receive.ts';
import type { Seal } from '../credentials/seal.ts';
import { readCode } from '../invite/code.ts';
import type { Invites } from '../invite/invites.ts';
import type { Shop } from '../shop/shop.ts';
import type { Event } from '../state/event.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Directory } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import { asksSomething } from '../understanding/understand.ts';
import { fieldErrors } from '../views/merchant/problems.ts';
import { type NoticeKey, notice } from '../views/notices.ts';
import { nextPageOf } from '../views/pm/list.ts';
import { START_PLACE } from '../views/pm/start.ts';
import { speaking } from '../words/words.ts';
import { actionOf, refusal } from './access.ts';
import { createHandingOn } from './handing-on.ts';
import type { Resolver } from './resolve.ts';
import { createTrial } from './trial.ts';
import type { TurnExtras, Turns } from './turns.ts';

interface Parts {
  resolver: Pick<Resolver, 'resolve'>;
  store: Pick<Store, 'load' | 'firstTime'>;
  directory: Pick<Directory, 'leave' | 'join' | 'switchTo'>;
  invites: Pick<Invites, 'redeem'>;
  turns: Pick<Turns, 'take'>;
  /** The shop whose credentials a flow collects; undefined: it collects none, or is gone. */
  shopOf(flow: string): Shop | undefined;
  /** The flow of merchants who come uninvited. */
  flow: string;
  receiver: Receiver;
  seal: Seal;
  /** Leads somebody to another onboarding of theirs. */
  switching(inbound: Inbound): Promise<Accepted | undefined>;
  /** Starts what a PM filled into the form for it. */
  startForm(sent: Inbound & { kind: 'form' }): Promise<Accepted>;
  /** Removes an onboarding with everything that leads to it. */
  forget: Parameters<typeof createTrial>[0]['forget'];
  /** How the merchants of a channel stand. */
  status: Bot['status'];
  /** What those of a PM's channel do on their card, and say below it. */
  onCard(inbound: Exclude<Inbound, { kind: 'hello' }>, onboarding: Onboarding): Promise<Accepted>;
}

/**
 * The front door: finds out what an inbound event is about and whether its sender may do it, picks credentials
 * out and seals them, and takes the turn. What somebody may not do changes nothing.
 */
export function createAccept({
  resolver,
  store,
  directory,
  invites,
  turns,
  shopOf,
  flow,
  receiver,
  seal,
  onCard,
  status,
  startForm,
  switching,
  forget,
}: Parts): Bot['accept'] {
  const handingOn = createHandingOn({ directory, turns });
  const trial = createTrial({ directory, turns, forget });

  /** Somebody wrote a code: it leads them to their onboarding, or they read why it does not. */
  async function join({ id, at, from }: Inbound, code: string): Promise<Accepted> {
    const redeemed = await invites.redeem(code, from.address);
    if (redeemed.kind !== 'joined') return told(from, `code-${redeemed.kind}`);
    const begun = await store.load(redeemed.onboarding);
    const isOther = begun && !isSamePerson(begun.merchant, from.address);
    if (isOther && !begun.awaited && !begun.handingOn) {
      // Whom the bot wrote to has answered since, without needing the code; or it is not handed on after all.
      await directory.leave(from.address, redeemed.onboarding);
      return told(from, 'code-used');
    }
    const joined = isOther ? ({ kind: 'handed-on', way: 'code' } as const) : ({ kind: 'joined' } as const);
    await turns.take(redeemed.onboarding, { id, at, ...joined, person: from }, { person: from });
    return { ok: true };
  }

  return async (inbound): Promise<Accepted> => {
    const code = inbound.kind === 'text' && inbound.where.kind === 'dm' ? readCode(inbound.text) : undefined;
    if (code !== undefined) return await join(inbound, code);
    const switched = await switching(inbound);
    if (switched) return switched;
    const page = inbound.kind === 'choice' ? nextPageOf(inbound.choice) : undefined;
    if (page) return { ok: true, answer: await status(listAt(inbound, page)) };
    if (inbound.kind === 'form' && inbound.context?.place === START_PLACE) return await startForm(inbound);
    const { onboarding, role, state, newcomer } = await resolver.resolve(inbound);
    if (newcomer) {
      // Whoever opens the chat is greeted once, and not each time.
      const isQuiet =
        inbound.kind === 'hello' && !(await store.firstTime(`greeted ${inbound.from.address.user}`));
      if (isQuiet) return { ok: true };
      return newcomer === 'pm' ? await trial.ofPm(inbound) : told(inbound.from, 'uninvited');
    }
    const refused = refusal(role, actionOf(inbound));
    if (refused === 'with-colleague' && state) return await handingOn.formerly(inbound, state);
    if (refused) return told(inbound.from, refused);
    if (role === 'pm' && state && inbound.kind !== 'hello') return await onCard(inbound, state);
    if (onboarding === undefined || role === 'pm') return told(inbound.from, 'no-such-button');

    const ended = state && (await trial.ended(inbound, state));
    if (ended) return ended;
    const handed = inbound.kind === 'text' && state && (await handingOn.named(inbound, state));
    if (handed) return handed;
    const shop = shopOf(state?.flow ?? flow);
    const isForPerson = state?.awaiting === 'question';
    const read = await readEvent(inbound, onboarding, shop, { receiver, seal, isForPerson });
    if ('errors' in read) return { ok: false, errors: read.errors };
    await turns.take(onboarding, read.event, { person: inbound.from, ...read.extras });
    return { ok: true };
  };
}

/** They alone read why nothing happens, in the language of their chat as far as it is known. */
function told({ language = FIRST_LANGUAGE }: Person, why: NoticeKey): Accepted {
  return { ok: false, notice: speaking(language, () => notice(why)) };
}

/** The next part of a list, for the place of the button: it shows what that place may see, and no more. */
function listAt({ from, where }: Inbound, { page, word }: { page: number; word: string }): StatusQuestion {
  return { from, where: { kind: 'command', address: where.address }, filter: word, page };
}

/** An inbound event without its secrets; or, of a form that is not a message, what is to be put right. */
type Read = { event: Event; extras?: TurnExtras } | { errors: Record<string, string> };

async function readEvent(
  inbound: Inbound,
  onboarding: string,
  shop: Shop | undefined,
  { receiver, seal, isForPerson }: Pick<Parts, 'receiver' | 'seal'> & { isForPerson: boolean },
): Promise<Read> {
  const { id, at } = inbound;
  switch (inbound.kind) {
    case 'hello':
      return { event: { id, at, kind: 'hello', installed: inbound.installed } };
    case 'choice': {
      const { choice, context, trigger } = inbound;
      return { event: { id, at, kind: 'choice', choice, place: context?.place, trigger } };
    }
    case 'text': {
      const { text } = inbound;
      const receipt = shop && (await receiver.text(shop, onboarding, text));
      const words =
        isForPerson && shop && receipt?.kind === 'refused' ? withoutSecrets(shop, text) : undefined;
      if (words !== undefined) return { event: { id, at, kind: 'text', text: words, hidden: true } };
      return receipt ? received(inbound, receipt) : { event: { id, at, kind: 'text', text } };
    }
    case 'files': {
      const purpose = filePurpose(onboarding);
      const files = await Promise.all(inbound.files.map((file) => seal.close(file, purpose)));
      const words = redact(inbound.text);
      const text = shop && holdsCredentials(shop, words) ? '' : words;
      return { event: { id, at, kind: 'files', files, text } };
    }
    case 'form': {
      if (!shop) return { event: { id, at, kind: 'text', text: '' } };
      const { values, card } = inbound;
      const receipt = await receiver.form(shop, onboarding, values);
      if (receipt.kind !== 'errors') return received(inbound, receipt, card);
      const { errors } = receipt;
      if (!card) return { errors: fieldErrors(shop.words, errors) };
      return { event: { id, at, kind: 'mistyped', card, errors, typed: showable(shop, values) } };
    }
  }
}

/** So many words beside a secret say something. */
const WORDS_OF_A_QUESTION = 6;

/** A question for a person gets there without the secrets in it; undefined: it is none, or they can't be told apart. */
function withoutSecrets(shop: Shop, text: string): string | undefined {
  const words = redact(text);
  const isQuestion = asksSomething(words) || words.split(/\s+/).length > WORDS_OF_A_QUESTION;
  return isQuestion && !holdsCredentials(shop, words) ? words : undefined;
}

function received({ id, at }: Inbound, receipt: Receipt, card?: MessageRef): Read {
  if (receipt.kind === 'refused') return { event: { id, at, kind: 'refused', problem: receipt.problem } };
  const { received, notes, jwe } = receipt;
  // A form that is still on the screen can be sent again: the same from the same form counts once.
  const unique = card ? `form ${card.id} ${received.digest}` : id;
  return {
    event: { id: unique, at, kind: 'submitted', received, notes, card },
    extras: { sealed: { submission: received.id, jwe } },
  };
}

/** What was typed into a form and may be shown again: nothing secret, not even in the wrong field. */
function showable(shop: Shop, values: Record<string, string>): Record<string, string> {
  const open = new Set(shop.fields.flatMap(({ id, secret }) => (secret ? [] : [id])));
  const isShown = ([field, value]: [string, string]) =>
    open.has(field) && redact(value) === value && !shop.looksLikeCredentials(value);
  return Object.fromEntries(Object.entries(values).filter(isShown));
}
