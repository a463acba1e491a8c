/** A person submits or closes a modal. */
import { z } from 'zod';
import { readView } from '../api/views.ts';
import type { Platform } from '../platform.ts';
import type { UserRecord, ViewRecord } from '../state.ts';
import { viewOnWire } from '../wire.ts';
import { type Entered, fillIn } from './fields.ts';
import { aboutActor, interact } from './interact.ts';

/** What became of the modal: gone, still there with objections by block id, or another view shown. */
export type Submitted =
  | { closed: true }
  | { closed: false; errors: Record<string, string> }
  | { closed: false; view: ViewRecord };

const action = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

/**
 * Fills in and submits `record`. What the client itself objects to never reaches the bot. Rejects when
 * the bot fails or answers something Slack does not understand.
 */
export async function submit(
  record: ViewRecord,
  entered: Record<string, Entered>,
  user: UserRecord,
  platform: Platform,
): Promise<Submitted> {
  const { values, errors } = fillIn(record.view.blocks, entered, platform);
  if (Object.keys(errors).length > 0) return { closed: false, errors };
  const payload = {
    type: 'view_submission',
    ...aboutActor(user, platform),
    trigger_id: platform.triggers.issue(user.id),
    view: viewOnWire(record, platform, values),
    response_urls: [],
  };
  const answer = await interact('interactive', payload, 'submitting the form', platform);
  const { workspace } = platform;
  if (answer === undefined || answer === '') {
    workspace.closeViews(user.id, ({ id }) => id === record.id);
    return { closed: true };
  }
  const parsed = action.safeParse(answer);
  if (!parsed.success)
    throw new Error('submitting the form: the app answered something Slack does not understand');
  switch (parsed.data.response_action) {
    case 'clear':
      workspace.closeViews(user.id, () => true);
      return { closed: true };
    case 'update':
      workspace.replaceView(record, readView(parsed.data.view, 'modal', platform));
      return { closed: false, view: record };
    case 'push':
      return {
        closed: false,
        view: workspace.addView(user.id, readView(parsed.data.view, 'modal', platform), record),
      };
    case 'errors':
      return { closed: false, errors: onlyInputs(record, parsed.data.errors) };
  }
}

/** Closes `record` unsubmitted; the bot hears of it when it asked to. */
export async function close(record: ViewRecord, user: UserRecord, platform: Platform): Promise<void> {
  platform.workspace.closeViews(user.id, ({ id }) => id === record.id);
  if (record.view.type !== 'modal' || !record.view.notify_on_close) return;
  const view = viewOnWire(record, platform);
  const payload = { type: 'view_closed', ...aboutActor(user, platform), view, is_cleared: false };
  await interact('interactive', payload, 'closing the form', platform);
}

function onlyInputs(record: ViewRecord, errors: Record<string, string>) {
  const inputs = new Set(
    record.view.blocks.flatMap(({ type, block_id }) => (type === 'input' ? block_id : [])),
  );
  const unknown = Object.keys(errors).find((id) => !inputs.has(id));
  if (unknown !== undefined)
    throw new Error(`submitting the form: the app objected to "${unknown}", which is no field`);
  return errors;
}
