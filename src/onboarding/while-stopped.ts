import { stoppedAndHeard } from '../views/merchant/reminders.ts';
import * as reminders from '../views/pm/reminders.ts';
import { forPm } from '../words/words.ts';
import { deed } from './deed.ts';
import { tell } from './pass-on.ts';
import type { Turn } from './turn.ts';

/**
 * What a merchant says or presses while it is called off: they are answered, and the PM hears that they are there.
 * Credentials are taken in as always.
 */
export function isHeardWhileStopped(turn: Turn): boolean {
  const { state, event, effects, guide } = turn;
  if (!state.stopped || !['text', 'choice', 'hello', 'joined'].includes(event.kind)) return false;
  deed(turn);
  if (event.kind === 'hello') return true;
  if (event.kind === 'text' && event.text.trim() !== '' && state.pm) tell(turn, event.text);
  effects.push(
    { kind: 'say', message: stoppedAndHeard(guide, state) },
    { kind: 'alert', message: forPm(() => reminders.wroteWhileStopped(state)), thread: true },
  );
  return true;
}
