import type { Logger } from '../base/log.ts';
import type { Store } from '../store/store.ts';
import { reasonOf } from './attempt.ts';
import type { OutboxTimes } from './times.ts';

const AT_MOST = 100;

interface Parts {
  store: Pick<Store, 'due'>;
  /** Told of each onboarding with something due that nobody performs. */
  wake(onboarding: string): void;
  log: Logger;
  now: () => number;
  times: Pick<OutboxTimes, 'sweep'>;
}

/** Finds the effects that a crash or a delay left behind. Never rejects: what it can't see now it sees later. */
export function createSweeper({ store, wake, log, now, times }: Parts) {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isBlind = false;

  async function sweep(): Promise<void> {
    try {
      for (const id of await store.due(now(), AT_MOST)) wake(id);
      isBlind = false;
    } catch (error) {
      if (!isBlind) log.error({ error: reasonOf(error) }, "the sweeper can't look; it goes on trying");
      isBlind = true;
    }
    if (!isStopped) timer = setTimeout(() => void sweep(), times.sweep);
  }

  return {
    start: () => void sweep(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
