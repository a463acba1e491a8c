import {
  type Delay,
  isTimeZone,
  readTimes,
  readWorkingHours,
  type WorkingHours,
} from '../base/working-time.ts';
import { POLICY, type Reminding } from '../onboarding/policy.ts';
import { readDuration, when } from './variable.ts';

const MOST_REMINDERS = 10;

/** The variables of reminders. */
export const remindingVariables = {
  USHER_TIME_ZONE: when(isTimeZone, 'must be the name of a time zone, e.g. Europe/Berlin or UTC'),
  USHER_WORKING_HOURS: when(
    (value) => readWorkingHours(value) !== undefined,
    'must be days and hours, e.g. mon-fri 09:00-17:00 (several separated by commas), or always',
  ),
  USHER_REMIND_AFTER: when(
    (value) => readDelays(value) !== undefined,
    'must be after how long merchants are reminded, growing, e.g. 1d,3d,7d (d: working days; h, m and s), or off',
  ),
  USHER_STALLED_AFTER: when(
    (value) => value === 'off' || readDelay(value) !== undefined,
    'must be after how long a silent merchant is yours to call, e.g. 10d (working days), or off',
  ),
  USHER_PROMISE_WARNING: when(
    (value) => value === 'off' || readDelay(value) !== undefined,
    'must be how long before a promised date you are warned, e.g. 2d (working days), or off',
  ),
  USHER_DIGEST_AT: when(
    (value) => value === 'off' || readTimes(value) !== undefined,
    'must be days and times, e.g. mon-fri 08:30 (several separated by commas), or off',
  ),
};

const DIGEST_AT = 'mon-fri 08:30';

/** When a channel reads how its merchants stand; undefined: never. */
export function readDigestTimes(value: string | undefined): WorkingHours | undefined {
  return value === 'off' ? undefined : readTimes(value ?? DIGEST_AT);
}

/** When merchants are reminded, as the environment has it; what is wrong or not set is as by default. */
export function readReminding(get: (name: keyof typeof remindingVariables) => string | undefined): Reminding {
  const { reminding } = POLICY;
  const stalled = get('USHER_STALLED_AFTER');
  const warning = get('USHER_PROMISE_WARNING');
  return {
    after: readDelays(get('USHER_REMIND_AFTER') ?? '') ?? reminding.after,
    stalledAfter: stalled === 'off' ? undefined : (readDelay(stalled ?? '') ?? reminding.stalledAfter),
    beforePromise: warning === 'off' ? undefined : (readDelay(warning ?? '') ?? reminding.beforePromise),
    hours: readWorkingHours(get('USHER_WORKING_HOURS') ?? '') ?? reminding.hours,
    timeZone: get('USHER_TIME_ZONE') ?? reminding.timeZone,
  };
}

/** `1d,3d,7d`, each later than the one before. */
function readDelays(value: string): Delay[] | undefined {
  if (value.trim() === 'off') return [];
  const delays = value.split(',').map(readDelay);
  if (delays.length > MOST_REMINDERS) return undefined;
  const whole = delays.filter((delay) => delay !== undefined);
  const isGrowing = whole.every((delay, n) => n === 0 || sizeOf(delay) > sizeOf(whole[n - 1]));
  return whole.length === delays.length && isGrowing ? whole : undefined;
}

/** Days are working days here, and nothing else is. */
function readDelay(value: string): Delay | undefined {
  const text = value.trim();
  const ms = readDuration(text);
  if (ms === undefined || ms <= 0 || ms > (readDuration('365d') ?? 0)) return undefined;
  return text.endsWith('d') ? { days: Number(text.slice(0, -1)) } : { ms };
}

const sizeOf = (delay: Delay | undefined) =>
  delay ? ('days' in delay ? delay.days * 86_400_000 : delay.ms) : 0;
