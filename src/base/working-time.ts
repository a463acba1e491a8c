/** Hours in which people work: on which days of the week (0 is Sunday), from and to which minute of the day. */
export interface WorkingHours {
  spans: { days: number[]; from: number; to: number }[];
}

/** So long after something: in working days, or in plain ms. */
export type Delay = { days: number } | { ms: number };

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** At any time, on any day. */
export const ALWAYS: WorkingHours = { spans: [{ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: DAY_MINUTES }] };

/** Reads `mon-fri 09:00-17:00[,sat 10:00-12:00]` or `always`; undefined when it is neither. */
export function readWorkingHours(text: string): WorkingHours | undefined {
  if (text.trim().toLowerCase() === 'always') return ALWAYS;
  const spans = text.split(',').map(readSpan);
  return spans.every((span) => span !== undefined) ? { spans } : undefined;
}

function readSpan(text: string): WorkingHours['spans'][number] | undefined {
  const [, first = '', last = first, ...times] =
    /^ *([a-z]{3})(?:-([a-z]{3}))? +(\d{2}):(\d{2})-(\d{2}):(\d{2}) *$/i.exec(text) ?? [];
  const [begin, end] = [first, last].map((day) => DAYS.indexOf(day.toLowerCase()));
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = times.map(Number);
  const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
  if (begin === undefined || end === undefined || begin < 0 || end < 0) return undefined;
  if (m1 > 59 || m2 > 59 || to > DAY_MINUTES || from >= to) return undefined;
  const count = ((end - begin + 7) % 7) + 1;
  return { days: Array.from({ length: count }, (_, n) => (begin + n) % 7), from, to };
}

/** So long after its time something is done all the same, when it could not be then; in minutes. */
const LATE_MINUTES = 180;

/** Reads `mon-fri 08:30[,sat 10:00]`: times of the day, and some while after each. Undefined when it is none. */
export function readTimes(text: string): WorkingHours | undefined {
  const spans = text.split(',').map((time) => readSpan(`${time.trimEnd()}-24:00`));
  if (!spans.every((span) => span !== undefined)) return undefined;
  return { spans: spans.map((span) => ({ ...span, to: Math.min(span.to, span.from + LATE_MINUTES) })) };
}

/** Whether a moment (ms since 1970) lies within the hours, as clocks there have it. */
export function isWithin(at: number, hours: WorkingHours, timeZone: string): boolean {
  return withinHours(at, hours, timeZone) === at;
}

/** What the calendar there shows, e.g. `2027-01-31`. */
export function dateAt(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

/** So long before a day (`2027-01-31`) is over there: for working days, when work begins on that one. */
export function beforeDate(date: string, delay: Delay, hours: WorkingHours, timeZone: string): number {
  const guess = Date.parse(`${date}T12:00:00Z`);
  // In some places it is the next day by then.
  const off = dateAt(guess, timeZone) > date ? DAY_MS : 0;
  let noon = atMinute(guess - off, 12 * 60, timeZone);
  if ('ms' in delay) return atMinute(noon + DAY_MS, 0, timeZone) - delay.ms;
  for (let left = delay.days; left > 0; ) {
    noon = atMinute(noon - DAY_MS, 12 * 60, timeZone);
    const { day } = localTime(noon, timeZone);
    if (hours.spans.some(({ days }) => days.includes(day))) left--;
  }
  return withinHours(atMinute(noon, 0, timeZone), hours, timeZone);
}

/** Whether there is a time zone of that name, e.g. `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    clockIn(name);
    return true;
  } catch {
    return false;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, ...parts });
  clocks.set(timeZone, clock);
  return clock;
}

/** What a clock on the wall shows there: the day of the week, and the minute of the day. */
function localTime(at: number, timeZone: string): { day: number; minute: number } {
  const parts = new Map(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = DAYS.indexOf((parts.get('weekday') ?? '').toLowerCase());
  return { day, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}

/** The moment at which the clock there shows that minute, on the day on which it is `at` now. */
function atMinute(at: number, minute: number, timeZone: string): number {
  const whole = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const there = whole + (minute - localTime(at, timeZone).minute) * MINUTE_MS;
  // The clocks were changed in between. A minute that is left out by that is not there: an hour later is.
  const off = minute - localTime(there, timeZone).minute;
  const nearest = ((off + DAY_MINUTES * 1.5) % DAY_MINUTES) - DAY_MINUTES / 2;
  return there + nearest * MINUTE_MS;
}

/** The first moment from `at` on (ms since 1970) that lies within the hours, as clocks there have it. */
export function withinHours(at: number, { spans }: WorkingHours, timeZone: string): number {
  let moment = at;
  for (let days = 0; days <= 8; days++) {
    const { day, minute } = localTime(moment, timeZone);
    const today = spans.filter((span) => span.days.includes(day)).sort((a, b) => a.from - b.from);
    const next = today.find(({ to }) => minute < to);
    if (next) return minute >= next.from ? moment : atMinute(moment, next.from, timeZone);
    // Noon is on the next day everywhere, whatever is done to the clocks at night.
    moment = atMinute(atMinute(moment, 12 * 60, timeZone) + DAY_MS, 0, timeZone);
  }
  return at;
}

/** So long after a moment, within the hours: a working day is one that has any. */
export function after(at: number, delay: Delay, hours: WorkingHours, timeZone: string): number {
  if ('ms' in delay) return withinHours(at + delay.ms, hours, timeZone);
  const { minute } = localTime(at, timeZone);
  let moment = at;
  for (let left = delay.days; left > 0; ) {
    moment = atMinute(atMinute(moment, 12 * 60, timeZone) + DAY_MS, minute, timeZone);
    const { day } = localTime(moment, timeZone);
    if (hours.spans.some(({ days }) => days.includes(day))) left--;
  }
  return withinHours(moment, hours, timeZone);
}

/** The beginning of the working hours on a later day: so many days from today, or the next of that weekday (0 is Sunday). */
export function onDay(
  at: number,
  wanted: { days: number } | { weekday: number },
  hours: WorkingHours,
  timeZone: string,
): number {
  let moment = at;
  for (let days = 1; days <= ('days' in wanted ? wanted.days : 7); days++) {
    moment = atMinute(atMinute(moment, 12 * 60, timeZone) + DAY_MS, 0, timeZone);
    if ('weekday' in wanted && localTime(moment, timeZone).day === wanted.weekday) break;
  }
  return withinHours(moment, hours, timeZone);
}
