/**
 * Judges blocks and views as Slack does and words the refusal as Slack words it:
 * `no more than 50 items allowed [json-pointer:/blocks]`.
 */
import type { z } from 'zod';
import { type Block, messageBlocks } from './blocks.ts';
import { fileReferences, repeatedIds, withIds } from './references.ts';
import { type View, view } from './views.ts';

/** What the validator has to know about the workspace. */
export interface Known {
  /** Whether a file with this id or private address exists and is visible to the bot. */
  file(reference: string): boolean;
}

/** Either the value, with every `block_id` and `action_id` filled in, or what is wrong with it. */
export type Judged<T> = { ok: true; value: T } | { ok: false; errors: string[] };

/** Judges the `blocks` of a message. Slack gives an id to every block and element that has none. */
export function judgeBlocks(input: unknown, known: Known): Judged<Block[]> {
  const parsed = messageBlocks.safeParse(input, { reportInput: true });
  if (!parsed.success) return refusal(parsed.error, '/blocks');
  const errors = contentErrors(parsed.data, known, '/blocks', false);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: withIds(parsed.data) };
}

/** Judges a `view`, modal or Home. */
export function judgeView(input: unknown, known: Known): Judged<View> {
  const parsed = view.safeParse(input, { reportInput: true });
  if (!parsed.success) return refusal(parsed.error, '/view');
  const errors = contentErrors(parsed.data.blocks, known, '/view/blocks', parsed.data.type === 'modal');
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { ...parsed.data, blocks: withIds(parsed.data.blocks) } };
}

function contentErrors(blocks: Block[], known: Known, at: string, isModal: boolean): string[] {
  const errors = repeatedIds(blocks, at);
  for (const { pointer, reference } of fileReferences(blocks)) {
    if (!known.file(reference)) errors.push(located('invalid slack file', `${at}${pointer}`));
  }
  for (const [i, block] of blocks.entries()) {
    if (!isModal && block.type === 'input' && block.element.type === 'file_input') {
      errors.push(located('unsupported type: file_input', `${at}/${i}/element/type`));
    }
  }
  return errors;
}

function refusal(error: z.ZodError, root: string): { ok: false; errors: string[] } {
  return { ok: false, errors: error.issues.map((issue) => worded(issue, root)) };
}

function worded(issue: z.core.$ZodIssue, root: string): string {
  const at = pointer(root, issue.path);
  const key = String(issue.path.at(-1) ?? '');
  const parent = pointer(root, issue.path.slice(0, -1));
  switch (issue.code) {
    case 'invalid_union':
      return issue.input === undefined || discriminator(issue.input) === undefined
        ? located(`missing required field: type`, parent)
        : located(`unsupported type: ${discriminator(issue.input)}`, at);
    case 'unrecognized_keys':
      return located(`invalid additional property: ${issue.keys.join(', ')}`, at);
    case 'too_big':
      return issue.origin === 'array'
        ? located(`no more than ${issue.maximum} items allowed`, at)
        : located(`must be less than ${Number(issue.maximum) + 1} ${unit(issue.origin)}`.trim(), at);
    case 'too_small':
      return issue.origin === 'array'
        ? located(`must contain at least ${issue.minimum} item`, at)
        : located(`must be more than ${Number(issue.minimum) - 1} ${unit(issue.origin)}`.trim(), at);
    case 'invalid_type':
      return issue.input === undefined
        ? located(`missing required field: ${key}`, parent)
        : located(`must provide ${article(issue.expected)}`, at);
    case 'invalid_value':
      return issue.input === undefined
        ? located(`missing required field: ${key}`, parent)
        : located(`must be ${issue.values.length > 1 ? 'one of: ' : ''}${issue.values.join(', ')}`, at);
    case 'invalid_format':
      return located(issue.message.replace('Invalid URL', 'invalid url'), at);
    default:
      return issue.input === undefined
        ? located(`missing required field: ${key}`, parent)
        : located(issue.message, at);
  }
}

function discriminator(input: unknown): string | undefined {
  if (typeof input === 'string') return input;
  if (typeof input !== 'object' || input === null || !('type' in input)) return undefined;
  return typeof input.type === 'string' ? input.type : undefined;
}

const unit = (origin: string) => (origin === 'string' ? 'characters' : '');
const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
const pointer = (root: string, path: PropertyKey[]) => [root, ...path.map(String)].join('/');
const located = (message: string, at: string) => `${message} [json-pointer:${at}]`;
