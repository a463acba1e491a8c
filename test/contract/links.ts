import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Link, Links } from '../../src/store/links.ts';

type Opened = { links: Links; close(): Promise<void> };

let numbers = 0;
const fresh = (what: string) => `${what}_${process.pid}x${numbers++}`;
const linkOf = (onboarding: string): Link => ({
  id: fresh('link'),
  key: 'a-hash',
  onboarding,
  submission: `${onboarding}.s1`,
  by: { user: 'U7', name: 'Ada' },
});

/** What every store of links must do, tried on one opened twice, as two processes would. */
export function describeLinks(name: string, open: () => Promise<Opened>): void {
  describe(`links contract: ${name}`, () => {
    const opened: Opened[] = [];
    beforeAll(async () => {
      opened.push(await open(), await open());
    });
    afterAll(async () => {
      for (const { close } of opened) await close();
    });
    const [one, other] = [0, 1].map((index) => (): Links => {
      const found = opened[index];
      if (!found) throw new Error('the links are not open');
      return found.links;
    }) as [() => Links, () => Links];

    test('what nobody gave out leads nowhere', async () => {
      expect(await one().find(fresh('link'))).toBeUndefined();
    });

    test('each of several links of an onboarding is found by every process', async () => {
      const links = [linkOf('ob_several'), linkOf('ob_several')];
      for (const link of links) await one().add(link);
      for (const link of links) expect(await other().find(link.id)).toEqual(link);
    });

    test('adding one again changes nothing', async () => {
      const link = linkOf(fresh('ob'));
      await one().add(link);
      await other().add(link);
      expect(await one().find(link.id)).toEqual(link);
    });

    test('one that was removed leads nowhere, the others of its onboarding do', async () => {
      const onboarding = fresh('ob');
      const [gone, stays] = [linkOf(onboarding), linkOf(onboarding)];
      for (const link of [gone, stays]) await one().add(link);
      expect((await other().list(onboarding)).toSorted()).toEqual([gone.id, stays.id].toSorted());
      await other().remove(gone.id);
      await other().remove(gone.id);
      expect(await one().find(gone.id)).toBeUndefined();
      expect(await one().find(stays.id)).toEqual(stays);
      expect(await one().list(onboarding)).toEqual([stays.id]);
    });

    test('wrong guesses are counted by name, over all processes', async () => {
      const name = fresh('somewhere');
      expect(await one().guesses(name)).toBe(0);
      const counts = await Promise.all([one(), other(), one()].map((links) => links.guessedWrong(name)));
      expect(counts.toSorted()).toEqual([1, 2, 3]);
      expect(await other().guesses(name)).toBe(3);
      expect(await one().guesses(fresh('elsewhere'))).toBe(0);
    });
  });
}
