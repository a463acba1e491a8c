import type { Inbound } from '../chat/inbound.ts';
import type { NoticeKey } from '../views/notices.ts';
import { isHandOver } from '../views/pm/hand-over.ts';
import { REPLY_PLACE } from '../views/pm/reply.ts';

/**
 * What somebody is to an onboarding, in the place where they act. `merchant`: its merchant, in their own chat with
 * the bot; `former`: who was that, and handed it on; `pm`: whoever is in its PM's channel, there; `nobody`: another merchant, another channel's PM, a
 * stranger, and anybody with a button that leads nowhere.
 */
export type Role = 'merchant' | 'former' | 'pm' | 'nobody';

/**
 * What people do. `press`: a button of a merchant's chat or home; `card`: one in front of others, as on a PM's
 * card; `reply`: saying something to its merchant, by a form or to the bot in its thread; `handover`: taking the credentials, by the card or in words; `list`: asking how a channel's merchants stand; `status`: asking how one stands oneself.
 */
export type Action =
  | 'open'
  | 'text'
  | 'file'
  | 'form'
  | 'press'
  | 'card'
  | 'reply'
  | 'handover'
  | 'list'
  | 'status'
  | 'home';

/** Who may do what: `yes`, or what is said instead, to whoever did it and to nobody else. */
export const ACCESS: Record<Action, Record<Role, 'yes' | NoticeKey>> = {
  open: { merchant: 'yes', former: 'with-colleague', pm: 'in-private', nobody: 'in-private' },
  text: { merchant: 'yes', former: 'with-colleague', pm: 'in-private', nobody: 'in-private' },
  file: { merchant: 'yes', former: 'with-colleague', pm: 'in-private', nobody: 'in-private' },
  form: { merchant: 'yes', former: 'with-colleague', pm: 'not-your-form', nobody: 'not-your-form' },
  press: { merchant: 'yes', former: 'with-colleague', pm: 'not-your-button', nobody: 'not-your-button' },
  card: { merchant: 'not-your-card', former: 'not-your-card', pm: 'yes', nobody: 'not-your-card' },
  reply: { merchant: 'mention-where', former: 'mention-where', pm: 'yes', nobody: 'mention-where' },
  handover: {
    merchant: 'not-yours-to-take',
    former: 'not-yours-to-take',
    pm: 'yes',
    nobody: 'not-yours-to-take',
  },
  list: { merchant: 'not-your-list', former: 'not-your-list', pm: 'yes', nobody: 'not-your-list' },
  status: { merchant: 'yes', former: 'nothing-yet', pm: 'nothing-yet', nobody: 'nothing-yet' },
  home: { merchant: 'yes', former: 'yes', pm: 'yes', nobody: 'yes' },
};

/** What somebody did, as the table has it. */
export function actionOf(inbound: Inbound): Action {
  const { kind, where } = inbound;
  const isBeforeOthers = where.kind === 'channel' || where.kind === 'thread';
  switch (kind) {
    case 'hello':
      return 'open';
    case 'text':
      return isBeforeOthers ? 'reply' : 'text';
    case 'files':
      return isBeforeOthers ? 'reply' : 'file';
    case 'form':
      return inbound.context?.place === REPLY_PLACE ? 'reply' : 'form';
    case 'choice':
      if (isHandOver(inbound.choice)) return 'handover';
      return isBeforeOthers ? 'card' : 'press';
  }
}

/** What is said to somebody instead of what they wanted; undefined: they may. */
export function refusal(role: Role, action: Action): NoticeKey | undefined {
  const answer = ACCESS[action][role];
  return answer === 'yes' ? undefined : answer;
}
