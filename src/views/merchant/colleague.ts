import { isSamePerson, type PersonId } from '../../chat/inbound.ts';
import type { Block, Message } from '../../chat/message.ts';
import { redact } from '../../chat/redact.ts';
import { mention, plain, type Text } from '../../chat/text.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { statement } from '../message.ts';
import { CHOICES, choice } from './choices.ts';
import { ANYWHERE, question, withChoices } from './message.ts';

/** The place of the buttons of "who takes over?". */
export const COLLEAGUE = 'colleague';
/** The button by which whoever handed it on has it back. */
export const TAKE_BACK = 'take-back';

type Party = Onboarding['merchant'];
/** How it was handed on. */
type Way = 'named' | 'code' | 'back';

/** Who takes over? In Teams nobody can be named in the chat with the bot. */
export function whoTakesOver(onboarding: Onboarding, isAgain = false): Message {
  const canBeNamed = onboarding.merchant.platform === 'slack';
  const [first, again] = canBeNamed ? (['name', 'nobody'] as const) : (['forward', 'above'] as const);
  const words = isAgain ? again : first;
  const blocks: Block[] = [{ type: 'text', text: say(`merchant.colleague.${words}`) }];
  const summary = sayPlainly('merchant.colleague.short');
  return withChoices(onboarding, COLLEAGUE, summary, blocks, [CHOICES.neverMind()]);
}

/** The lead of where they are, when it stays theirs. */
export function keptAfterAll(): Text {
  return say('merchant.colleague.withdrawn');
}

/** The text that brings somebody here. */
export function codeToForward(
  { company }: Guide,
  { code, link }: { code: string; link: string | undefined },
): Message {
  const words = link
    ? sayPlainly('merchant.colleague.code.link', { company, code, link })
    : sayPlainly('merchant.colleague.code.bare', { company, code });
  const lead = say('merchant.colleague.code');
  const blocks: Block[] = [
    { type: 'text', text: lead },
    { type: 'copy', text: words },
  ];
  return { summary: lead, blocks };
}

/** The lead of the step, for whoever takes over from `before`; taken back, it was theirs already. */
export function yoursNow({ company }: Guide, before: Party, me: Party, isBack: boolean): Text {
  return isBack
    ? say('merchant.colleague.back')
    : say('merchant.colleague.yours', { who: nameFor(me, before), company });
}

/** What is said to whoever had it until now. */
export function theirsNow(onboarding: Onboarding, before: Party, way: Way): Message {
  const who = nameFor(before, onboarding.merchant);
  if (way === 'back') return statement(say('merchant.colleague.takenBack', { who }));
  const words = way === 'named' ? 'theirs' : 'came';
  return takeBack(onboarding, say(`merchant.colleague.${words}`, { who }));
}

/** They act on what is a colleague's: nothing happens. Who handed it on may have it back. */
export function withColleague(onboarding: Onboarding, person: PersonId): Message {
  const mayTakeBack = onboarding.formers?.some((one) => isSamePerson(one, person));
  if (!mayTakeBack) return statement(say('notice.with-colleague'));
  return takeBack(onboarding, say('merchant.colleague.withThem'));
}

/** Whoever was named can't be written to. */
export function notReached(onboarding: Onboarding, named: Party): Message {
  const who = nameFor(onboarding.merchant, named);
  return question(onboarding, ANYWHERE, say('merchant.colleague.unreachable', { who }), [
    choice('colleague', 'colleague', 'primary'),
    CHOICES.carryOn(),
  ]);
}

function takeBack(onboarding: Onboarding, words: Text): Message {
  return question(onboarding, ANYWHERE, words, [choice(TAKE_BACK, 'takeBack')]);
}

/** What somebody is called where the reader is: on another platform nobody can be mentioned. */
function nameFor(reader: Party, { platform, user, name }: Party): Text {
  if (platform === reader.platform) return mention(platform, user, name ?? user);
  return name === undefined ? say('merchant.colleague.somebody') : plain(redact(name));
}
