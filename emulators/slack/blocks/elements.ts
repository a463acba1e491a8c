/** Interactive elements this program may use, with Slack's documented limits. Others are refused. */
import { z } from 'zod';
import { confirm, imageSource, oneSource, oneSourceMessage, option, plain, short } from './objects.ts';

const acting = { action_id: short(255).optional(), confirm: confirm.optional() };
const input = { action_id: short(255).optional(), focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plain(150).optional() };
const dispatch = {
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])) })
    .optional(),
};

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: short(255).optional(),
  url: z.url().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...acting,
  ...placeholder,
  focus_on_load: z.boolean().optional(),
  options: z.array(option).min(1).max(100),
  initial_option: option.optional(),
});

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...acting,
  ...placeholder,
  focus_on_load: z.boolean().optional(),
  initial_user: z.string().optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...acting,
  options: z.array(option).min(1).max(5),
});

const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...acting,
  focus_on_load: z.boolean().optional(),
  options: z.array(option).min(1).max(10),
  initial_options: z.array(option).min(1).optional(),
});

const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...acting,
  focus_on_load: z.boolean().optional(),
  options: z.array(option).min(1).max(10),
  initial_option: option.optional(),
});

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...input,
  ...placeholder,
  ...dispatch,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
});

const typedInput = <T extends 'email_text_input' | 'url_text_input'>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    ...input,
    ...placeholder,
    ...dispatch,
    initial_value: z.string().optional(),
  });

const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: short(255).optional(),
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

/** A picture inside a section or context block. */
export const imageElement = z
  .strictObject({
    type: z.literal('image'),
    ...imageSource,
    alt_text: short(2000),
  })
  .refine(oneSource, { error: oneSourceMessage });

/** What an `actions` block holds. */
export const actionElement = z.discriminatedUnion('type', [
  button,
  staticSelect,
  usersSelect,
  overflow,
  checkboxes,
  radioButtons,
]);

/** What may stand to the right of a section. */
export const accessory = z.discriminatedUnion('type', [
  button,
  staticSelect,
  usersSelect,
  overflow,
  checkboxes,
  radioButtons,
  imageElement,
]);

/** What an `input` block asks for. */
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  typedInput('email_text_input'),
  typedInput('url_text_input'),
  staticSelect,
  usersSelect,
  checkboxes,
  radioButtons,
  fileInput,
]);

export type ActionElement = z.infer<typeof actionElement>;
export type InputElement = z.infer<typeof inputElement>;
