import { isSamePerson } from '../../chat/inbound.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { theirsNow, yoursNow } from '../../views/merchant/colleague.ts';
import { stepMessage } from '../../views/merchant/steps.ts';
import * as colleague from '../../views/pm/colleague.ts';
import { forPm } from '../../words/words.ts';
import { deed } from '../deed.ts';
import { leave } from '../handing-on.ts';
import { ask, audit, type Handler, remind } from '../turn.ts';

type Party = Onboarding['merchant'];

/** Nobody hands it on more often than that. */
const MOST_FORMERS = 10;

/** It is somebody else's from now on: they go on where it stood; both are told, and the PM. */
export const handedOn: Handler<'handed-on'> = (turn, { person, way }) => {
  const { state, guide, effects, event } = turn;
  if (isSamePerson(state.merchant, person.address)) return remind(turn);
  const before = state.merchant;
  leave(turn);
  const { address, name } = person;
  state.merchant = { ...address, ...(name === undefined ? {} : { name }) };
  state.formers = formersOf(state, before, way === 'back');
  const by = { user: before.user, ...(before.name === undefined ? {} : { name: before.name }) };
  if (way === 'named') state.awaited = { at: event.at, by };
  else deed(turn);
  state.touchedAt = event.at;
  state.arrivedAt = event.at;
  const lead = yoursNow(guide, before, state.merchant, way === 'back');
  if (state.phase === 'guide') ask(turn, stepMessage(guide, state, lead));
  else remind(turn, lead);
  effects.push(
    { kind: 'tell', to: before, message: theirsNow(state, before, way) },
    { kind: 'introduce' },
    { kind: 'card' },
    { kind: 'alert', message: forPm(() => colleague.handedOn(state, before, way)), thread: true },
  );
  audit(turn, 'handed-on', { who: by, detail: [way] });
};

/** Those who may take it back. Who only kept a colleague's place has no claim to it. */
function formersOf({ formers = [], merchant }: Onboarding, before: Party, isBack: boolean): Party[] {
  const others = formers.filter((one) => !isSamePerson(one, merchant) && !isSamePerson(one, before));
  return isBack ? others : [...others, before].slice(-MOST_FORMERS);
}
