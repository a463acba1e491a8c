/** What blocks refer to and are referred to by: ids and files. */
import { randomId } from '../ids.ts';
import type { Block } from './blocks.ts';

/** One repeated `block_id`, or `action_id` within a block, as Slack words it. */
export function repeatedIds(blocks: Block[], at: string): string[] {
  const errors: string[] = [];
  const seen = new Set<string>();
  for (const [i, block] of blocks.entries()) {
    if (block.block_id !== undefined && seen.has(block.block_id)) {
      errors.push(`\`block_id\` must be unique: ${block.block_id} [json-pointer:${at}/${i}/block_id]`);
    }
    if (block.block_id !== undefined) seen.add(block.block_id);
    if (block.type !== 'actions') continue;
    const actions = new Set<string>();
    for (const [j, { action_id }] of block.elements.entries()) {
      if (action_id === undefined) continue;
      if (actions.has(action_id)) {
        errors.push(
          `\`action_id\` must be unique: ${action_id} [json-pointer:${at}/${i}/elements/${j}/action_id]`,
        );
      }
      actions.add(action_id);
    }
  }
  return errors;
}

/** Every `slack_file` in the blocks, with a pointer to it. */
export function fileReferences(blocks: Block[]): { pointer: string; reference: string }[] {
  const found: { pointer: string; reference: string }[] = [];
  const look = (part: object | undefined, pointer: string) => {
    if (!part || !('slack_file' in part)) return;
    const file = part.slack_file as { id?: string | undefined; url?: string | undefined } | undefined;
    if (file) found.push({ pointer: `${pointer}/slack_file`, reference: file.id ?? file.url ?? '' });
  };
  for (const [i, block] of blocks.entries()) {
    look(block, `/${i}`);
    if (block.type === 'section') look(block.accessory, `/${i}/accessory`);
    if (block.type === 'context')
      for (const [j, part] of block.elements.entries()) look(part, `/${i}/elements/${j}`);
  }
  return found;
}

/** Gives an id to every block and interactive element that came without. */
export function withIds(blocks: Block[]): Block[] {
  return blocks.map((given): Block => {
    const block = { ...given, block_id: given.block_id ?? randomId('', 5) };
    if (block.type === 'actions') return { ...block, elements: block.elements.map(withActionId) };
    if (block.type === 'input') return { ...block, element: withActionId(block.element) };
    if (block.type !== 'section' || !block.accessory || block.accessory.type === 'image') return block;
    return { ...block, accessory: withActionId(block.accessory) };
  });
}

const withActionId = <T extends { action_id?: string | undefined }>(element: T): T => ({
  ...element,
  action_id: element.action_id ?? randomId('', 5),
});
