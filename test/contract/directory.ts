import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PersonId } from '../../src/chat/inbound.ts';
import type { Directory } from '../../src/store/directory.ts';

type Opened = { directory: Directory; close(): Promise<void> };

let numbers = 0;
const fresh = (what: string) => `${what}_${process.pid}x${numbers++}`;
const somebody = (): PersonId => ({ platform: 'slack', user: fresh('U') });
const LONG = 60_000;

/** What every directory must do, tried on one opened twice, as two processes would. `open` gives the same data each time. */
export function describeDirectory(name: string, open: () => Promise<Opened>): void {
  describe(`directory contract: ${name}`, () => {
    let opened: Opened[] = [];
    beforeAll(async () => {
      opened = [await open(), await open()];
    });
    afterAll(async () => {
      await Promise.all(opened.map((one) => one.close()));
    });
    const at = (index: number): Directory => {
      const one = opened[index % 2];
      if (!one) throw new Error('the directory is not open');
      return one.directory;
    };

    describe('a person', () => {
      test('whom nobody knows has no onboardings', async () => {
        expect(await at(0).of(somebody())).toBeUndefined();
      });

      test('who begins twice at once begins once', async () => {
        const maya = somebody();
        const ids = Array.from({ length: 20 }, () => fresh('ob'));
        const told = await Promise.all(ids.map((id, n) => at(n).enter(maya, id)));
        expect(new Set(told).size).toBe(1);
        expect(ids).toContain(told[0]);
        expect(await at(1).of(maya)).toEqual({ onboardings: [told[0]], current: told[0] });
      });

      test('is told of the current one upon entering again', async () => {
        const [maya, first, second] = [somebody(), fresh('ob'), fresh('ob')];
        expect(await at(0).enter(maya, first)).toBe(first);
        await at(0).join(maya, second);
        expect(await at(1).enter(maya, fresh('ob'))).toBe(second);
      });

      test('is one person in Slack, and in each tenant of Teams another', async () => {
        const user = fresh('29:');
        const people: PersonId[] = [
          { platform: 'slack', user },
          { platform: 'teams', user },
          { platform: 'teams', tenant: 'A', user },
          { platform: 'teams', tenant: 'B', user },
        ];
        const ids = people.map(() => fresh('ob'));
        for (const [n, person] of people.entries()) await at(n).enter(person, ids[n] ?? '');
        for (const [n, person] of people.entries())
          expect((await at(n + 1).of(person))?.current).toBe(ids[n]);
      });

      test('in several onboardings: in order, the newest current, and changed to none but their own', async () => {
        const maya = somebody();
        const ids = Array.from({ length: 12 }, () => fresh('ob'));
        for (const [n, id] of ids.entries()) await at(n).join(maya, id);
        expect(await at(0).of(maya)).toEqual({ onboardings: ids, current: ids.at(-1) });
        expect(await at(1).switchTo(maya, ids[3] ?? '')).toBe(true);
        expect(await at(1).switchTo(maya, fresh('ob'))).toBe(false);
        expect(await at(1).switchTo(somebody(), ids[3] ?? '')).toBe(false);
        expect(await at(0).of(maya)).toEqual({ onboardings: ids, current: ids[3] });
        await at(0).join(maya, ids[5] ?? '');
        expect(await at(1).of(maya)).toEqual({ onboardings: ids, current: ids[5] });
      });

      test('who joins many at once is in all of them', async () => {
        const maya = somebody();
        const ids = Array.from({ length: 20 }, () => fresh('ob'));
        await Promise.all(ids.map((id, n) => at(n).join(maya, id)));
        const roster = await at(0).of(maya);
        expect(roster?.onboardings.toSorted()).toEqual(ids.toSorted());
        expect(ids).toContain(roster?.current);
      });

      test('any order of entering, joining, leaving and switching does what it says', async () => {
        const step = fc.record({
          do: fc.constantFrom('enter', 'join', 'switchTo', 'leave'),
          which: fc.integer({ min: 0, max: 4 }),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
            const maya = somebody();
            const ids = Array.from({ length: 5 }, () => fresh('ob'));
            const model = { onboardings: new Set<string>(), current: '' };
            for (const [n, action] of steps.entries()) {
              const id = ids[action.which] ?? '';
              if (action.do === 'enter') {
                if (model.current === '') {
                  model.onboardings.add(id);
                  model.current = id;
                }
                expect(await at(n).enter(maya, id)).toBe(model.current);
              } else if (action.do === 'join') {
                await at(n).join(maya, id);
                model.onboardings.add(id);
                model.current = id;
              } else if (action.do === 'leave') {
                await at(n).leave(maya, id);
                model.onboardings.delete(id);
                if (model.current === id) model.current = [...model.onboardings].at(-1) ?? '';
              } else {
                const isOwn = model.onboardings.has(id);
                expect(await at(n).switchTo(maya, id)).toBe(isOwn);
                if (isOwn) model.current = id;
              }
              const roster = { onboardings: [...model.onboardings], current: model.current };
              expect(await at(n + 1).of(maya)).toEqual(model.current === '' ? undefined : roster);
            }
          }),
          { numRuns: 30 },
        );
      });
    });

    describe('a thread', () => {
      test('leads to its onboarding, and to the one it was linked to last', async () => {
        const thread = { platform: 'slack', conversation: fresh('C'), id: '1.5' } as const;
        expect(await at(0).linked(thread)).toBeUndefined();
        await at(0).link(thread, 'ob_one');
        expect(await at(1).linked(thread)).toBe('ob_one');
        expect(await at(1).linked({ ...thread, id: '1.6' })).toBeUndefined();
        expect(await at(1).linked({ ...thread, platform: 'teams' })).toBeUndefined();
        await at(1).link(thread, 'ob_two');
        expect(await at(0).linked(thread)).toBe('ob_two');
        await at(1).unlink(thread);
        await at(1).unlink(thread);
        expect(await at(0).linked(thread)).toBeUndefined();
      });
    });

    describe('a code', () => {
      test('leads to its onboarding, which no other one takes', async () => {
        const [code, onboarding] = [fresh('CODE'), fresh('ob')];
        expect(await at(0).invited(code)).toBeUndefined();
        expect(await at(0).invite(code, onboarding, LONG)).toBe(true);
        expect(await at(1).invite(code, onboarding, LONG)).toBe(true);
        expect(await at(1).invite(code, fresh('ob'), LONG)).toBe(false);
        expect(await at(1).invited(code)).toBe(onboarding);
        expect(await at(0).lead(code)).toEqual({ onboarding, isUsed: false });
      });

      test('is used up by one person, who may come again', async () => {
        const [code, onboarding] = [fresh('CODE'), fresh('ob')];
        await at(0).invite(code, onboarding, LONG);
        const people = Array.from({ length: 20 }, somebody);
        const told = await Promise.all(people.map((person, n) => at(n).redeem(code, person)));
        expect(told.filter((id) => id === onboarding)).toHaveLength(1);
        expect(told.filter((id) => id === undefined)).toHaveLength(19);
        for (const [n, person] of people.entries())
          expect(await at(n + 1).redeem(code, person)).toBe(told[n]);
        expect(await at(0).invited(code)).toBeUndefined();
        expect(await at(1).lead(code)).toEqual({ onboarding, isUsed: true });
        expect(await at(0).invite(code, onboarding, LONG)).toBe(true);
        expect(await at(0).invited(code)).toBeUndefined();
      });

      test('that is nobody’s, was withdrawn, or is too old leads nowhere', async () => {
        const [code, old] = [fresh('CODE'), fresh('CODE')];
        expect(await at(0).redeem(code, somebody())).toBeUndefined();
        await at(0).invite(code, 'ob_one', LONG);
        await at(1).withdraw(code);
        await at(1).withdraw(code);
        expect(await at(0).redeem(code, somebody())).toBeUndefined();
        expect(await at(0).lead(code)).toBeUndefined();
        await at(0).invite(old, 'ob_one', 1);
        for (const end = Date.now() + 5_000; (await at(1).invited(old)) !== undefined; )
          if (Date.now() > end) throw new Error('the code did not end');
        expect(await at(1).redeem(old, somebody())).toBeUndefined();
      });
    });
  });
}
