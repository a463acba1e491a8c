import { FIRST_LANGUAGE, LANGUAGES, languageOf, OWN_NAME } from '../../base/language.ts';
import type { Block, Form, FormField, Message } from '../../chat/message.ts';
import { withoutMarkup } from '../../chat/spans.ts';
import { mention, moment, oneLine, type Text } from '../../chat/text.ts';
import { type Guide, languagesOf } from '../../flow/guide.ts';
import type { Invitation } from '../../state/invitation.ts';
import type { Actor, Onboarding } from '../../state/onboarding.ts';
import { type Key, say, sayPlainly, speaking } from '../../words/words.ts';
import { actorName } from '../actor.ts';
import { statement } from '../message.ts';
import { customerName, merchantMention, merchantName } from './merchant.ts';
import { PLATFORMS } from './question.ts';

/** What a PM passes on to a merchant. */
interface Pass {
  link: string | undefined;
  code: string;
  until: number;
}

/** What there is to type. */
export function startHelp(): Message {
  const lines = (['form', 'customer', 'person', 'resend', 'withdraw', 'move'] as const).map(
    (one) => `- ${say(`start.help.${one}`)}`,
  );
  return statement([say('start.help'), ...lines].join('\n'), say('start.help'));
}

/** The form's place, and its fields. */
export const START_PLACE = 'start';
const START_FIELDS = {
  customer: 'customer',
  person: 'person',
  guide: 'guide',
  language: 'language',
  promised: 'promised',
  owner: 'owner',
  several: 'several',
};

/** What their chat is set to decides. */
const theirs = () => ({ value: 'theirs', label: sayPlainly('start.form.language.theirs') });

/** The form for everything that can be settled beforehand. `guides`: those there are, the usual one first. */
export function startForm(guides: Guide[]): Form {
  const field = (id: keyof typeof START_FIELDS, more: Partial<FormField>): FormField => ({
    id: START_FIELDS[id],
    label: sayPlainly(`start.form.${id}`),
    ...more,
  });
  const optional = true;
  const languages = LANGUAGES.filter((one) => guides.some((guide) => languagesOf(guide).includes(one))).map(
    (value) => ({ value, label: OWN_NAME[value] }),
  );
  const choices = guides.map(({ flow }) => ({ value: flow.name, label: flow.title }));
  return {
    title: sayPlainly('start.form.title'),
    intro: say('start.form'),
    fields: [
      // Left empty where there are several.
      field('customer', { optional }),
      field('person', { person: true, optional, hint: sayPlainly('start.form.person.hint') }),
      ...(choices.length > 1 ? [field('guide', { choices })] : []),
      ...(languages.length > 1 ? [field('language', { choices: [theirs(), ...languages] })] : []),
      field('promised', {
        optional,
        placeholder: '2027-01-31',
        hint: sayPlainly('start.form.promised.hint'),
      }),
      field('owner', { person: true, optional, hint: sayPlainly('start.form.owner.hint') }),
      field('several', { lines: true, optional, hint: sayPlainly('start.form.several.hint') }),
    ],
    submit: sayPlainly('start.form.submit'),
    context: { onboarding: 'new', place: START_PLACE },
  };
}

/** What is to be put right in the form. */
export function startFormErrors(wrong: {
  customer?: 'tooLong' | 'empty';
  promised?: true;
}): Record<string, string> {
  return {
    ...(wrong.customer ? { [START_FIELDS.customer]: sayPlainly(`start.${wrong.customer}`) } : {}),
    ...(wrong.promised ? { [START_FIELDS.promised]: sayPlainly('start.form.promised.wrong') } : {}),
  };
}

/** A link and a code to pass on. `isNew`: it was not there before. */
export function invitedMessage(invitation: Invitation, pass: Pass, isNew: boolean): Message {
  const { customer, createdAt } = invitation;
  const words = isNew
    ? say('start.invited', { customer })
    : say('start.again', { customer, when: moment(createdAt) });
  return passOn(words, invitation, pass);
}

/** A new link, in the place of an older one. */
export function resentMessage(invitation: Invitation, pass: Pass): Message {
  return passOn(say('start.resent', { customer: invitation.customer }), invitation, pass);
}

/** The bot has written to the merchant; `isSent`: and knows that it arrived. */
export function writtenMessage(onboarding: Onboarding, isSent: boolean): Message {
  const facts = { who: merchantMention(onboarding), customer: customerName(onboarding) };
  const words = say(isSent ? 'start.written' : 'start.writing', facts);
  return {
    ...statement(words),
    summary: sayPlainly('start.written.short', { name: merchantName(onboarding) }),
  };
}

/** The bot may not write to them. */
export function notReachedMessage(onboarding: Onboarding, pass: Pass): Message {
  const { platform } = onboarding.merchant;
  const facts = { who: merchantMention(onboarding), platform: PLATFORMS[platform] };
  const { language } = onboarding;
  const message = passOn(
    say('start.notReached', facts),
    { customer: customerName(onboarding), language },
    pass,
  );
  return { ...message, summary: sayPlainly('start.notReached.short', { name: merchantName(onboarding) }) };
}

/** What is to be sent to the merchant is in their language, if that is settled. */
function passOn(
  lead: Text,
  { customer, language }: { customer: string; language?: string | undefined },
  { link, code, until }: Pass,
): Message {
  const text = speaking(languageOf(language) ?? FIRST_LANGUAGE, () =>
    link === undefined
      ? sayPlainly('invite.pasteCode', { code })
      : sayPlainly('invite.paste', { link, code }),
  );
  const blocks: Block[] = [
    { type: 'text', text: lead },
    { type: 'copy', text },
    { type: 'note', text: say('start.until', { when: moment(until) }) },
  ];
  if (link === undefined) blocks.push({ type: 'note', text: say('start.noLink') });
  return { summary: sayPlainly('start.invited.short', { customer }), blocks };
}

/** There is one of this customer already. */
export function underWay(onboarding: Onboarding): Message {
  return statement(say('start.underWay', { customer: customerName(onboarding) }));
}

/** Somebody has come with the code already. */
export function acceptedAlready(onboarding: Onboarding): Message {
  const facts = { customer: customerName(onboarding), who: merchantMention(onboarding) };
  return statement(say('start.accepted', facts));
}

type About = Extract<Key, 'start.ended' | 'start.withdrawn'>;

export function aboutInvitation(key: About, { customer }: Invitation): Message {
  return statement(say(key, { customer }));
}

export function noneInvited(name: string, count: number): Message {
  return statement(count === 0 ? say('start.noneCalled', { name }) : say('start.several', { count }));
}

export function notStarted(why: 'tooLong' | 'notInChannel'): Message {
  return statement(say(`start.${why}`));
}

/** The card of an invitation, in the place where the onboarding's will be. */
export function invitedCard(invitation: InvitedCard, guide: Guide | undefined, withdrawnBy?: Actor): Message {
  const { pm, by, owner = by, createdAt } = invitation;
  const customer = oneLine(invitation.customer);
  const named = (actor: Actor) => mention(pm.platform, actor.user, actorName(actor));
  const line = withdrawnBy
    ? say('start.card.withdrawn', { actor: named(withdrawnBy) })
    : say('start.card.invited');
  const footer = { title: guide?.flow.title ?? invitation.flow, when: moment(createdAt) };
  const waiting = { label: sayPlainly('pm.card.waitingFor'), value: say('standing.invited.next') };
  const facts = [
    ...(withdrawnBy ? [] : [waiting]),
    ...(owner ? [{ label: sayPlainly('start.card.by'), value: named(owner) }] : []),
  ];
  return {
    summary: `${customer}: ${withoutMarkup(line)}`,
    blocks: [
      { type: 'heading', text: customer },
      { type: 'list', items: [{ mark: withdrawnBy ? 'unknown' : 'todo', text: line }] },
      ...(facts.length > 0 ? [{ type: 'facts' as const, facts }] : []),
      { type: 'note', text: say('start.card.footer', footer) },
    ],
  };
}

/** As much of an invitation as its card shows. */
type InvitedCard = Pick<Invitation, 'customer' | 'flow' | 'pm' | 'by' | 'owner' | 'createdAt'>;
