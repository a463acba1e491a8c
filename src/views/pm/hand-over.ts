import type { Block, Choice, Message, Sheet } from '../../chat/message.ts';
import { moment, type Text } from '../../chat/text.ts';
import {
  canAskAgain,
  canCheckAgain,
  canHandOver,
  type Onboarding,
  type Way,
} from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { statement } from '../message.ts';
import { actorMention, merchantMention, merchantName } from './merchant.ts';

/** The buttons of handing over: on a card, with the way where there are several; and in the form, once it was read. */
const HAND_OVER = 'hand-over';
export const TAKEN = `${HAND_OVER}:taken`;

/** Whether a button has to do with handing over. */
export function isHandOver(choice: string): boolean {
  return choice === HAND_OVER || choice.startsWith(`${HAND_OVER}:`);
}

/** The way that a button of a card names; undefined: none. */
export function wayOf(choice: string): string | undefined {
  return choice.startsWith(`${HAND_OVER}:`) ? choice.slice(HAND_OVER.length + 1) : undefined;
}

/** The button that has verified credentials verified once more. */
export const CHECK_AGAIN = 'check-again';

/** What a card offers: to look whether they still work, unless that is being done. */
export function checkAgainChoices(onboarding: Onboarding): Choice[] {
  if (!canCheckAgain(onboarding) || isChecked(onboarding)) return [];
  return [{ id: CHECK_AGAIN, label: sayPlainly('pm.checkAgain') }];
}

/** What a card says while that is being done. */
export function checkAgainNotes(onboarding: Onboarding): Text[] {
  return canCheckAgain(onboarding) && isChecked(onboarding) ? [say('pm.checkAgain.running')] : [];
}

const isChecked = ({ recheckAsked, submission }: Onboarding) =>
  recheckAsked !== undefined && recheckAsked.submission === submission?.id;

/** What a card offers: to hand over, where there is something to. */
export function handOverChoices(onboarding: Onboarding, ways: readonly Way[]): Choice[] {
  if (!canHandOver(onboarding)) return [];
  return ways.length > 1
    ? ways.map((way) => ({ id: `${HAND_OVER}:${way}`, label: sayPlainly(`pm.handOver.${way}`) }))
    : [{ id: HAND_OVER, label: sayPlainly('pm.handOver'), style: 'primary' }];
}

/** The button that leads a merchant back whose credentials work no more. */
export const ASK_AGAIN = 'ask-again';

export function askAgainChoices(onboarding: Onboarding): Choice[] {
  if (!canAskAgain(onboarding)) return [];
  return [{ id: ASK_AGAIN, label: sayPlainly('pm.askAgain'), style: 'primary' }];
}

/** Buttons in one row, if there are any. */
export function rowOf(...choices: Choice[]): Block[] {
  return choices.length > 0 ? [{ type: 'choices', choices }] : [];
}

/** The link, for whoever asked for it. */
export function linkMessage(onboarding: Onboarding, url: string, until: number): Message {
  const facts = { who: merchantMention(onboarding), when: moment(until) };
  return {
    summary: sayPlainly('pm.link.short', { name: merchantName(onboarding) }),
    blocks: [
      { type: 'text', text: say('pm.link', facts) },
      {
        type: 'choices',
        choices: [{ id: 'open', label: sayPlainly('pm.link.open'), url, style: 'primary' }],
      },
    ],
  };
}

/** The credentials themselves, for the one who asked. Never stored. */
export function sheetOf(
  onboarding: Onboarding,
  link: string,
  values: Readonly<Record<string, string>>,
): Sheet {
  return {
    title: sayPlainly('pm.sheet.title'),
    intro: say('pm.sheet', { who: merchantMention(onboarding) }),
    values: Object.entries(values).map(([name, value]) => ({ label: labelOf(name), value })),
    done: sayPlainly('pm.sheet.done'),
    choice: TAKEN,
    context: { onboarding: onboarding.id, place: link },
  };
}

/** Where nothing of ours can show them: the way by the server's terminal. */
export function inTerminal({ id }: Onboarding): Message {
  const message = statement(say('pm.handOver.inTerminal'));
  return { ...message, blocks: [...message.blocks, { type: 'copy', text: `usher reveal ${id}` }] };
}

/** They are out already. */
export function alreadyTaken(onboarding: Onboarding, { at, by }: Taken): Message {
  const facts = { who: merchantMention(onboarding), when: moment(at) };
  if (!by) return statement(say('pm.handOver.alreadyElsewhere', facts));
  return statement(say('pm.handOver.already', { ...facts, actor: actorMention(onboarding, by) }));
}

type Taken = NonNullable<NonNullable<Onboarding['handOver']>['done']>;

/** They are on their way to a receiver. */
export function onTheirWay(onboarding: Onboarding): Message {
  return statement(say('pm.handOver.onTheirWay', { who: merchantMention(onboarding) }));
}

/** There are several ways, which the card offers. */
export function chooseOnCard(): Message {
  return statement(say('pm.handOver.choose'));
}

/** Whose credentials? Those there are, when the words fit none or several. */
export function whose(ready: Onboarding[], fitting: number): Message {
  const names = ready.slice(0, 20).map((one) => `- ${merchantMention(one)}`);
  const words = fitting > 1 ? say('pm.handOver.several', { count: fitting }) : say('pm.handOver.whose');
  if (names.length === 0) return statement(say('pm.handOver.none'));
  return statement([words, ...names].join('\n'), words);
}

/** `access_token`, as people read it. */
export function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ').replace(/\b(id|api|url)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
