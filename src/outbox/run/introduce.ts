import { isTimeZone } from '../../base/working-time.ts';
import type { Profile } from '../../chat/chat.ts';
import { chatOf, type Runner } from './runner.ts';

export const introduce: Runner<'introduce'> = async (
  _effect,
  { merchant, timeZone: before, language: spoken },
  means,
) => {
  // A name is nice to have: not knowing it must not hold up the PM's card.
  const profile = await chatOf(means, merchant)
    .profileOf(merchant)
    .catch(() => ({}) as Profile);
  const { name, language } = profile;
  const timeZone = profile.timeZone && isTimeZone(profile.timeZone) ? profile.timeZone : undefined;
  const isNews =
    (name !== undefined && name !== merchant.name) ||
    (timeZone !== undefined && timeZone !== before) ||
    (language !== undefined && spoken === undefined);
  return isNews ? { event: { kind: 'introduced', name, timeZone, language } } : undefined;
};
