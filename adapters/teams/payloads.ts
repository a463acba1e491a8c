import { createHash } from 'node:crypto';
import { z } from 'zod';
import { languageOf } from '../../src/base/language.ts';
import { momentTold } from '../../src/base/moment.ts';
import type { Address } from '../../src/chat/address.ts';
import type {
  HandOverQuestion,
  Inbound,
  Person,
  StartCommand,
  StatusQuestion,
  Where,
} from '../../src/chat/inbound.ts';
import { type Activity, isPersonal, splitThread, tenantsOf } from './activity.ts';
import { fileReferences } from './files.ts';
import { submittedForm } from './forms.ts';
import { fromTeamsText } from './markdown.ts';

/** What an activity is, to the bot. Each `id` is the same for every delivery of it. */
export type Payload =
  | { kind: 'event'; event: Inbound }
  | { kind: 'status'; id: string; question: StatusQuestion }
  | { kind: 'handover'; question: HandOverQuestion }
  | { kind: 'start'; command: StartCommand }
  /** Something said to the bot in front of others, which belongs into the personal chat. */
  | { kind: 'misplaced'; id: string; channel: Address }
  | { kind: 'nothing' };

const choiceSchema = z.object({
  choice: z.string(),
  onboarding: z.string().optional(),
  place: z.string().optional(),
});

/** Reads an activity that has been authenticated. */
export function read(activity: Activity): Payload {
  switch (activity.type) {
    case 'message':
      return readMessage(activity);
    case 'installationUpdate':
      // An upgrade of the app is an installation too, and nobody's return.
      return activity.action?.startsWith('add')
        ? hello(activity, activity.action === 'add')
        : { kind: 'nothing' };
    case 'conversationUpdate':
      return activity.membersAdded?.some(({ id }) => id === activity.recipient.id)
        ? hello(activity, false)
        : { kind: 'nothing' };
    default:
      return { kind: 'nothing' };
  }
}

function hello(activity: Activity, installed: boolean): Payload {
  if (!isPersonal(activity)) return { kind: 'nothing' };
  return { kind: 'event', event: { ...stamp(activity), kind: 'hello', installed } };
}

function readMessage(activity: Activity): Payload {
  const text = fromTeamsText(activity);
  const id = dedupeId(activity);
  const [, command, words = ''] = /^\/?creds-(status|handover|start)(?:\s+(.*))?$/is.exec(text) ?? [];
  if (command) {
    const question = statusQuestion(activity, words);
    if (command.toLowerCase() === 'status') return { kind: 'status', id, question };
    const { at } = stamp(activity);
    if (command.toLowerCase() === 'handover') return { kind: 'handover', question: { ...question, id, at } };
    const { from, where, filter } = question;
    const leading = leadingMention(activity, filter);
    const isPrivate = isPersonal(activity) || activity.conversation.conversationType === 'groupChat';
    return { kind: 'start', command: { id, at, from, where, isPrivate, words: filter, leading } };
  }

  const form = submittedForm(activity.value);
  if (form) {
    const card = { conversation: activity.conversation.id, id: activity.replyToId ?? '' };
    return { kind: 'event', event: { ...stampOfCard(activity), kind: 'form', ...form, card } };
  }
  const pressed = choiceSchema.safeParse(activity.value).data;
  if (pressed) {
    const { choice, onboarding, place } = pressed;
    const context = onboarding && place ? { onboarding, place } : undefined;
    const event = { ...stampOfCard(activity), kind: 'choice' as const, choice, context, trigger: undefined };
    return { kind: 'event', event };
  }
  if (!isPersonal(activity)) {
    const isInThread = splitThread(activity.conversation.id).root !== undefined && !isThreadBegun(activity);
    if (isInThread && text.trim() !== '')
      return {
        kind: 'event',
        event: { ...stamp(activity), kind: 'text', text, mentioned: mentionsIn(activity)[0] },
      };
    return { kind: 'misplaced', id, channel: channelOf(activity) };
  }
  const files = fileReferences(activity, text);
  if (files.length > 0) return { kind: 'event', event: { ...stamp(activity), kind: 'files', files, text } };
  // A sticker or a GIF has no text, and is answered like anything else that says nothing.
  return { kind: 'event', event: { ...stamp(activity), kind: 'text', text } };
}

/** Whether it is the first message of its thread. */
function isThreadBegun({ conversation, id }: Activity): boolean {
  return splitThread(conversation.id).root === id;
}

function statusQuestion(activity: Activity, filter: string): StatusQuestion {
  const where = { kind: 'command' as const, address: channelOf(activity) };
  return { from: personOf(activity), where, filter: filter.trim() };
}

/** The people a message mentions, the bot apart, by the names that stand there. */
function mentionsIn({ entities, recipient }: Activity): { user: string; name: string }[] {
  return (entities ?? []).flatMap(({ type, text, mentioned }) => {
    if (type !== 'mention' || !mentioned || mentioned.id === recipient.id) return [];
    const name = (text ?? '').replace(/<\/?at\b[^<>]*>/g, '').trim();
    return name === '' ? [] : [{ user: mentioned.id, name }];
  });
}

/** Who is mentioned at the beginning of these words. */
function leadingMention(activity: Activity, words: string): StartCommand['leading'] {
  const found = mentionsIn(activity).find(({ name }) => words.startsWith(name));
  return found && { ...found, rest: words.slice(found.name.length).trim() };
}

function stamp(activity: Activity): Pick<Inbound, 'id' | 'at' | 'from' | 'where'> {
  return {
    id: dedupeId(activity),
    at: momentTold(Date.parse(activity.timestamp ?? '')),
    from: personOf(activity),
    where: whereOf(activity),
  };
}

/** The same for what was done to a card. Where that lies is not where the person may be written to. */
function stampOfCard(activity: Activity): ReturnType<typeof stamp> {
  const { from, ...others } = stamp(activity);
  return { ...others, from: { ...from, address: { ...from.address, conversation: from.address.user } } };
}

function whereOf(activity: Activity): Where {
  const { conversation, replyToId } = activity;
  const address = channelOf(activity);
  const { root } = splitThread(conversation.id);
  const on = root ?? replyToId;
  const message = on ? { conversation: conversation.id, id: on } : undefined;
  if (isPersonal(activity)) return { kind: 'dm', address, message };
  return { kind: root === undefined || root === replyToId ? 'channel' : 'thread', address, message };
}

/**
 * The same for every delivery of the same thing. Teams says that an activity's id is unique within its
 * conversation; where there is none, what was sent in answer to which message has to do (as
 * far as it is read: the rest might be of any depth).
 */
function dedupeId({ channelId, conversation, type, id, replyToId, value, text }: Activity): string {
  const sent = submittedForm(value) ?? choiceSchema.safeParse(value).data ?? null;
  const unique = id || `${replyToId ?? ''}:${hash([type, sent, text ?? ''])}`;
  return `${channelId}:${conversation.id}:${unique}`;
}

function hash(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('base64url');
}

/**
 * Who did this: known by the id Teams gives them for this bot. What they say in front of others is
 * answered, if at all, in their personal chat, for which their id stands.
 */
function personOf(activity: Activity): Person {
  const { from } = activity;
  const { conversation, ...where } = channelOf(activity);
  const address = { ...where, conversation: isPersonal(activity) ? conversation : from.id, user: from.id };
  const timeZone = activity.localTimezone ?? undefined;
  const language = languageOf(activity.locale ?? undefined);
  return {
    address,
    ...(from.name ? { name: from.name } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(language ? { language } : {}),
  };
}

function channelOf(activity: Activity): Address {
  const [tenant] = tenantsOf(activity);
  return {
    platform: 'teams',
    ...(tenant === undefined ? {} : { tenant, installation: tenant }),
    conversation: splitThread(activity.conversation.id).channel,
  };
}
