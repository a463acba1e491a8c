/** A person presses a button, or picks from a menu, of a message or view. */
import type { Block } from '../blocks/blocks.ts';
import type { ActionElement } from '../blocks/elements.ts';
import type { Platform } from '../platform.ts';
import type { MessageRecord, UserRecord, ViewRecord } from '../state.ts';
import { messageOnWire, viewOnWire } from '../wire.ts';
import { aboutActor, interact } from './interact.ts';

interface Found {
  block_id: string | undefined;
  element: ActionElement;
}

/**
 * Sends the `block_actions` of the element whose label or action id is `target`; `value` is what is
 * picked (label, value or user id) where there is a choice. Uses the blocks as given, so that a press
 * on a message since edited can be played. Rejects when there is no such element or the bot fails.
 */
export async function press(
  on: MessageRecord | ViewRecord,
  target: string,
  value: string | undefined,
  user: UserRecord,
  platform: Platform,
): Promise<void> {
  const found = findElement('view' in on ? on.view.blocks : (on.blocks ?? []), target);
  const payload = {
    type: 'block_actions',
    ...aboutActor(user, platform),
    trigger_id: platform.triggers.issue(user.id),
    ...('view' in on ? onView(on, platform) : onMessage(on, user, platform)),
    actions: [{ ...actionOf(found, value), action_ts: platform.workspace.nextTs() }],
  };
  await interact('interactive', payload, `pressing "${target}"`, platform);
}

function onMessage(message: MessageRecord, user: UserRecord, platform: Platform) {
  const { channel, ts } = message;
  const conversation = platform.workspace.conversation(channel);
  const name = conversation?.kind === 'channel' ? conversation.name : 'directmessage';
  const response = platform.responseUrls.issue({ user: user.id, channel, message: ts });
  const is_ephemeral = message.onlyFor !== undefined;
  return {
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral },
    channel: { id: channel, name },
    ...(is_ephemeral ? {} : { message: messageOnWire(message, platform) }),
    state: { values: {} },
    response_url: platform.origin() + response,
  };
}

function onView(record: ViewRecord, platform: Platform) {
  return { container: { type: 'view', view_id: record.id }, view: viewOnWire(record, platform) };
}

function findElement(blocks: Block[], target: string): Found {
  const all = blocks.flatMap((block): Found[] => {
    const at = { block_id: block.block_id };
    if (block.type === 'actions') return block.elements.map((element) => ({ ...at, element }));
    if (block.type !== 'section' || !block.accessory || block.accessory.type === 'image') return [];
    return [{ ...at, element: block.accessory }];
  });
  const found =
    all.find(({ element }) => labelOf(element) === target) ??
    all.find(({ element }) => element.action_id === target);
  if (found) return found;
  throw new Error(
    `nothing to press called "${target}"; there is: ${all.map(({ element }) => labelOf(element)).join(', ')}`,
  );
}

function labelOf(element: ActionElement): string {
  if (element.type === 'button') return element.text.text;
  return ('placeholder' in element ? element.placeholder?.text : undefined) ?? element.action_id ?? '';
}

function actionOf({ block_id, element }: Found, picked: string | undefined) {
  const { type, action_id } = element;
  const common = { type, action_id, block_id };
  if (element.type === 'button') {
    const { text, value, style } = element;
    return { ...common, text, ...(value === undefined ? {} : { value }), ...(style ? { style } : {}) };
  }
  if (element.type === 'users_select') return { ...common, selected_user: picked };
  const option = element.options.find(({ text, value }) => text.text === picked || value === picked);
  if (!option) throw new Error(`no option "${picked}" in "${action_id}"`);
  return element.type === 'checkboxes'
    ? { ...common, selected_options: [option] }
    : { ...common, selected_option: option };
}
