import { basename, join } from 'node:path';
import { flowFolders } from '../../../src/flow/load.ts';
import { onboardingId } from '../../../src/onboarding/onboarding.ts';
import { packageRoot } from '../../../src/paths.ts';
import { sampleFiles } from '../../bigcommerce/sandbox.ts';
import type { Stage } from './acts.ts';
import { shopMood } from './troubles.ts';
import type { ChatWorld } from './world.ts';

/** The flow that merchants who come by themselves go through: the first by name. */
const FLOW = basename(flowFolders(join(packageRoot, 'flows'))[0] ?? '');

/** A slash command of the app's. */
export interface Command {
  command: string;
  description: string;
  usage: string;
}

/**
 * Everything the page shows, for the merchant the visitor is (`platform:id`; an unknown one: the first
 * there is). The PM's side is that of the first platform that has one.
 */
export function pageState(wanted: string | null, stage: Stage, commands: readonly Command[]) {
  const merchants = stage.worlds.flatMap((world) =>
    world.merchants().map(({ id, name }) => {
      const address = { platform: world.platform, tenant: world.tenant, user: id };
      const onboarding = onboardingId(address, FLOW);
      return { key: `${world.platform}:${id}`, platform: world.platform, id, name, onboarding };
    }),
  );
  const merchant = merchants.find(({ key }) => key === wanted) ?? merchants[0];
  const world = stage.worlds.find(({ platform }) => platform === merchant?.platform);
  const pmWorld = stage.worlds.find(({ pm }) => pm !== undefined);
  return {
    merchants,
    platforms: stage.worlds.map(({ platform, faults }) => ({ platform, twice: faults.copies > 1 })),
    merchant: merchant?.key,
    chat: merchant && world && { ...about(world), ...world.view(merchant.id, 'chat') },
    channel: pmWorld?.pm && {
      ...about(pmWorld),
      pm: pmWorld.pm.person,
      name: pmWorld.pm.channel,
      ...pmWorld.view(pmWorld.pm.person.id, 'channel'),
    },
    commands,
    samples: sampleFiles().map(({ id, name, label, bytes }) => ({ id, name, label, size: bytes.length })),
    shop: shopMood(stage.sandbox),
    worker: stage.worker && { pid: stage.worker.pid, isDoomed: stage.worker.isDoomed },
  };
}

function about({ platform, bot, people }: ChatWorld) {
  const named = [bot, ...people()].map(({ id, name }) => [id, name]);
  return { platform, bot, people: Object.fromEntries(named) as Record<string, string> };
}
