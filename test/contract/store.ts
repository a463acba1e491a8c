import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NewerDataError } from '../../src/base/stored.ts';
import { type Asked, type Effect, laneOf } from '../../src/state/effect.ts';
import { type Onboarding, onboardingSchema } from '../../src/state/onboarding.ts';
import { SCHEMA } from '../../src/state/upgrades/index.ts';
import type { Commit, OutboxEntry, Store } from '../../src/store/store.ts';
import { anyEffect } from '../support/arbitraries.ts';

let ids = 0;
/** An onboarding nobody has used before, so that tests can share a store. */
export function freshOnboarding(version = 1): Onboarding {
  return onboardingSchema.parse({
    schema: SCHEMA,
    id: `ob_test${process.pid}x${ids++}`,
    version,
    flow: 'bigcommerce',
    merchant: { platform: 'slack', tenant: 'T1', conversation: 'D1', user: 'U1' },
    phase: 'guide',
    place: { step: 'welcome' },
    trail: [],
    startedAt: 1,
    touchedAt: 1,
    arrivedAt: 1,
    messages: {},
    unreachable: {},
    nextEffect: 1,
  });
}

const say = (text: string): Effect => ({ kind: 'say', message: { summary: text, blocks: [] } });
const card: Effect = { kind: 'card' };

let events = 0;
function turn(onboarding: Onboarding, basedOn: number, more: Partial<Commit> = {}): Commit {
  return {
    event: `event ${events++}`,
    basedOn,
    onboarding: { ...onboarding, version: basedOn + 1 },
    effects: [],
    ...more,
  };
}

/** What every store must do, tried on one opened twice, as two processes would. `open` gives the same data each time. */
export function describeStore(name: string, open: () => Promise<Store & { close(): Promise<void> }>): void {
  describe(`store contract: ${name}`, () => {
    let opened: (Store & { close(): Promise<void> })[] = [];
    beforeAll(async () => {
      opened = [await open(), await open()];
    });
    afterAll(async () => {
      await Promise.all(opened.map((store) => store.close()));
    });
    const at = (index: number): Store => {
      const store = opened[index % 2];
      if (!store) throw new Error('the store is not open');
      return store;
    };

    describe('commit', () => {
      test('writes state, effects and sealed credentials together', async () => {
        const store = at(0);
        const onboarding = freshOnboarding();
        const { id } = onboarding;
        expect(await store.load(id)).toBeUndefined();
        const effects = [
          { number: 2, effect: card },
          { number: 1, effect: say('hello') },
        ];
        const sealed = { submission: `${id}.one`, jwe: 'a.b.c' };
        expect(await store.commit(turn(onboarding, 0, { effects, sealed }))).toBe('committed');
        expect(await at(1).load(id)).toEqual(onboarding);
        expect(await store.outbox(id)).toEqual([
          { number: 1, lane: 'merchant', effect: say('hello'), tries: 0, notBefore: 0, begun: 0 },
          { number: 2, lane: 'pm', effect: card, tries: 0, notBefore: 0, begun: 0 },
        ]);
        expect(await store.sealed(`${id}.one`)).toBe('a.b.c');
      });

      test('tells what is there from what is not', async () => {
        const onboarding = freshOnboarding();
        expect(await at(0).exists(onboarding.id)).toBe(false);
        await at(0).commit(turn(onboarding, 0));
        expect(await at(1).exists(onboarding.id)).toBe(true);
      });

      test('of another version writes nothing at all', async () => {
        const store = at(0);
        const onboarding = freshOnboarding();
        const { id } = onboarding;
        await store.commit(turn(onboarding, 0, { effects: [{ number: 1, effect: card }] }));
        const late = turn(onboarding, 0, {
          effects: [{ number: 2, effect: card }],
          performed: 1,
          sealed: { submission: `${id}.one`, jwe: 'a.b.c' },
        });
        expect(await store.commit(late)).toBe('conflict');
        expect(await store.load(id)).toEqual(onboarding);
        expect((await store.outbox(id)).map(({ number }) => number)).toEqual([1]);
        expect(await store.sealed(`${id}.one`)).toBeUndefined();
        // The event was not marked as seen either: decided again, it goes through.
        expect(await store.commit({ ...late, basedOn: 1, onboarding: { ...onboarding, version: 2 } })).toBe(
          'committed',
        );
      });

      test('of an event seen before changes nothing but strikes off what was performed', async () => {
        const store = at(0);
        const onboarding = freshOnboarding();
        const effects = [1, 2].map((number) => ({ number, effect: card }));
        const first = turn(onboarding, 0, { event: 'same', effects });
        expect(await store.commit(first)).toBe('committed');
        const again = turn(onboarding, 1, {
          event: 'same',
          effects: [{ number: 3, effect: card }],
          performed: 1,
        });
        expect(await store.commit(again)).toBe('duplicate');
        expect((await store.load(onboarding.id))?.version).toBe(1);
        expect((await store.outbox(onboarding.id)).map(({ number }) => number)).toEqual([2]);
      });

      test('takes an event of the same name for each onboarding', async () => {
        for (const onboarding of [freshOnboarding(), freshOnboarding()]) {
          expect(await at(0).commit(turn(onboarding, 0, { event: 'effect 1' }))).toBe('committed');
        }
      });

      test('lets exactly one of fifty through', async () => {
        const onboarding = freshOnboarding();
        const commits = Array.from({ length: 50 }, (_, n) =>
          at(n).commit(turn(onboarding, 0, { effects: [{ number: n + 1, effect: card }] })),
        );
        const results = (await Promise.all(commits)).sort();
        expect(results).toEqual(['committed', ...Array.from({ length: 49 }, () => 'conflict')]);
        expect(await at(0).outbox(onboarding.id)).toHaveLength(1);
      });

      test('of one event delivered five times at once acts once', async () => {
        const onboarding = freshOnboarding();
        const commits = Array.from({ length: 5 }, (_, n) =>
          at(n).commit(turn(onboarding, 0, { event: 'same' })),
        );
        const results = (await Promise.all(commits)).sort();
        expect(results).toEqual(['committed', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
      });
    });

    describe('outbox', () => {
      test('keeps an effect exactly as it is, also through a postponement', async () => {
        const store = at(0);
        const onboarding = freshOnboarding();
        const effect = say('näh\n"\\ ✓ 1 2\n{}');
        await store.commit(turn(onboarding, 0, { effects: [{ number: 1, effect }] }));
        await store.postpone(onboarding.id, 1, 3, 1_700_000_000_123.4);
        expect(await store.outbox(onboarding.id)).toEqual([
          { number: 1, lane: 'merchant', effect, tries: 3, notBefore: 1_700_000_000_124, begun: 0 },
        ]);
      });

      test('does not bring back what was struck off', async () => {
        const store = at(0);
        const onboarding = freshOnboarding();
        await store.commit(turn(onboarding, 0, { effects: [{ number: 1, effect: card }] }));
        await store.strike(onboarding.id, 1);
        await store.strike(onboarding.id, 1);
        await store.postpone(onboarding.id, 1, 1, 5);
        expect(await store.outbox(onboarding.id)).toEqual([]);
      });
    });

    test('finds all that waits anywhere, what was set aside too', async () => {
      const ids = new Set<string>();
      for (let n = 0; n < 20; n++) {
        const onboarding = freshOnboarding();
        ids.add(onboarding.id);
        await at(n).commit(turn(onboarding, 0, { effects: [{ number: 1, effect: card }] }));
        if (n % 2) await at(n).setAside(onboarding.id, 1);
      }
      const found: string[] = [];
      for await (const { onboarding, entries } of at(0).waiting()) {
        if (ids.has(onboarding)) found.push(...entries.map(({ number, lane }) => `${number} ${lane}`));
      }
      expect(found.filter((one) => one === '1 pm')).toHaveLength(10);
      expect(found.filter((one) => one === '1 aside-1')).toHaveLength(10);
      for (const id of ids) await at(0).strike(id, 1);
    });

    describe('what is for later', () => {
      test('is not due before, and holds up nothing that is said until then', async () => {
        const store = at(0);
        const onboarding = freshOnboarding();
        const { id } = onboarding;
        const effects = [
          { number: 1, effect: { ...say('later'), notBefore: 200 } },
          { number: 2, effect: say('now') },
        ];
        await store.commit(turn(onboarding, 0, { effects }));
        expect(await store.outbox(id)).toEqual([
          { number: 1, lane: 'later-1', effect: say('later'), tries: 0, notBefore: 200, begun: 0 },
          { number: 2, lane: 'merchant', effect: say('now'), tries: 0, notBefore: 0, begun: 0 },
        ]);
        expect(await store.due(100, 1_000)).toContain(id);
        await store.strike(id, 2);
        expect(await store.due(199, 1_000)).not.toContain(id);
        expect(await store.due(200, 1_000)).toContain(id);
        await store.strike(id, 1);
      });
    });

    test('keeps fields that only a newer release knows, wherever they stand', async () => {
      const onboarding = freshOnboarding();
      const newer: Onboarding = JSON.parse(
        JSON.stringify({
          ...onboarding,
          schema: SCHEMA + 1,
          language: 'de',
          merchant: { ...onboarding.merchant, zone: 'Europe/Berlin' },
          place: { ...onboarding.place, seen: 3 },
          messages: { digest: { conversation: 'D1', id: 'm1', thread: 'm0' } },
          awaiting: 'line',
          submission: {
            ...{ id: 's', at: 1, via: 'api', shop: 'x', fingerprint: '0', notes: [], size: 12 },
            checks: [{ id: 'a', label: 'A', required: 'admin', outcome: 'skipped', found: null, detail: '' }],
          },
        }),
      );
      await at(0).commit(turn(newer, 0));
      const loaded = await at(1).load(newer.id);
      expect(loaded).toEqual(newer);
      await at(1).commit(turn(loaded ?? onboarding, 1));
      expect(await at(0).load(newer.id)).toEqual({ ...newer, version: 2 });
    });

    test('refuses, alone among others, what makes no sense to this release', async () => {
      const [known, strange] = [freshOnboarding(), freshOnboarding()];
      await at(0).commit(turn(known, 0));
      await at(0).commit(turn({ ...strange, phase: 'handed-over' as Onboarding['phase'] }, 0));
      await expect(at(1).load(strange.id)).rejects.toThrow(NewerDataError);
      expect(await at(1).loadAll([strange.id, known.id])).toEqual([known]);
    });

    describe('lease', () => {
      test('is given back at once by who can go no further, whatever is due, and by nobody else', async () => {
        const onboarding = freshOnboarding();
        const { id } = onboarding;
        await at(0).commit(turn(onboarding, 0, { effects: [{ number: 1, effect: card }] }));
        await at(0).lease(id, 'a', 60_000);
        await at(1).abandon(id, 'b');
        expect(await at(1).lease(id, 'b', 60_000)).toBe(false);
        await at(0).abandon(id, 'a');
        expect(await at(1).lease(id, 'b', 60_000)).toBe(true);
        await at(0).strike(id, 1);
      });

      test('is held by one at a time, renewed by its holder, and free after its time', async () => {
        const { id } = freshOnboarding();
        const holders = Array.from({ length: 10 }, (_, n) => at(n).lease(id, `holder ${n}`, 10_000));
        expect((await Promise.all(holders)).filter(Boolean)).toHaveLength(1);
        const other = freshOnboarding().id;
        expect(await at(0).lease(other, 'a', 10_000)).toBe(true);
        expect(await at(0).lease(other, 'a', 20)).toBe(true);
        for (const end = Date.now() + 5_000; !(await at(1).lease(other, 'b', 10_000)); ) {
          if (Date.now() > end) throw new Error('the lease did not end');
        }
        expect(await at(0).release(other, 'a', 0)).toBe(true);
        expect(await at(0).lease(other, 'a', 10_000)).toBe(false);
      });

      test('is kept while something is due, and given back with the rest put off', async () => {
        const store = at(0);
        const onboarding = freshOnboarding();
        const { id } = onboarding;
        const effects = [1, 2].map((number) => ({ number, effect: say(`${number}`) }));
        await store.lease(id, 'a', 10_000);
        await at(1).commit(turn(onboarding, 0, { effects }));
        expect(await store.due(100, 1_000)).not.toContain(id);
        expect(await store.release(id, 'a', 100)).toBe(false);
        expect(await at(1).lease(id, 'b', 10_000)).toBe(false);
        // The second waits for the first, so it is not due either.
        await store.postpone(id, 1, 1, 200);
        expect(await store.release(id, 'a', 100)).toBe(true);
        expect(await store.due(199, 1_000)).not.toContain(id);
        expect(await store.due(200, 1_000)).toContain(id);
        await store.strike(id, 1);
        expect(await store.due(100, 1_000)).toContain(id);
      });

      test('never falls between a commit and a release', async () => {
        for (let round = 0; round < 30; round++) {
          const onboarding = freshOnboarding();
          const { id } = onboarding;
          await at(0).lease(id, 'a', 60_000);
          const committing = at(1)
            .commit(turn(onboarding, 0, { effects: [{ number: 1, effect: card }] }))
            .then(() => at(1).lease(id, 'b', 60_000));
          const [released, taken] = await Promise.all([at(0).release(id, 'a', 0), committing]);
          expect(taken).toBe(released);
        }
      });
    });

    test('due looks past the leased ones', async () => {
      const store = at(0);
      const onboardings = Array.from({ length: 200 }, () => freshOnboarding());
      for (const onboarding of onboardings) {
        await store.commit(turn(onboarding, 0, { effects: [{ number: 1, effect: card }] }));
      }
      const free = onboardings.filter((_, n) => n % 20 === 0).map(({ id }) => id);
      for (const { id } of onboardings) if (!free.includes(id)) await store.lease(id, 'a', 60_000);
      const ours = new Set(onboardings.map(({ id }) => id));
      const found: string[] = [];
      for (;;) {
        const due = await store.due(0, 1);
        if (due.length === 0) break;
        found.push(...due.filter((id) => ours.has(id)));
        // What other tests left would stay in front.
        for (const id of due) for (const { number } of await store.outbox(id)) await store.strike(id, number);
      }
      expect(found.sort()).toEqual(free.sort());
      for (const { id } of onboardings) await store.strike(id, 1);
    });

    test('credentials are gone once discarded', async () => {
      const onboarding = freshOnboarding();
      const submission = `${onboarding.id}.one`;
      await at(0).commit(turn(onboarding, 0, { sealed: { submission, jwe: 'a.b.c' } }));
      await at(1).discard(submission);
      await at(1).discard(submission);
      expect(await at(0).sealed(submission)).toBeUndefined();
    });

    test('lists a channel in order, each once, and loads them with the missing left out', async () => {
      const [a, b, missing] = [freshOnboarding(), freshOnboarding(), freshOnboarding()];
      const channel = `slack:C${a.id}`;
      for (const one of [a, b]) await at(0).commit(turn(one, 0));
      for (const one of [b, missing, a, b]) {
        await at(0).addToChannel(channel, one.id);
        const then = Date.now();
        while (Date.now() === then) await at(0).ping();
      }
      expect(await at(1).channel(channel)).toEqual([b.id, missing.id, a.id]);
      expect(await at(1).loadAll([b.id, missing.id, a.id])).toEqual([b, a]);
      expect(await at(1).channel('slack:nobody')).toEqual([]);
      await at(1).removeFromChannel(channel, missing.id);
      await at(1).removeFromChannel(channel, missing.id);
      expect(await at(0).channel(channel)).toEqual([b.id, a.id]);
      expect(await at(0).channels()).toContain(channel);
    });

    test('remembers small values', async () => {
      const name = `memo ${freshOnboarding().id}`;
      expect(await at(0).recall(name)).toBeUndefined();
      await at(0).remember(name, 'one');
      await at(1).remember(name, 'two');
      expect(await at(0).recall(name)).toBe('two');
    });

    test('says once, whoever asks, that something is there for the first time', async () => {
      const name = `answer ${freshOnboarding().id}`;
      const answers = await Promise.all([0, 1, 0, 1, 0].map((index) => at(index).firstTime(name)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await at(1).firstTime(`another ${name}`)).toBe(true);
    });

    test('any order of commits, strikes, postponements, leases, releases and so on does what it says', async () => {
      const number = fc.integer({ min: 1, max: 6 });
      const time = fc.integer({ min: 0, max: 5 });
      const holder = fc.constantFrom('a', 'b');
      const later = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 3 });
      const asked = fc
        .tuple(anyEffect, later)
        .map(([effect, notBefore]): Asked => (notBefore === undefined ? effect : { ...effect, notBefore }));
      const step = fc.oneof(
        fc.record({
          do: fc.constant('commit' as const),
          event: fc.constantFrom('e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8'),
          behind: fc.constantFrom(0, 0, 0, 1),
          effects: fc.array(asked, { maxLength: 2 }),
          performed: fc.option(number, { nil: undefined }),
        }),
        fc.record({ do: fc.constant('strike' as const), number }),
        fc.record({ do: fc.constant('postpone' as const), number, until: time }),
        fc.record({ do: fc.constant('begin' as const), number }),
        fc.record({ do: fc.constant('leave' as const), number, until: time }),
        fc.record({ do: fc.constant('setAside' as const), number }),
        fc.record({ do: fc.constant('bringBack' as const), number }),
        fc.record({ do: fc.constant('lease' as const), holder }),
        fc.record({ do: fc.constant('abandon' as const), holder }),
        fc.record({ do: fc.constant('release' as const), holder, now: time }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const onboarding = freshOnboarding();
          const { id } = onboarding;
          const model = {
            version: 0,
            next: 1,
            seen: new Set<string>(),
            outbox: new Map<number, OutboxEntry>(),
            lease: '',
          };
          const dueAt = () => {
            const heads = new Map<string, OutboxEntry>();
            for (const entry of [...model.outbox.values()].sort((x, y) => x.number - y.number)) {
              if (!heads.has(entry.lane)) heads.set(entry.lane, entry);
            }
            return Math.min(...[...heads.values()].map(({ notBefore }) => notBefore));
          };
          for (const [index, action] of steps.entries()) {
            const store = at(index);
            if (action.do === 'commit') {
              const basedOn = Math.max(0, model.version - action.behind);
              const effects = action.effects.map((effect, n) => ({ number: model.next + n, effect }));
              const { event, performed } = action;
              const result = await store.commit(turn(onboarding, basedOn, { event, effects, performed }));
              const expected = model.seen.has(event)
                ? 'duplicate'
                : basedOn === model.version
                  ? 'committed'
                  : 'conflict';
              expect(result).toBe(expected);
              if (expected !== 'conflict' && performed) model.outbox.delete(performed);
              if (expected === 'committed') {
                model.version++;
                model.seen.add(event);
                model.next += effects.length;
                for (const { number, effect: asked } of effects) {
                  const { notBefore = 0, ...effect } = asked;
                  model.outbox.set(number, {
                    number,
                    lane: laneOf(asked, number),
                    effect,
                    tries: 0,
                    notBefore,
                    begun: 0,
                  });
                }
              }
            } else if (action.do === 'strike') {
              await store.strike(id, action.number);
              model.outbox.delete(action.number);
            } else if (action.do === 'postpone') {
              await store.postpone(id, action.number, 1, action.until);
              const entry = model.outbox.get(action.number);
              if (entry)
                model.outbox.set(action.number, { ...entry, tries: 1, notBefore: action.until, begun: 0 });
            } else if (action.do === 'begin') {
              await store.begin(id, action.number);
              const entry = model.outbox.get(action.number);
              if (entry) model.outbox.set(action.number, { ...entry, begun: entry.begun + 1 });
            } else if (action.do === 'leave') {
              const entry = model.outbox.get(action.number);
              if (entry) {
                const left = { ...entry, lane: `unknown-${entry.number}` };
                await store.leave(id, left, action.until);
                model.outbox.set(action.number, { ...left, notBefore: action.until, begun: 0 });
              }
            } else if (action.do === 'setAside') {
              await store.setAside(id, action.number);
              const entry = model.outbox.get(action.number);
              const aside = { lane: `aside-${action.number}`, notBefore: 8.64e15, begun: 0 };
              if (entry) model.outbox.set(action.number, { ...entry, ...aside });
            } else if (action.do === 'bringBack') {
              const entry = model.outbox.get(action.number);
              if (entry && entry.effect.kind !== 'unknown') {
                await store.bringBack(id, entry);
                const lane = laneOf(entry.effect, entry.number);
                model.outbox.set(action.number, { ...entry, lane, tries: 0, notBefore: 0, begun: 0 });
              }
            } else if (action.do === 'abandon') {
              await store.abandon(id, action.holder);
              if (model.lease === action.holder) model.lease = '';
            } else if (action.do === 'lease') {
              const free = model.lease === '' || model.lease === action.holder;
              expect(await store.lease(id, action.holder, 60_000)).toBe(free);
              if (free) model.lease = action.holder;
            } else {
              const keeps = model.lease === action.holder && dueAt() <= action.now;
              expect(await store.release(id, action.holder, action.now)).toBe(!keeps);
              if (model.lease === action.holder && !keeps) model.lease = '';
            }
            expect((await store.load(id))?.version ?? 0).toBe(model.version);
            expect(await store.outbox(id)).toEqual(
              [...model.outbox.values()].sort((x, y) => x.number - y.number),
            );
            const now = index % 6;
            expect((await store.due(now, 10_000)).includes(id)).toBe(model.lease === '' && dueAt() <= now);
          }
          for (const entry of model.outbox.keys()) await at(0).strike(id, entry);
        }),
        { numRuns: 40 },
      );
    });
  });
}
