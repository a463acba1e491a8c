import { z } from 'zod';
import type { Inbound, Person, StatusQuestion } from '../../src/chat/inbound.ts';
import type { ChoiceContext } from '../../src/chat/message.ts';
import { fileReference, slackFileSchema } from './files.ts';
import { FORM_CALLBACK, formValues, metadataSchema, stateSchema } from './forms.ts';
import { json } from './json.ts';
import { fromMrkdwn } from './mrkdwn.ts';

/**
 * Slack's payloads as neutral events. Sources: docs.slack.dev/apis/events-api,
 * /reference/events/message.im, /reference/interaction-payloads. Every function answers undefined
 * for what is not meant for the bot: its own messages, edits, channels, other apps' buttons.
 */

const envelopeSchema = z.object({ event_id: z.string(), event_time: z.number() });

const messageSchema = z.object({
  channel_type: z.literal('im').optional(),
  channel: z.string(),
  user: z.string(),
  text: z.string().nullish(),
  /** What people write has none, or one of these; a reply in a thread is answered in the conversation. */
  subtype: z.enum(['file_share', 'me_message', 'thread_broadcast']).optional(),
  bot_id: z.undefined().optional(),
  files: z.array(slackFileSchema).optional(),
});

/** Something written to the bot, with or without files. */
export function fromMessage(body: unknown): Inbound | undefined {
  const envelope = envelopeSchema.extend({ event: messageSchema }).safeParse(body);
  if (!envelope.success) return undefined;
  const { event, event_id, event_time } = envelope.data;
  // Direct messages have ids of their own kind, should an event not say what it comes from.
  if (!event.channel_type && !event.channel.startsWith('D')) return undefined;
  const base = {
    id: event_id,
    at: event_time * 1000,
    from: person(event.user, event.channel),
  };
  const text = fromMrkdwn(event.text ?? '');
  if (!event.files?.length) return { ...base, kind: 'text', text };
  return { ...base, kind: 'files', files: event.files.map(fileReference), text };
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
  const from = person(event.user, event.channel ?? event.user);
  return {
    tab: event.tab,
    event: { id: event_id, at: event_time * 1000, from, kind: 'hello', installed: false },
  };
}

/** The workspace the app was removed from. */
export function fromUninstall(body: unknown): string | undefined {
  const event = z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).min(1) }) }),
  ]);
  return z.object({ team_id: z.string(), event }).safeParse(body).data?.team_id;
}

const actorSchema = z.object({ user: z.object({ id: z.string(), name: z.string().optional() }) });

const pressSchema = actorSchema.extend({
  type: z.literal('block_actions'),
  channel: z.object({ id: z.string() }).optional(),
  trigger_id: z.string().optional(),
  actions: z.tuple([z.object({ action_id: z.string(), action_ts: z.string(), value: z.string() })]),
});

const valueSchema = z.object({
  choice: z.string(),
  onboarding: z.string().optional(),
  place: z.string().optional(),
});

/** A button that was pressed. Its id is made of who pressed what, and when: Slack gives none. */
export function fromPress(body: unknown): Inbound | undefined {
  const press = pressSchema.safeParse(body).data;
  const value = valueSchema.safeParse(json(press?.actions[0].value)).data;
  if (!press || !value) return undefined;
  const { action_id, action_ts } = press.actions[0];
  const { user, channel } = press;
  return {
    id: `press:${user.id}:${action_ts}:${action_id}`,
    at: Math.round(Number(action_ts) * 1000) || Date.now(),
    from: person(user.id, channel?.id ?? user.id, user.name),
    kind: 'choice',
    choice: value.choice,
    context: context(value),
    trigger: press.trigger_id,
  };
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
  const metadata = metadataSchema.parse(json(view.private_metadata));
  const event: Inbound = {
    id: `form:${view.id}:${sent.trigger_id ?? view.hash ?? ''}`,
    at: Date.now(),
    from: person(sent.user.id, metadata.conversation ?? sent.user.id, sent.user.name),
    kind: 'form',
    values,
    context: context(metadata),
  };
  return { event, fields: Object.keys(view.state.values) };
}

const commandSchema = z.object({
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().optional(),
  text: z.string().optional(),
});

/** `/creds-status`. Where it was typed may be a chat between others, so the asker's address is their own. */
export function fromCommand(body: unknown): StatusQuestion | undefined {
  const command = commandSchema.safeParse(body).data;
  if (!command) return undefined;
  const { channel_id, user_id, user_name, text = '' } = command;
  return {
    from: person(user_id, user_id, user_name),
    channel: { platform: 'slack', conversation: channel_id },
    filter: fromMrkdwn(text).trim(),
    mentioned: /^\s*<@([UW][A-Z0-9]+)(\|[^<>]*)?>\s*$/.exec(text)?.[1],
  };
}

/**
 * A person is who their user id says, wherever it stands: all of Slack's methods name people by it alone.
 * The workspace that comes along is the person's own, the app's, or an organisation, as the payload and
 * Slack Connect would have it, so that with it one person would be two.
 */
function person(user: string, conversation: string, name?: string): Person {
  return { address: { platform: 'slack', conversation, user }, ...(name ? { name } : {}) };
}

function context(of: {
  onboarding?: string | undefined;
  place?: string | undefined;
}): ChoiceContext | undefined {
  return of.onboarding && of.place ? { onboarding: of.onboarding, place: of.place } : undefined;
}
