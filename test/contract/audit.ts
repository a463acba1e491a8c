import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditEntry } from '../../src/state/audit.ts';
import type { Audit } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import { freshOnboarding } from './store.ts';

type Opened = Pick<Store, 'commit'> & { audit: Audit; close(): Promise<void> };

const entry = (onboarding: string | undefined, more: Partial<AuditEntry> = {}): AuditEntry => ({
  at: 1_700_000_000_000,
  what: 'looked',
  ...(onboarding === undefined ? {} : { onboarding }),
  who: { user: 'U7', name: 'Ada' },
  where: 'slack:C1',
  detail: ['report'],
  ...more,
});

/** What every audit must do, tried on one opened twice, as two processes would. */
export function describeAudit(name: string, open: () => Promise<Opened>): void {
  describe(`audit contract: ${name}`, () => {
    const opened: Opened[] = [];
    beforeAll(async () => {
      opened.push(await open(), await open());
    });
    afterAll(async () => {
      for (const { close } of opened) await close();
    });
    const at = (index: number): Opened => {
      const found = opened[index];
      if (!found) throw new Error('the audit is not open');
      return found;
    };

    test('what was added is read by every process, of one onboarding or of all', async () => {
      const { id } = freshOnboarding();
      const { id: other } = freshOnboarding();
      const ofChannel = entry(undefined, { where: `slack:${id}`, detail: ['list'] });
      await at(0).audit.add(entry(id));
      await at(1).audit.add(entry(other));
      await at(0).audit.add(ofChannel);
      expect(await at(1).audit.read(id)).toEqual([entry(id)]);
      expect(await at(1).audit.read()).toEqual(expect.arrayContaining([entry(id), entry(other), ofChannel]));
    });

    test('of nobody nothing is known', async () => {
      expect(await at(0).audit.read(freshOnboarding().id)).toEqual([]);
    });

    test('entries of several onboardings are in the order of their times', async () => {
      const times = [3, 1, 2, 5, 4].map((time) => entry(freshOnboarding().id, { at: time }));
      for (const one of times) await at(0).audit.add(one);
      const read = (await at(0).audit.read()).filter(({ at: time }) => time < 6);
      expect(read.map(({ at: time }) => time)).toEqual([1, 2, 3, 4, 5]);
    });

    test('of one onboarding the order is that in which they were written', async () => {
      const onboarding = freshOnboarding();
      const { id } = onboarding;
      const audit = [entry(id, { what: 'sent' }), entry(id, { what: 'destroyed' })];
      await at(0).commit({ event: 'e', basedOn: 0, onboarding, effects: [], audit });
      await at(1).audit.add(entry(id));
      expect((await at(0).audit.read(id)).map(({ what }) => what)).toEqual(['sent', 'destroyed', 'looked']);
    });

    test('a commit writes it with the turn, once, or not at all', async () => {
      const onboarding = freshOnboarding();
      const { id } = onboarding;
      const effects = [{ number: 1, effect: { kind: 'card' } as const }];
      const commit = { event: 'e', basedOn: 0, onboarding, effects, audit: [entry(id)] };
      expect(await at(0).commit(commit)).toBe('committed');
      expect(await at(1).commit(commit)).toBe('duplicate');
      expect(await at(1).commit({ ...commit, event: 'other' })).toBe('conflict');
      expect(await at(0).audit.read(id)).toEqual([entry(id)]);
    });

    test('an entry of a later release is read as it is', async () => {
      const { id } = freshOnboarding();
      const later = { ...entry(id), what: 'praised', more: { of: 'that' } } as unknown as AuditEntry;
      await at(0).audit.add(later);
      expect(await at(1).audit.read(id)).toEqual([later]);
    });
  });
}
