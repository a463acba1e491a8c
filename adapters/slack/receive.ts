import { App, type Receiver } from '@slack/bolt';
import type { Logger } from '../../src/base/log.ts';
import type { Accepted, Bot, Inbound, Person } from '../../src/chat/inbound.ts';
import type { Form, Message } from '../../src/chat/message.ts';
import { statement } from '../../src/views/message.ts';
import { say } from '../../src/words/words.ts';
import { FORM_CALLBACK } from './forms.ts';
import { errorFields, sdkLogger } from './log.ts';
import {
  fromCommand,
  fromHandOverCommand,
  fromHomeOpened,
  fromMention,
  fromMessage,
  fromPress,
  fromStartCommand,
  fromSubmission,
  fromUninstall,
  viewer,
} from './payloads.ts';
import { render } from './render.ts';
import { fromSheet, SHEET_CALLBACK } from './sheets.ts';

/** Slack waits 3 s for the answer to a command. */
const STATUS_MS = 2500;

const LATER = statement(say('chat.later'));

/** What receiving needs to be given. */
export interface ReceiveDeps {
  bot: Bot;
  /** Fills somebody's app home; called after the event is acknowledged. */
  publishHome(person: Person['address'], message: Message): Promise<void>;
  /** Says something that only the one who did this can see; called after the event is acknowledged. */
  whisper(event: Inbound, message: Message): Promise<void>;
  /** Opens a form for whoever pressed or typed; called after that is acknowledged. */
  openForm(deed: Pick<Inbound, 'where'> & { trigger?: string | undefined }, form: Form): Promise<void>;
  /** Answers somebody in their own chat, to stay there; called after the event is acknowledged. */
  reply(event: Inbound, message: Message): Promise<void>;
  /** The bot's own user id, once it is known: what the bot writes is not for the bot. */
  ownUser(): string | undefined;
  log: Logger;
}

/**
 * Wires Slack's deliveries to the bot. An event is acknowledged once the bot has stored it; when the
 * bot rejects, so does the delivery. What it says by itself (the app's home, why
 * nothing was done) it says after that.
 */
export function listen(receiver: Receiver, deps: ReceiveDeps): App {
  const { bot, log } = deps;
  const app = new App({
    receiver,
    authorize: async () => ({}),
    // Bolt's own filter asks Slack who it is; messages of bots are left out by their `bot_id`.
    ignoreSelf: false,
    convoStore: false,
    logger: sdkLogger(log),
  });

  app.event('message', async ({ body }) => {
    const event = fromMessage(body);
    if (!event || event.from.address.user === deps.ownUser()) return;
    const message = messageIn(await bot.accept(event));
    if (message) void tell(deps.reply(event, message));
  });

  app.event('app_mention', async ({ body }) => {
    const mention = fromMention(body);
    if (!mention || mention.isAside || mention.event.from.address.user === deps.ownUser()) return;
    tellAlone(mention.event, await bot.accept(mention.event));
  });

  app.event('app_home_opened', async ({ body }) => {
    const opened = fromHomeOpened(body);
    const message = opened?.tab === 'messages' ? messageIn(await bot.accept(opened.event)) : undefined;
    if (opened && message) void tell(deps.reply(opened.event, message));
    if (opened?.tab === 'home') void showHome(opened.event.from);
  });

  app.event('app_uninstalled', ({ body }) => uninstalled(body));
  app.event('tokens_revoked', ({ body }) => uninstalled(body));

  app.action({}, async ({ body, ack }) => {
    const event = fromPress(body);
    const accepted = event && (await bot.accept(event));
    await ack();
    if (event && accepted) tellAlone(event, accepted);
    if (event && accepted?.ok && accepted.form) void tell(deps.openForm(event, accepted.form));
  });

  const closed = async ({ body, ack }: { body: unknown; ack: () => Promise<void> }) => {
    const event = fromSheet(body, viewer);
    if (event) await bot.accept(event);
    await ack();
  };
  app.view(SHEET_CALLBACK, closed);
  app.view({ callback_id: SHEET_CALLBACK, type: 'view_closed' }, closed);

  app.view(FORM_CALLBACK, async ({ body, ack }) => {
    const sent = fromSubmission(body);
    const accepted = sent ? await bot.accept(sent.event) : { ok: true as const };
    if (accepted.ok) {
      await ack({ response_action: 'clear' });
      return sent?.event.where.kind === 'channel' ? tellAlone(sent.event, accepted) : undefined;
    }
    const errors = 'notice' in accepted ? { '': accepted.notice.summary } : accepted.errors;
    await ack({ response_action: 'errors', errors: byField(errors, sent?.fields ?? []) });
  });

  app.command('/creds-status', async ({ body, ack }) => {
    const question = fromCommand(body);
    const message = question ? await inTime(bot.status(question)) : LATER;
    await ack({ response_type: 'ephemeral', ...render(message) });
  });

  app.command('/creds-handover', async ({ body, ack }) => {
    const question = fromHandOverCommand(body);
    const message = question ? await inTime(bot.handOver(question)) : LATER;
    await (message ? ack({ response_type: 'ephemeral', ...render(message) }) : ack());
  });

  app.command('/creds-start', async ({ body, ack }) => {
    const command = fromStartCommand(body);
    const answer = command ? await inTime(bot.start(command)) : LATER;
    if (!('fields' in answer)) return await ack({ response_type: 'ephemeral', ...render(answer) });
    await ack();
    if (command) void tell(deps.openForm(command, answer));
  });

  // The receivers see to it that Slack delivers again.
  app.error(async (error) => {
    throw error.original ?? error;
  });

  async function uninstalled(body: unknown): Promise<void> {
    const gone = fromUninstall(body);
    if (gone) await bot.uninstalled('slack', gone.installation, gone.at);
  }

  /** What is for whoever did this, and for nobody else. */
  function tellAlone(event: Inbound, accepted: Accepted): void {
    const message = messageIn(accepted);
    if (message) void tell(deps.whisper(event, message));
  }

  async function tell(told: Promise<void>): Promise<void> {
    try {
      await told;
    } catch (error) {
      log.warn(errorFields(error), 'an answer could not be given');
    }
  }

  async function showHome(person: Parameters<Bot['home']>[0]): Promise<void> {
    try {
      await deps.publishHome(person.address, await bot.home(person));
    } catch (error) {
      log.warn(errorFields(error), 'the app home could not be shown');
    }
  }

  async function inTime<M extends Message | Form | undefined>(answer: Promise<M>): Promise<M | Message> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Message>((resolve) => {
      timer = setTimeout(resolve, STATUS_MS, LATER);
    });
    try {
      return await Promise.race([answer, late]);
    } catch (error) {
      log.warn(errorFields(error), 'the answer to a command could not be looked up');
      return LATER;
    } finally {
      clearTimeout(timer);
    }
  }

  return app;
}

/** Slack refuses errors for fields it does not know; those go to the first field. */
function byField(errors: Record<string, string>, fields: string[]): Record<string, string> {
  const [first = ''] = fields;
  return Object.fromEntries(
    Object.entries(errors).map(([field, error]) => [fields.includes(field) ? field : first, error]),
  );
}

/** What is said to whoever did something, by itself. */
function messageIn(accepted: Accepted): Message | undefined {
  if (accepted.ok) return accepted.answer;
  return 'notice' in accepted ? accepted.notice : undefined;
}
