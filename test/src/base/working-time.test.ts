import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ALWAYS,
  after,
  beforeDate,
  dateAt,
  isTimeZone,
  isWithin,
  readTimes,
  readWorkingHours,
  withinHours,
} from '../../../src/base/working-time.ts';

const office = readWorkingHours('mon-fri 09:00-17:00') ?? ALWAYS;
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);
const at = (text: string) => Date.parse(`${text}:00Z`);
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
];

describe('working hours', () => {
  test.each([
    ['mon-fri 09:00-17:00', [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }]],
    [
      'sun-thu 08:30-16:00,fri 08:00-12:00',
      [
        { days: [0, 1, 2, 3, 4], from: 510, to: 960 },
        { days: [5], from: 480, to: 720 },
      ],
    ],
    ['sat-mon 00:00-24:00', [{ days: [6, 0, 1], from: 0, to: 1440 }]],
    ['ALWAYS', ALWAYS.spans],
  ])('"%s" are read', (text, spans) => expect(readWorkingHours(text)?.spans).toEqual(spans));

  test.each([
    '',
    'mon',
    'mon-fri',
    'mon-fri 9-17',
    'mon-fri 17:00-09:00',
    'mon-fry 09:00-17:00',
    'mon 09:60-10:00',
    'mon 09:00-25:00',
  ])('"%s" are not', (text) => expect(readWorkingHours(text)).toBeUndefined());
});

test.each([
  // A Thursday.
  ['2026-11-26T10:30', 'UTC', '2026-11-26T10:30'],
  ['2026-11-26T17:00', 'UTC', '2026-11-27T09:00'],
  ['2026-11-27T18:00', 'UTC', '2026-11-30T09:00'],
  ['2026-11-26T06:00', 'Europe/Berlin', '2026-11-26T08:00'],
  ['2026-11-26T10:30', 'America/New_York', '2026-11-26T14:00'],
  ['2026-11-26T23:30', 'Asia/Kolkata', '2026-11-27T03:30'],
  // In Berlin the clocks are put back on the 25th of October, and forward on the 29th of March.
  ['2026-10-23T16:00', 'Europe/Berlin', '2026-10-26T08:00'],
  ['2026-03-27T17:00', 'Europe/Berlin', '2026-03-30T07:00'],
])('from %s on, in %s, people work at %s', (from, zone, then) =>
  expect(iso(withinHours(at(from), office, zone))).toBe(then),
);

test.each([
  ['2026-11-26T10:30', 1, 'UTC', '2026-11-27T10:30'],
  ['2026-11-26T10:30', 3, 'UTC', '2026-12-01T10:30'],
  ['2026-11-27T20:00', 1, 'UTC', '2026-12-01T09:00'],
  ['2026-10-23T10:00', 1, 'Europe/Berlin', '2026-10-26T11:00'],
])('%s and %i working days, in %s, is %s', (from, days, zone, then) =>
  expect(iso(after(at(from), { days }, office, zone))).toBe(then),
);

test('whatever the zone and the season, it is later, at work, and not later than it has to be', () => {
  const local = (ms: number, timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(ms);
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: at('2026-01-01T00:00'), max: at('2028-01-01T00:00') }),
      fc.integer({ min: 0, max: 10 }),
      (zone, from, days) => {
        const then = after(from, { days }, office, zone);
        const [day = '', time = ''] = local(then, zone).split(' ');
        expect(['Sat', 'Sun']).not.toContain(day.slice(0, 3));
        expect(time >= '09:00' && time < '17:00').toBe(true);
        expect(then).toBeGreaterThanOrEqual(from);
        // So many working days, the weekends in between, and a night.
        expect(then - from).toBeLessThan((days + 2 * Math.ceil(days / 5) + 4) * 86_400_000);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('zones are known by their names', () => {
  expect(ZONES.every(isTimeZone)).toBe(true);
  expect(['', 'Europe', 'Mars/Base'].filter(isTimeZone)).toEqual([]);
});

describe('times of the day', () => {
  test('hold for some hours, so that nothing is missed that could not be then', () => {
    const morning = readTimes('mon-fri 08:30');
    if (!morning) throw new Error('not read');
    const due = (text: string, zone: string) => isWithin(at(text), morning, zone);
    // 2026-11-26 is a Thursday.
    expect([due('2026-11-26T08:29', 'UTC'), due('2026-11-26T08:30', 'UTC')]).toEqual([false, true]);
    expect([due('2026-11-26T11:29', 'UTC'), due('2026-11-26T11:30', 'UTC')]).toEqual([true, false]);
    expect(due('2026-11-26T14:00', 'America/New_York')).toBe(true);
    expect(due('2026-11-28T09:00', 'UTC')).toBe(false);
  });

  test.each(['', '08:30', 'mon', 'mon-fri 8:30', 'mon-fri 08:30-09:00', 'mon-fri 24:30'])(
    '"%s" are none',
    (text) => expect(readTimes(text)).toBeUndefined(),
  );
});

describe('before a day', () => {
  test('so many working days before it, when work begins', () => {
    // A Monday: two working days before it is Thursday.
    expect(iso(beforeDate('2026-11-30', { days: 2 }, office, 'UTC'))).toBe('2026-11-26T09:00');
    expect(iso(beforeDate('2026-11-30', { days: 1 }, office, 'America/New_York'))).toBe('2026-11-27T14:00');
    expect(iso(beforeDate('2026-11-30', { ms: 3_600_000 }, office, 'UTC'))).toBe('2026-11-30T23:00');
  });

  test('on a working day, before that day, wherever it is', () => {
    const days = fc
      .integer({ min: 0, max: 600 })
      .map((n) => iso(at('2026-01-01T00:00') + n * 86_400_000).slice(0, 10));
    const zones = fc.constantFrom(...ZONES, 'Pacific/Auckland', 'Pacific/Kiritimati', 'Etc/GMT+12');
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 10 }), zones, (day, count, zone) => {
        const moment = beforeDate(day, { days: count }, office, zone);
        expect(dateAt(moment, zone) < day).toBe(true);
        expect(isWithin(moment, office, zone)).toBe(true);
        // That many working days later it is the day, or the weekend that it lies in.
        const then = dateAt(after(moment, { days: count }, office, zone), zone);
        expect(then >= day).toBe(true);
        expect(Date.parse(then) - Date.parse(day)).toBeLessThanOrEqual(2 * 86_400_000);
      }),
    );
  });
});
