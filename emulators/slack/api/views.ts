/** `views.*`: modals and the Home tab. Errors from Slack's method reference. */
import { z } from 'zod';
import { judgeView } from '../blocks/validate.ts';
import type { View } from '../blocks/views.ts';
import { knownFiles } from '../known.ts';
import type { Platform } from '../platform.ts';
import { viewOnWire } from '../wire.ts';
import { ApiError, accepted, json, method } from './method.ts';

const maxStack = 3;
const view = json('invalid_arguments');

const open = method({
  args: z.object({ trigger_id: z.string(), view }),
  run(args, platform) {
    const modal = readView(args.view, 'modal', platform);
    return showModal(redeem(args.trigger_id, platform), modal, false, platform);
  },
});

const push = method({
  args: z.object({ trigger_id: z.string(), view }),
  run(args, platform) {
    const modal = readView(args.view, 'modal', platform);
    return showModal(redeem(args.trigger_id, platform), modal, true, platform);
  },
});

const update = method({
  args: z.object({
    view_id: z.string().optional(),
    external_id: z.string().optional(),
    hash: z.string().optional(),
    view,
  }),
  run(args, platform) {
    const { workspace } = platform;
    const record = workspace.state.views.find(({ id, view: open }) =>
      args.view_id === undefined
        ? args.external_id && open.external_id === args.external_id
        : id === args.view_id,
    );
    if (!record) throw new ApiError('not_found');
    if (args.hash !== undefined && args.hash !== record.hash) throw new ApiError('hash_conflict');
    workspace.replaceView(record, readView(args.view, record.view.type, platform));
    return { view: viewOnWire(record, platform) };
  },
});

const publish = method({
  args: z.object({ user_id: z.string(), hash: z.string().optional(), view }),
  run(args, platform) {
    const { workspace } = platform;
    if (!workspace.user(args.user_id)) throw new ApiError('user_not_found');
    const home = readView(args.view, 'home', platform);
    const record = workspace.home(args.user_id);
    if (record && args.hash !== undefined && args.hash !== record.hash) throw new ApiError('hash_conflict');
    if (record) workspace.replaceView(record, home);
    return { view: viewOnWire(record ?? workspace.addView(args.user_id, home), platform) };
  },
});

export const views = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};

/** Judges a view and its kind. Throws `invalid_arguments` with the reasons. */
export function readView(input: unknown, type: View['type'], platform: Platform): View {
  const judged = accepted(judgeView(input, knownFiles(platform)), 'invalid_arguments');
  if (judged.type === type) return judged;
  const wrong = { ok: false as const, errors: [`must be of type ${type} [json-pointer:/view/type]`] };
  return accepted(wrong, 'invalid_arguments');
}

function redeem(trigger: string, { triggers }: Platform): string {
  const redeemed = triggers.redeem(trigger);
  if ('error' in redeemed) throw new ApiError(redeemed.error);
  return redeemed.user;
}

function showModal(user: string, modal: View, onTop: boolean, platform: Platform) {
  const { workspace } = platform;
  const stack = workspace.modals(user);
  if (onTop && stack.length >= maxStack) throw new ApiError('push_limit_reached');
  if (!onTop) workspace.closeViews(user, () => true);
  return { view: viewOnWire(workspace.addView(user, modal, onTop ? stack.at(-1) : undefined), platform) };
}
