import { isTimeZone } from '../../base/working-time.ts';
import { chatOf, type Runner } from './runner.ts';

export const introduce: Runner<'introduce'> = async (_effect, { merchant, timeZone: before }, means) => {
  // A name is nice to have: not knowing it must not hold up the PM's card.
  const profile = await chatOf(means, merchant)
    .profileOf(merchant)
    .catch(() => ({}) as { name?: string; timeZone?: string });
  const { name } = profile;
  const timeZone = profile.timeZone && isTimeZone(profile.timeZone) ? profile.timeZone : undefined;
  const isNews =
    (name !== undefined && name !== merchant.name) || (timeZone !== undefined && timeZone !== before);
  return isNews ? { event: { kind: 'introduced', name, timeZone } } : undefined;
};
