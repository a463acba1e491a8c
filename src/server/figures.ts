import type { Figures } from '../base/metrics.ts';
import { figuresOf } from '../pm/figures.ts';
import type { Everybody } from './v1/everybody.ts';
import { begunItem, invitedItem } from './v1/items.ts';

/** What is counted is good for so long, in ms: whoever asks for metrics must not cost the store anything. */
const GOOD_MS = 60_000;
/** So many of each channel are looked at, the newest. */
const MOST = 2_000;

/**
 * How all onboardings stand, for Prometheus: the numbers of `creds-status report`, over all channels. Rejects when the
 * store can't be reached.
 */
export function createFigures({ listed }: Pick<Everybody, 'listed'>, now = Date.now): () => Promise<Figures> {
  let last: { at: number; figures: Promise<Figures> } | undefined;

  async function count(): Promise<Figures> {
    const { begun, invited } = await listed(null, MOST);
    const all = begun.filter(({ isOnlyGreeted }) => !isOnlyGreeted);
    const items = [...all.map(begunItem), ...invited.map((one) => invitedItem(one, now()))];
    const { times, checks, reminded, cameBack } = figuresOf(all, () => undefined);
    return {
      states: counted(items.map(({ state }) => ({ state }))),
      steps: counted(items.flatMap(({ guide, step }) => (step === null ? [] : [{ guide, step }]))),
      times,
      checks: checks.map(([{ id }, value]) => ({ labels: { check: id }, value })),
      reminded: [
        { labels: { outcome: 'came_back' }, value: cameBack },
        { labels: { outcome: 'silent' }, value: reminded - cameBack },
      ],
    };
  }

  return async () => {
    if (!last || now() - last.at >= GOOD_MS) {
      const figures = count();
      const asked = { at: now(), figures };
      last = asked;
      figures.catch(() => {
        if (last === asked) last = undefined;
      });
    }
    return await last.figures;
  };
}

function counted<Labels extends Record<string, string>>(all: Labels[]): { labels: Labels; value: number }[] {
  const counts = new Map<string, { labels: Labels; value: number }>();
  for (const labels of all) {
    const key = JSON.stringify(labels);
    const entry = counts.get(key) ?? { labels, value: 0 };
    entry.value++;
    counts.set(key, entry);
  }
  return [...counts.values()];
}
