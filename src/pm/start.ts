import { setTimeout as sleep } from 'node:timers/promises';
import { languageOf } from '../base/language.ts';
import { channelKey, channelOf, type MessageRef } from '../chat/address.ts';
import { type Chat, ChatError } from '../chat/chat.ts';
import {
  type Accepted,
  type Bot,
  type Inbound,
  named,
  type Person,
  type StartCommand,
  type Where,
} from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import { oneLine } from '../chat/text.ts';
import type { Guide } from '../flow/guide.ts';
import type { Start, Started, StartRequest } from '../invite/start.ts';
import type { Audit } from '../store/audit.ts';
import type { Directory } from '../store/directory.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turn/turns.ts';
import { statement } from '../views/message.ts';
import { notice } from '../views/notices.ts';
import * as views from '../views/pm/start.ts';
import { isDay, LONGEST_CUSTOMER } from './batch.ts';
import { actorOf, type ChangeInvitation } from './invitation.ts';
import type { KnownPms } from './known.ts';
import type { Listed } from './listed.ts';
import type { Move } from './move.ts';
import type { StartSeveral } from './several.ts';

/** So long, in ms, is waited for whether a first message arrived: a command has to be answered soon. */
const SENT_WITHIN_MS = 1_200;
const LOOK_EVERY_MS = 40;

interface Parts {
  store: Pick<Store, 'load'>;
  invitations: Pick<Invitations, 'find'>;
  directory: Pick<Directory, 'join' | 'link'>;
  listed(channel: Where): Promise<Listed>;
  turns: Pick<Turns, 'take'>;
  audit: Pick<Audit, 'add'>;
  start: Start;
  changeInvitation: ChangeInvitation;
  move: Move;
  chat(platform: Chat['platform']): Chat | undefined;
  guideOf(flow: string): Guide | undefined;
  /** Somebody acted as a PM. */
  note: KnownPms['note'];
  /** The guides there are, the usual one first. */
  guides(): Guide[];
  /** The flow of those who are started without naming one. */
  flow: string;
  now?: () => number;
}

/**
 * Answers `/creds-start`: whoever is in a channel that the bot is in starts an onboarding there. Its card comes first,
 * for only that shows that the bot may write there.
 */
export function createStartCommand(parts: Parts): Bot['start'] {
  const { store, invitations, flow, now = Date.now } = parts;

  return async (command) => {
    if (command.isPrivate) return notice('start-in-channel');
    await parts.note(command.from.address, command.where.address);
    if (command.settled) return await started(command, oneLine(command.words));
    if (!command.leading && command.words.trim() === '') return views.startForm(parts.guides());
    const changed = changeIn(command, parts);
    if (changed) return await changed;
    const customer = oneLine(command.leading?.rest ?? command.words);
    if (customer === '' || /^(help|resend|withdraw|move)$/i.test(customer)) return views.startHelp();
    if ([...customer].length > LONGEST_CUSTOMER) return views.notStarted('tooLong');
    return await started(command, customer);
  };

  async function started(command: StartCommand, customer: string): Promise<Message> {
    const all = await parts.listed(command.where);
    const person = command.leading && named(command.from, command.leading);
    const known = knownIn(all, customer);
    if (known) return await known(parts, now());
    const pm = command.where.address;
    const by = actorOf(command);
    const { settled = {} } = command;
    const owner = settled.owner === undefined ? by : { user: settled.owner };
    const request = {
      ...{ customer, channel: channelOf(pm), by, owner },
      flow: settled.flow ?? flow,
      ...(settled.language ? { language: settled.language } : {}),
      ...(settled.promised ? { promised: settled.promised } : {}),
    };
    const card = await postCard(request, now(), parts);
    if (!card) return views.notStarted('notInChannel');
    const begun = await parts.start({ ...request, card });
    await parts.directory.link({ platform: pm.platform, ...card }, begun.id);
    if (person) return await written(command, person, begun);
    const where = channelKey(pm);
    await parts.audit.add({
      at: now(),
      what: 'invited',
      onboarding: begun.id,
      who: by,
      where,
      detail: ['code'],
    });
    return await answer(begun);
  }

  /** Has the bot write to the merchant first, and waits a moment for whether that arrived. */
  async function written(command: StartCommand, person: Person, begun: Started): Promise<Message> {
    await parts.directory.join(person.address, begun.id);
    const event = { id: `invited ${command.id}`, at: now(), kind: 'invited' as const, by: actorOf(command) };
    await parts.turns.take(begun.id, event, { person });
    const end = Date.now() + SENT_WITHIN_MS;
    for (;;) {
      const onboarding = await store.load(begun.id);
      if (!onboarding) return await answer(begun);
      if (onboarding.unreachable.merchant) return views.notReachedMessage(onboarding, begun);
      const isSent = onboarding.messages.step !== undefined;
      if (isSent || Date.now() > end) return views.writtenMessage(onboarding, isSent);
      await sleep(LOOK_EVERY_MS);
    }
  }

  async function answer(begun: Started): Promise<Message> {
    const invitation = await invitations.find(begun.id);
    return invitation ? views.invitedMessage(invitation, begun, true) : views.startHelp();
  }
}

type Sent = Inbound & { kind: 'form' };

/** Starts what was filled into the form, in the channel it was asked for in; or says what is to be put right. */
export function createStartForm(
  start: Bot['start'],
  startSeveral: StartSeveral,
  guideOf: (flow: string) => Guide | undefined,
) {
  return async (sent: Sent): Promise<Accepted> => {
    const { id, at, from, where, values, card } = sent;
    const { customer: name = '', person, guide, promised, owner } = values;
    const language = languageOf(values.language);
    if (values.several?.trim() && name.trim() === '') return await startSeveral(sent, values.several);
    const customer = oneLine(name);
    const tooLong = [...customer].length > LONGEST_CUSTOMER ? 'tooLong' : undefined;
    const errors = views.startFormErrors({
      ...(customer === '' ? { customer: 'empty' } : tooLong ? { customer: tooLong } : {}),
      ...(promised && !isDay(promised.trim()) ? { promised: true } : {}),
    });
    const [first] = Object.values(errors);
    if (first !== undefined) return card ? { ok: false, notice: statement(first) } : { ok: false, errors };
    const answer = await start({
      ...{ id, at, from },
      where: { kind: 'command', address: where.address },
      isPrivate: where.kind === 'dm',
      words: customer,
      ...(person ? { leading: { user: person, rest: customer } } : {}),
      settled: {
        ...(guide && guideOf(guide) ? { flow: guide } : {}),
        ...(language ? { language } : {}),
        ...(promised ? { promised: promised.trim() } : {}),
        ...(owner ? { owner } : {}),
      },
    });
    return 'fields' in answer ? { ok: true } : { ok: true, answer };
  };
}

/** Puts its card into the channel; undefined: the bot is not in it. */
async function postCard(
  { channel: pm, ...request }: StartRequest,
  createdAt: number,
  { chat, guideOf }: Pick<Parts, 'chat' | 'guideOf'>,
): Promise<MessageRef | undefined> {
  try {
    const message = views.invitedCard({ ...request, pm, createdAt }, guideOf(request.flow));
    return await chat(pm.platform)?.post(pm, message);
  } catch (error) {
    if (error instanceof ChatError && error.code === 'unreachable') return undefined;
    throw error;
  }
}

/** What is said instead of starting once more: the customer is invited, or under way. */
function knownIn({ begun, invited }: Listed, customer: string) {
  const same = (other: string | undefined) => oneLine(other ?? '').toLowerCase() === customer.toLowerCase();
  const customers = begun.find((one) => same(one.customer) && !one.handOver?.done);
  if (customers) return async () => views.underWay(customers);
  const invitation = invited.find((one) => same(one.customer) && one.withdrawnAt === undefined);
  if (!invitation) return undefined;
  return async ({ start }: Pick<Parts, 'start'>, now: number) => {
    if (now >= invitation.expiresAt) return views.aboutInvitation('start.ended', invitation);
    const { link, code, until } = await start({ ...invitation, channel: invitation.pm }, invitation.id);
    return views.invitedMessage(invitation, { link, code, until }, false);
  };
}

/** What becomes of one that was started before, where that is asked for by its name. */
function changeIn(
  command: StartCommand,
  { move, changeInvitation }: Pick<Parts, 'move' | 'changeInvitation'>,
): Promise<Message> | undefined {
  const [, verb = '', name = ''] = /^(resend|withdraw|move)\s+(\S.*)$/i.exec(command.words) ?? [];
  switch (verb.toLowerCase()) {
    case 'move':
      return move(command, name.trim());
    case 'resend':
      return changeInvitation(command, 'resend', name.trim());
    case 'withdraw':
      return changeInvitation(command, 'withdraw', name.trim());
  }
  return undefined;
}
