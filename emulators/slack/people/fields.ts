/** The fields of a modal: finding them by label or id, filling them in, and what Slack's client checks. */
import type { Block } from '../blocks/blocks.ts';
import type { InputElement } from '../blocks/elements.ts';
import type { Platform } from '../platform.ts';
import { fileOnWire } from '../wire.ts';

/** What a person enters: text, the label or value of an option, a user id, or ids of uploaded files. */
export type Entered = string | string[];
type InputBlock = Extract<Block, { type: 'input' }>;

/** `view.state.values`, and what the client itself objects to, by block id. */
export interface Filled {
  values: Record<string, Record<string, unknown>>;
  errors: Record<string, string>;
}

/** Fills a modal's fields in. Throws when `entered` names a field that is not there. */
export function fillIn(blocks: Block[], entered: Record<string, Entered>, platform: Platform): Filled {
  const inputs = blocks.filter((block): block is InputBlock => block.type === 'input');
  const byBlock = new Map<InputBlock, Entered>();
  for (const [key, value] of Object.entries(entered)) {
    const input = inputs.find((block) =>
      [block.label.text, block.element.action_id, block.block_id].includes(key),
    );
    if (!input)
      throw new Error(
        `no field called "${key}"; there is: ${inputs.map(({ label }) => label.text).join(', ')}`,
      );
    byBlock.set(input, value);
  }
  const filled: Filled = { values: {}, errors: {} };
  for (const block of inputs) {
    const { element, block_id = '' } = block;
    const value = byBlock.get(block);
    const objection = objectionTo(value ?? initial(element), block);
    if (objection) filled.errors[block_id] = objection;
    filled.values[block_id] = {
      [element.action_id ?? '']: { type: element.type, ...stateOf(element, value, platform) },
    };
  }
  return filled;
}

function stateOf(element: InputElement, value: Entered | undefined, platform: Platform): object {
  const chosen = [value ?? initial(element) ?? []].flat();
  switch (element.type) {
    case 'users_select':
      return { selected_user: chosen[0] ?? null };
    case 'file_input':
      return {
        files: chosen
          .flatMap((id) => platform.workspace.file(id) ?? [])
          .map((file) => fileOnWire(file, platform)),
      };
    case 'checkboxes':
      return { selected_options: chosen.map((one) => optionOf(element.options, one)) };
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: chosen[0] === undefined ? null : optionOf(element.options, chosen[0]) };
    default:
      return { value: chosen[0] || null };
  }
}

function initial(element: InputElement): Entered | undefined {
  if ('initial_value' in element) return element.initial_value;
  if ('initial_user' in element) return element.initial_user;
  if ('initial_options' in element) return element.initial_options?.map(({ value }) => value);
  return 'initial_option' in element ? element.initial_option?.value : undefined;
}

function optionOf<T extends { text: { text: string }; value: string }>(options: T[], chosen: string): T {
  const option = options.find(({ text, value }) => text.text === chosen || value === chosen);
  if (!option)
    throw new Error(`no option "${chosen}"; there is: ${options.map(({ text }) => text.text).join(', ')}`);
  return option;
}

function objectionTo(value: Entered | undefined, { optional, element }: InputBlock): string | undefined {
  const first = [value ?? []].flat()[0] ?? '';
  if (first === '') return optional ? undefined : 'Please complete this required field.';
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(first))
    return 'Enter a valid email address.';
  if (element.type === 'url_text_input' && !URL.canParse(first)) return 'Enter a valid URL.';
  if (element.type !== 'plain_text_input') return undefined;
  const { min_length = 0, max_length = 3000 } = element;
  if (first.length < min_length) return `Enter at least ${min_length} characters.`;
  return first.length > max_length ? `Enter at most ${max_length} characters.` : undefined;
}
