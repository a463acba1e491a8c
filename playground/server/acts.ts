import { z } from 'zod';
import { type Sandbox, sampleFiles } from '../../emulators/bigcommerce/sandbox.ts';
import type { Program } from '../../src/main.ts';
import type { Deed, Outcome } from '../exchange.ts';
import type { PmChoice } from '../pm-choice.ts';
import type { Receiver } from '../receiver/receiver.ts';
import type { WorkerProcess } from '../worker/start.ts';
import type { Live } from './live.ts';
import { setMishap, setShopMood } from './troubles.ts';
import { addMerchant, merchantsIn, personIn, type World, write } from './world.ts';

const platform = z.enum(['slack', 'teams']);
const by = { platform, person: z.string() };
const where = z.enum(['chat', 'channel']);
const text = z.string().trim().min(1).max(12_000);

const deedSchema: z.ZodType<Deed> = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), ...by, where, text, thread: z.string().optional() }),
  z.object({
    do: z.literal('press'),
    ...by,
    where,
    on: z.string(),
    action: z.string(),
    value: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  }),
  z.object({
    do: z.literal('submit'),
    ...by,
    form: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({ do: z.literal('close-form'), ...by }),
  z.object({ do: z.literal('open-home'), ...by }),
  z.object({ do: z.literal('sample'), ...by, sample: z.string() }),
  z.object({ do: z.literal('add-merchant'), platform, name: z.string().trim().min(1).max(40) }),
  z.object({ do: z.literal('remove-merchant'), ...by }),
  z.object({ do: z.literal('shop'), mood: z.enum(['fine', 'slow', 'rate-limited', 'down']) }),
  z.object({
    do: z.literal('mishap'),
    platform,
    mishap: z.enum(['rate-limited', 'down', 'none', 'twice', 'once']),
  }),
  z.object({ do: z.literal('pm'), platform }),
  z.object({ do: z.literal('kill-worker') }),
  z.object({ do: z.literal('restart') }),
  z.object({ do: z.literal('reset') }),
]);

/** What the visitor can act upon. */
export interface Stage {
  worlds: readonly World[];
  sandbox: Sandbox;
  /** The integration. */
  receiver: Pick<Receiver, 'received'>;
  /** The worker's process; undefined when it has none of its own. */
  worker: Pick<WorkerProcess, 'pid' | 'isDoomed' | 'doom'> | undefined;
  /** Where the PM works. */
  pm: Pick<PmChoice, 'platform' | 'choose'>;
  /** What the open pages are told. */
  live: Pick<Live, 'happened'>;
  /** The onboarding of a person, if they have one. */
  currentOf: Program['currentOf'];
  /** Stops the program and restarts it. */
  restart(): Promise<void>;
  /** Throws away all there is and restarts; undefined where that would be somebody's own data. */
  reset: (() => Promise<void>) | undefined;
}

/** What there is to tell of a deed that went well. */
type Done = Omit<Outcome & { ok: true }, 'ok'>;

/** Does what the visitor asks. Never rejects: what goes wrong is told. */
export async function act(input: unknown, stage: Stage): Promise<Outcome> {
  const parsed = deedSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problem: 'the page asked for something unknown; reload it' };
  return outcomeOf(() => perform(parsed.data, stage));
}

/** What comes of a deed that may go wrong. */
export async function outcomeOf(deed: () => Promise<Done>): Promise<Outcome> {
  try {
    return { ok: true, ...(await deed()) };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : 'something went wrong' };
  }
}

async function perform(deed: Deed, stage: Stage): Promise<Done> {
  if (deed.do === 'shop') {
    setShopMood(stage.sandbox, deed.mood);
    stage.live.happened({ kind: 'shop', mood: deed.mood });
  } else if (deed.do === 'kill-worker') killWorker(stage);
  else if (deed.do === 'restart') soon(stage.restart);
  else if (deed.do === 'reset') reset(stage);
  else {
    const world = worldOf(stage, deed.platform);
    if (deed.do === 'pm') choosePm(stage, world);
    else if (deed.do === 'mishap') setMishap(world.faults, deed.mishap);
    else if (deed.do === 'remove-merchant') removeMerchant(stage, world, deed.person);
    else if (deed.do === 'add-merchant') return { added: addMerchant(world, deed.name).id };
    else if (deed.do === 'submit') {
      const objections = await world.submit(personIn(world, deed.person), deed.form, deed.values);
      return objections ? { objections } : {};
    } else await inChat(deed, world);
  }
  return {};
}

type InChat = Extract<Deed, { do: 'say' | 'press' | 'close-form' | 'open-home' | 'sample' }>;

async function inChat(deed: InChat, world: World): Promise<void> {
  const person = personIn(world, deed.person);
  switch (deed.do) {
    case 'say':
      return write(world, person, deed);
    case 'press':
      return world.press(person, deed.where, deed.on, deed.action, deed.value);
    case 'close-form':
      return world.closeForm(person);
    case 'open-home':
      return world.openHome(person);
    case 'sample': {
      const sample = sampleFiles().find(({ id }) => id === deed.sample);
      if (!sample) throw new Error('there is no such sample');
      return person.upload({ name: sample.name, mimetype: sample.mimeType, bytes: sample.bytes });
    }
  }
}

/** As an operator would: with another `USHER_PM_CHANNEL`, and a restart. */
function choosePm(stage: Stage, { platform }: World): void {
  if (stage.pm.platform === platform) return;
  stage.pm.choose(platform);
  soon(stage.restart);
}

/** The answer to the page goes out first: stopping waits for it. */
function soon(restart: () => Promise<void>): void {
  setImmediate(() => void restart());
}

function reset({ reset: startOver }: Stage): void {
  if (!startOver) throw new Error('the playground uses a Redis of your own, and does not empty it');
  soon(startOver);
}

function removeMerchant({ worlds }: Stage, world: World, person: string): void {
  const all = worlds.flatMap(merchantsIn);
  if (all.length < 2) throw new Error('somebody has to be left: add another merchant first');
  personIn(world, person).leave();
}

function killWorker({ worker }: Stage): void {
  if (!worker) throw new Error('the worker has no process of its own here');
  worker.doom();
}

/** The world of a platform. Throws when there is none. */
export function worldOf({ worlds }: Pick<Stage, 'worlds'>, platform: string): World {
  const world = worlds.find((one) => one.platform === platform);
  if (!world) throw new Error(`there is no ${platform} in this playground`);
  return world;
}
