import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../src/base/log.ts';
import type { Address, MessageRef } from '../../src/chat/address.ts';
import { ChatError } from '../../src/chat/chat.ts';
import type {
  Bot,
  HandOverQuestion,
  Inbound,
  Person,
  StartCommand,
  StatusQuestion,
} from '../../src/chat/inbound.ts';
import type { Form, Message } from '../../src/chat/message.ts';
import { statement } from '../../src/views/message.ts';
import { say } from '../../src/words/words.ts';
import { errorFields } from './log.ts';
import type { TeamsChat } from './send.ts';

/**
 * What is said right after an acknowledgement and is no part of an onboarding: it is not stored, and
 * lost when the process ends. Whoever asked asks again.
 */
export interface Answers {
  /** The answer to `creds-status`: in the channel what is for the channel, anything else in private. */
  status(question: StatusQuestion, asked: MessageRef): void;
  /** The answer to `creds-handover`, for the asker alone. */
  handOver(question: HandOverQuestion, asked: MessageRef): void;
  /** The answer to `creds-start`, for the asker alone. */
  start(command: StartCommand, asked: MessageRef): void;
  /** Tells somebody something in private: a channel has no answers for one alone. */
  alone(event: Pick<Inbound, 'from' | 'where'>, asked: MessageRef, message: Message): void;
  /** Shows a form to whoever pressed, in the thread of what they pressed. */
  form(event: Pick<Inbound, 'where'>, form: Form): void;
  /** Puts an answer into the place of the form that was filled in; before others, only that it was given. */
  inPlace(event: Pick<Inbound, 'from' | 'where'>, card: MessageRef, message: Message): void;
  /** Points to the personal chat. */
  misplaced(channel: Address, said: MessageRef): void;
  /** Resolves when all is said; nothing is tried again from now on. */
  settled(): Promise<void>;
}

/** How long to wait before trying again, in ms, unless Teams says how long. */
const WAITS_MS = [500, 2000, 8000];
const LONGEST_WAIT_MS = 30_000;

const LATER = statement(say('chat.later'));
const IN_PRIVATE = statement(say('chat.inPrivate'));
const ASK_IN_PRIVATE = statement(say('chat.askInPrivate'));
const NOT_HERE = statement(say('chat.notHere'));

/** Opens the answering side of the receiver. */
export function createAnswers(deps: { bot: Bot; chat: TeamsChat; log: Logger }): Answers {
  const { bot, chat, log } = deps;
  const { soon, stopping, settled } = background(log);
  const insisting = <T>(run: () => Promise<T>) => insistently(run, stopping.signal);

  async function inPrivate(from: Person, message: Message): Promise<boolean> {
    try {
      await insisting(() => chat.post(from.address, message));
      return true;
    } catch (error) {
      if (error instanceof ChatError && error.code !== 'paused') return false;
      throw error;
    }
  }

  /** In front of others it is said only where to find it. */
  async function alone(
    { from, where }: Pick<Inbound, 'from' | 'where'>,
    asked: MessageRef,
    message: Message,
  ): Promise<void> {
    if (!(await inPrivate(from, message))) await insisting(() => chat.post(where.address, NOT_HERE, asked));
  }

  return {
    status: (question, asked) =>
      soon('status', async () => {
        const { from } = question;
        const channel = question.where.address;
        const below = (message: Message) => insisting(() => chat.post(channel, message, asked));
        const answer = await bot.status(question).catch(() => LATER);
        const personal = channel.conversation === from.address.conversation;
        if (personal || answer === LATER || ('forChannel' in answer && answer.forChannel))
          await below(answer);
        else await below((await inPrivate(from, answer)) ? IN_PRIVATE : ASK_IN_PRIVATE);
      }),

    handOver: (question, asked) =>
      soon('handover', async () => {
        const answer = await bot.handOver(question).catch(() => LATER);
        if (answer) await alone(question, asked, answer);
      }),

    start: (command, asked) =>
      soon('start', async () => {
        const answer = await bot.start(command).catch(() => LATER);
        if (!('fields' in answer)) return await alone(command, asked, answer);
        await insisting(() => chat.openForm(command.where.address, answer, { thread: asked }));
      }),

    alone: (event, asked, message) => soon('notice', () => alone(event, asked, message)),

    form: ({ where }, form) =>
      soon('form', () => insisting(() => chat.openForm(where.address, form, { thread: where.message }))),

    inPlace: ({ from, where }, card, message) =>
      soon('form taken', async () => {
        const isPersonal = where.address.conversation === from.address.conversation;
        const shown = isPersonal ? message : (await inPrivate(from, message)) ? IN_PRIVATE : NOT_HERE;
        await insisting(() => chat.edit(where.address, card, shown));
      }),

    misplaced: (channel, said) =>
      soon('pointer', async () => {
        await insisting(() => chat.post(channel, NOT_HERE, said));
      }),

    settled,
  };
}

/** Work that nobody waits for, until all of it is to end. */
function background(log: Logger) {
  const under = new Set<Promise<void>>();
  const stopping = new AbortController();
  return {
    stopping,
    soon(what: string, run: () => Promise<void>): void {
      const work = run()
        .catch((error: unknown) => log.warn({ ...errorFields(error), what }, 'an answer could not be given'))
        .finally(() => under.delete(work));
      under.add(work);
    },
    async settled(): Promise<void> {
      stopping.abort();
      await Promise.all(under);
    },
  };
}

/** Tries again for a while what fails for a passing reason, until `signal` says that there is no time. */
async function insistently<T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await run();
    } catch (error) {
      const passing = error instanceof ChatError && error.code === 'retry' && !signal.aborted;
      if (!passing || (error.retryAfterMs ?? 0) > LONGEST_WAIT_MS) throw error;
      await sleep(error.retryAfterMs ?? wait, undefined, { signal }).catch(() => {});
    }
  }
  return run();
}
