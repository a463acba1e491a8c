import { onDay, type WorkingHours, withinHours } from '../base/working-time.ts';
import { normalize } from './normalize.ts';

/** When somebody wants to go on: after so many days, on a day of the week (0 is Sunday), or so many ms from now. */
export type When = { days: number } | { weekday: number } | { ms: number };

const HOUR_MS = 3_600_000;

/** Days of the week in three languages, from Sunday on. */
const WEEKDAYS = [
  /\b(sunday|sonntag|domingo)\b/,
  /\b(monday|montag|lunes)\b/,
  /\b(tuesday|dienstag|martes)\b/,
  /\b(wednesday|mittwoch|miercoles)\b/,
  /\b(thursday|donnerstag|jueves)\b/,
  /\b(friday|freitag|viernes)\b/,
  /\b(saturday|samstag|sabado|weekend|wochenende|fin de semana)\b/,
];

const NUMBERS: Record<string, number> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, few: 3, couple: 2 },
  ...{ ein: 1, einer: 1, einem: 1, zwei: 2, drei: 3, vier: 4, paar: 3 },
  ...{ un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, unos: 3, unas: 3 },
};

const AMOUNT =
  /\b(\d{1,2}|[a-z]+) (?:of )?(hours?|minutes?|days?|weeks?|months?|stunden?|minuten?|tage?n?|wochen?|monate?n?|horas?|minutos?|dias?|semanas?|mes(?:es)?)\b/;
const NEXT_WEEK = /\b(week|woche|semana)\b/;
const NEXT_MONTH = /\b(month|monat|mes)\b/;
const IN_TWO_DAYS = /\b(day after tomorrow|ubermorgen|pasado manana)\b/;
const TOMORROW = /\b(tomorrow|morgen|manana)\b/;
const TODAY = /\b(today|tonight|afternoon|evening|heute|nachher|hoy|tarde|rato)\b/;

/** When somebody who writes this wants to go on; undefined: they don't say. */
export function whenOf(text: string): When | undefined {
  const said = normalize(text);
  const [, number = '', unit = ''] = AMOUNT.exec(said) ?? [];
  const count = NUMBERS[number] ?? (/^\d+$/.test(number) ? Number(number) : undefined);
  if (count !== undefined) return amount(count, unit);
  const weekday = WEEKDAYS.findIndex((day) => day.test(said));
  if (weekday >= 0) return { weekday };
  if (IN_TWO_DAYS.test(said)) return { days: 2 };
  if (TOMORROW.test(said)) return { days: 1 };
  if (NEXT_WEEK.test(said)) return { days: 7 };
  if (NEXT_MONTH.test(said)) return { days: 28 };
  return TODAY.test(said) && !/mas tarde/.test(said) ? { ms: 3 * HOUR_MS } : undefined;
}

function amount(count: number, unit: string): When {
  if (/^(hour|stunde|hora)/.test(unit)) return { ms: count * HOUR_MS };
  if (/^min/.test(unit)) return { ms: (count * HOUR_MS) / 60 };
  if (/^(week|woche|semana)/.test(unit)) return { days: 7 * count };
  return { days: /^(month|monat|mes)/.test(unit) ? 28 * count : count };
}

/** The moment that is, in hours in which people work. */
export function momentOf(when: When, at: number, hours: WorkingHours, timeZone: string): number {
  return 'ms' in when ? withinHours(at + when.ms, hours, timeZone) : onDay(at, when, hours, timeZone);
}

const MOST_STEPS = 9;

/** How many steps somebody wants to go back. */
export function stepsBack(text: string): number {
  const [, number = ''] = /\b(\d|[a-z]+) (?:steps|pages|schritte|pasos)\b/.exec(normalize(text)) ?? [];
  return Math.min(NUMBERS[number] ?? (Number(number) || 1), MOST_STEPS);
}
