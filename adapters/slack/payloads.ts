import { z } from 'zod';
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
import type { ChoiceContext } from '../../src/chat/message.ts';
import { fileReference, slackFileSchema } from './files.ts';
import { FORM_CALLBACK, formValues, metadataSchema, stateSchema } from './forms.ts';
import { installationOf } from './installation.ts';
import { json } from './json.ts';
import { fromMrkdwn } from './mrkdwn.ts';

/**
 * Slack's payloads as neutral events. Sources: docs.slack.dev/apis/events-api,
 * /reference/events/message.im, /reference/interaction-payloads. Every function answers undefined
 * for what is not meant for the bot: its own messages, edits, channels, other apps' buttons.
 */

const envelopeSchema = z.object({ event_id: z.string(), event_time: z.number() });

/**
 * A message that was forwarded, as it comes along: its words and files are what whoever forwards it has to say.
 * A link that Slack unfolds comes as an attachment, too, and is nobody's words. Slack documents neither; seen in
 * slackapi/slack-skills-plugin#149 and slack-go/slack#282.
 */
const forwardedSchema = z.object({
  is_share: z.literal(true),
  text: z.string().nullish(),
  files: z.array(slackFileSchema).nullish().catch(undefined),
});

const messageSchema = z.object({
  channel_type: z.literal('im').optional(),
  channel: z.string(),
  user: z.string(),
  text: z.string().nullish(),
  ts: z.string().optional(),
  /** What people write has none, or one of these; a reply in a thread is answered in the conversation. */
  subtype: z.enum(['file_share', 'me_message', 'thread_broadcast']).optional(),
  bot_id: z.undefined().optional(),
  files: z.array(slackFileSchema).optional(),
  attachments: z.array(z.unknown()).nullish().catch(undefined),
});

/** Something written to the bot, or forwarded to it, with or without files. */
export function fromMessage(body: unknown): Inbound | undefined {
  const envelope = envelopeSchema.extend({ event: messageSchema }).safeParse(body);
  if (!envelope.success) return undefined;
  const { event, event_id, event_time } = envelope.data;
  // Direct messages have ids of their own kind, should an event not say what it comes from.
  if (!event.channel_type && !event.channel.startsWith('D')) return undefined;
  const from = person(event.user, body, { conversation: event.channel });
  const base = {
    id: saidOnce('message', event) ?? event_id,
    at: momentTold(event_time * 1000),
    from,
    where: { kind: 'dm' as const, address: from.address },
  };
  const forwarded = (event.attachments ?? []).flatMap((one) => forwardedSchema.safeParse(one).data ?? []);
  const texts = [event.text, ...forwarded.map((one) => one.text)].map((one) => fromMrkdwn(one ?? ''));
  const text = texts.filter((one) => one.trim() !== '').join('\n');
  const files = [...(event.files ?? []), ...forwarded.flatMap((one) => one.files ?? [])];
  if (files.length === 0) return { ...base, kind: 'text', text, mentioned: mentionedIn(event.text ?? '') };
  return { ...base, kind: 'files', files: files.map(fileReference), text };
}

/** Whom a text names first: `<@U123>`, or with what they are called, `<@U123|ana>`. */
function mentionedIn(text: string): { user: string; name?: string } | undefined {
  const [, user, name] = /<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>/.exec(text) ?? [];
  return user === undefined ? undefined : { user, ...(name ? { name } : {}) };
}

/** Slack may tell of one message in several events, each with an id of its own: what was said counts once. */
function saidOnce(
  what: string,
  { channel, ts }: { channel: string; ts?: string | undefined },
): string | undefined {
  return ts === undefined ? undefined : `${what}:${channel}:${ts}`;
}

const mentionSchema = z.object({
  channel: z.string(),
  user: z.string(),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  bot_id: z.undefined().optional(),
  files: z.array(slackFileSchema).optional(),
});

/**
 * The bot was named in a channel. What begins with its name is said to it; `isAside`: it is only talked about.
 * Source: docs.slack.dev/reference/events/app_mention.
 */
export function fromMention(body: unknown): { event: Inbound; isAside: boolean } | undefined {
  const envelope = envelopeSchema.extend({ event: mentionSchema }).safeParse(body);
  if (!envelope.success) return undefined;
  const { event, event_id, event_time } = envelope.data;
  const from = person(event.user, body, {});
  const { thread_ts: thread } = event;
  const address = { ...from.address, conversation: event.channel };
  const where: Where =
    thread === undefined
      ? { kind: 'channel', address }
      : { kind: 'thread', address, message: { conversation: event.channel, id: thread } };
  const [leading = ''] = /^\s*<@[UW][A-Z0-9]+(?:\|[^<>]*)?>[\s:,]*/.exec(event.text) ?? [];
  const text = fromMrkdwn(event.text.slice(leading.length));
  const base = { id: saidOnce('mention', event) ?? event_id, at: momentTold(event_time * 1000), from, where };
  const said: Inbound = event.files?.length
    ? { ...base, kind: 'files', files: event.files.map(fileReference), text }
    : { ...base, kind: 'text', text, mentioned: mentionedIn(event.text.slice(leading.length)) };
  return { event: said, isAside: leading === '' };
}

const homeOpenedSchema = z.object({
  user: z.string(),
  channel: z.string().optional(),
  tab: z.enum(['home', 'messages']),
});

/** The bot's chat or its home was opened. */
export function fromHomeOpened(body: unknown): { tab: 'home' | 'messages'; event: Inbound } | undefined {
  const envelope = envelopeSchema.extend({ event: homeOpenedSchema }).safeParse(body);
  if (!envelope.success) return undefined;
  const { event, event_id, event_time } = envelope.data;
  const from = person(event.user, body, event.channel ? { conversation: event.channel } : {});
  const where: Where = { kind: event.tab === 'home' ? 'home' : 'dm', address: from.address };
  return {
    tab: event.tab,
    event: { id: event_id, at: momentTold(event_time * 1000), from, where, kind: 'hello', installed: false },
  };
}

/** The workspace or organisation the app was removed from. */
export function fromUninstall(body: unknown): { installation: string; at: number } | undefined {
  const event = z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).min(1) }) }),
  ]);
  const { event_time } = envelopeSchema.extend({ event }).safeParse(body).data ?? {};
  const installation = event_time === undefined ? undefined : installationOf(body);
  return installation === undefined || event_time === undefined
    ? undefined
    : { installation, at: momentTold(event_time * 1000) };
}

const actorSchema = z.object({ user: z.object({ id: z.string(), name: z.string().optional() }) });

const pressSchema = actorSchema.extend({
  type: z.literal('block_actions'),
  channel: z.object({ id: z.string() }).optional(),
  container: z
    .object({ message_ts: z.string(), thread_ts: z.string() })
    .partial()
    .optional()
    .catch(undefined),
  view: z.looseObject({}).optional().catch(undefined),
  trigger_id: z.string().optional(),
  actions: z.tuple([z.object({ action_id: z.string(), action_ts: z.string(), value: z.string() })]),
});

const valueSchema = z.object({
  choice: z.string(),
  onboarding: z.string().optional(),
  place: z.string().optional(),
});

/**
 * A button that was pressed. Its id is made of who pressed what, and when: Slack gives none. Where it was
 * pressed is not where the person may be written to: that only their own messages tell.
 */
export function fromPress(body: unknown): Inbound | undefined {
  const press = pressSchema.safeParse(body).data;
  const value = valueSchema.safeParse(json(press?.actions[0].value)).data;
  if (!press || !value) return undefined;
  const { action_id, action_ts } = press.actions[0];
  const { user } = press;
  const from = person(user.id, body, user);
  return {
    id: `press:${user.id}:${action_ts}:${action_id}`,
    at: momentTold(Number(action_ts) * 1000),
    from,
    where: placeOf(press, from.address),
    kind: 'choice',
    choice: value.choice,
    context: context(value),
    trigger: press.trigger_id,
  };
}

function placeOf({ channel, container, view }: z.infer<typeof pressSchema>, own: Address): Where {
  if (!channel) return { kind: view?.type === 'home' ? 'home' : 'dm', address: own };
  const address = { ...own, conversation: channel.id };
  const { message_ts, thread_ts = message_ts } = container ?? {};
  const message = thread_ts === undefined ? undefined : { conversation: channel.id, id: thread_ts };
  if (channel.id.startsWith('D')) return { kind: 'dm', address, message };
  return { kind: thread_ts === message_ts ? 'channel' : 'thread', address, message };
}

const submissionSchema = actorSchema.extend({
  type: z.literal('view_submission'),
  trigger_id: z.string().optional(),
  view: z.object({
    id: z.string(),
    hash: z.string().optional(),
    callback_id: z.literal(FORM_CALLBACK),
    private_metadata: z.string(),
    state: z.object({ values: stateSchema }),
  }),
});

/**
 * A form that was sent. A view's hash stays the same when it is sent again after a correction, so
 * the trigger, new with every press of the button, tells one submission from the next.
 */
export function fromSubmission(body: unknown): { event: Inbound; fields: string[] } | undefined {
  const sent = submissionSchema.safeParse(body).data;
  if (!sent) return undefined;
  const { view } = sent;
  const values = formValues(view.state.values);
  const from = person(sent.user.id, body, sent.user);
  const metadata = metadataSchema.parse(json(view.private_metadata));
  const { channel } = metadata;
  const event: Inbound = {
    id: `form:${view.id}:${sent.trigger_id ?? view.hash ?? ''}`,
    at: Date.now(),
    from,
    where: channel
      ? { kind: 'channel', address: { ...from.address, conversation: channel } }
      : { kind: 'dm', address: from.address },
    kind: 'form',
    values,
    context: context(metadata),
  };
  return { event, fields: Object.keys(view.state.values) };
}

/** Whoever acted on a view. */
export function viewer(body: unknown): Person | undefined {
  const { user } = actorSchema.safeParse(body).data ?? {};
  return user && person(user.id, body, user);
}

const commandSchema = z.object({
  channel_id: z.string(),
  channel_name: z.string().optional(),
  user_id: z.string(),
  user_name: z.string().optional(),
  text: z.string().optional(),
  trigger_id: z.string().optional(),
});

/** `/creds-handover`. Slack gives a command no id: its trigger is new with each that is typed. */
export function fromHandOverCommand(body: unknown): HandOverQuestion | undefined {
  const question = fromCommand(body);
  const trigger = commandSchema.safeParse(body).data?.trigger_id;
  if (!question || trigger === undefined) return undefined;
  return { ...question, id: `command:${trigger}`, at: Date.now(), trigger };
}

/** `/creds-start`. A direct message's id begins with a D; one between several people is named so. */
export function fromStartCommand(body: unknown): StartCommand | undefined {
  const question = fromHandOverCommand(body);
  const { text = '', channel_id = '', channel_name = '' } = commandSchema.safeParse(body).data ?? {};
  if (!question) return undefined;
  const { id, at, from, where, filter, trigger } = question;
  const [, user, name, rest = ''] = /^\s*<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>(.*)$/s.exec(text) ?? [];
  const leading =
    user === undefined ? undefined : { user, name: name || undefined, rest: fromMrkdwn(rest).trim() };
  const isPrivate = channel_id.startsWith('D') || /^(directmessage|mpdm-)/.test(channel_name);
  return { id, at, from, where, isPrivate, words: filter, leading, trigger };
}

/** `/creds-status`. It may be typed in a chat between others. */
export function fromCommand(body: unknown): StatusQuestion | undefined {
  const command = commandSchema.safeParse(body).data;
  if (!command) return undefined;
  const { channel_id, user_id, user_name, text = '' } = command;
  const from = person(user_id, body, { name: user_name });
  return {
    from,
    where: { kind: 'command', address: { ...from.address, conversation: channel_id } },
    filter: fromMrkdwn(text).trim(),
    mentioned: /^\s*<@([UW][A-Z0-9]+)(\|[^<>]*)?>\s*$/.exec(text)?.[1],
  };
}

/**
 * A person is who their user id says, wherever it stands: all of Slack's methods name people by it alone.
 * The workspace that comes along is the person's own, the app's, or an organisation, as the payload and
 * Slack Connect would have it, so that with it one person would be two. Without a conversation of their own
 * their id stands for it.
 */
function person(
  user: string,
  body: unknown,
  { conversation = user, name }: { conversation?: string | undefined; name?: string | undefined },
): Person {
  const installation = installationOf(body);
  const address = {
    platform: 'slack' as const,
    ...(installation ? { installation } : {}),
    conversation,
    user,
  };
  return { address, ...(name ? { name } : {}), ...(isOfOthers(body) ? { isExternal: true as const } : {}) };
}

/** Which workspace somebody is of: their own in a press or a form, and with an event of somebody of another company. */
const homeSchema = z.object({
  team_id: z.string().optional(),
  team: z.object({ id: z.string() }).nullish(),
  is_enterprise_install: z.boolean().optional(),
  user: z.object({ team_id: z.string() }).partial().optional(),
  event: z.object({ user_team: z.string() }).partial().optional(),
});

/**
 * Whether it was somebody of another company, in a channel that is shared with it (Slack Connect). In an organisation
 * all its workspaces are of one company.
 * Source: docs.slack.dev/apis/slack-connect.
 */
function isOfOthers(body: unknown): boolean {
  const { team_id, team, is_enterprise_install, user, event } = homeSchema.safeParse(body).data ?? {};
  const own = team?.id ?? team_id;
  const theirs = user?.team_id ?? event?.user_team;
  return own !== undefined && theirs !== undefined && own !== theirs && !is_enterprise_install;
}

function context(of: {
  onboarding?: string | undefined;
  place?: string | undefined;
}): ChoiceContext | undefined {
  return of.onboarding && of.place ? { onboarding: of.onboarding, place: of.place } : undefined;
}
