import { sampleFiles } from '../../emulators/bigcommerce/sandbox.ts';
import type { ConversationView, PageState, Where } from '../exchange.ts';
import { type Stage, worldOf } from './acts.ts';
import { mishapsAhead, shopMood } from './troubles.ts';
import { merchantsIn, PM, type World } from './world.ts';

/**
 * Everything the page shows, for the merchant the visitor is (`platform:id`; an unknown one: the first
 * there is), and for the PM where they work.
 */
export async function pageState(wanted: string | null, stage: Stage): Promise<PageState> {
  const merchants = await Promise.all(
    stage.worlds.flatMap((one) =>
      merchantsIn(one).map(async ({ id, name }) => {
        const { platform, tenant } = one;
        const person = { platform, user: id, ...(tenant ? { tenant } : {}) };
        // While the program is being restarted nobody can tell.
        const onboarding = await stage.currentOf(person).catch(() => undefined);
        return { key: `${platform}:${id}`, platform, id, name, onboarding };
      }),
    ),
  );
  const merchant = merchants.find(({ key }) => key === wanted) ?? merchants[0];
  const world = stage.worlds.find(({ platform }) => platform === merchant?.platform);
  const channel = (one: World) => one.view(one.person(PM), 'channel');
  const pmWorld = worldOf(stage, stage.pm.platform);
  return {
    merchants,
    platforms: stage.worlds.map(({ platform, faults }) => ({
      platform,
      twice: faults.copies > 1,
      ahead: mishapsAhead(faults),
    })),
    merchant: merchant?.key,
    chat: merchant &&
      world && { ...about(world, 'chat'), ...world.view(world.person(merchant.name), 'chat') },
    channel: {
      ...about(pmWorld, 'channel'),
      pm: { id: pmWorld.person(PM).id, name: PM },
      name: pmWorld.pmChannel.name,
      ...channel(pmWorld),
      earlier: stage.worlds
        .filter((one) => one !== pmWorld && channel(one).messages.length > 0)
        .map(({ platform }) => platform),
    },
    samples: sampleFiles().map(({ id, name, label, bytes }) => ({ id, name, label, size: bytes.length })),
    shop: shopMood(stage.sandbox),
    received: stage.receiver.received(),
    canReset: stage.reset !== undefined,
    worker: stage.worker && { pid: stage.worker.pid, isDoomed: stage.worker.isDoomed },
  };
}

function about(
  { platform, bot, people, commands }: World,
  where: Where,
): Omit<ConversationView, 'messages' | 'form' | 'home'> {
  const named = [bot, ...people()].map(({ id, name }) => [id, name] as const);
  return {
    platform,
    bot,
    people: Object.fromEntries(named),
    commands: commands(where),
  };
}
