/** The fields of a form. */
import type { InputBlock, InputBlockElement } from '@slack/types';
import { allWithin, h, within } from '../dom.ts';
import type { People } from '../surroundings.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** An `input` block: a label, what to fill in, a hint, and room for what is wrong. */
export function field(
  { block_id: id = '', label, element, hint, optional }: InputBlock,
  people: People,
): HTMLElement {
  const name = `field-${id}`;
  const described = [hint && `${name}-hint`, `${name}-error`].filter(Boolean).join(' ');
  const common = { id: name, name: id, 'aria-describedby': described };
  return h(
    'div',
    { class: 'field', 'data-field': id },
    h('label', { for: name }, label.text, optional && h('span', { class: 'optional' }, ' (optional)')),
    control(element, common, people),
    h('p', { class: 'error', id: `${name}-error`, role: 'alert' }),
    hint && h('p', { class: 'hint', id: `${name}-hint` }, hint.text),
  );
}

type Common = Record<'id' | 'name' | 'aria-describedby', string>;

function control(element: InputBlockElement, common: Common, people: People): Control {
  switch (element.type) {
    case 'users_select':
      return select(common, Object.entries(people), element.initial_user);
    case 'checkboxes':
    case 'radio_buttons':
    case 'static_select': {
      const options = (element.options ?? []).map(({ text, value }) => [value ?? '', text.text] as const);
      const chosen = 'initial_option' in element ? element.initial_option?.value : undefined;
      return select(common, options, chosen);
    }
    default:
      return textField(element, common);
  }
}

function textField(element: InputBlockElement, common: Common): HTMLInputElement | HTMLTextAreaElement {
  const props = {
    ...common,
    placeholder: 'placeholder' in element ? element.placeholder?.text : undefined,
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: 'max_length' in element ? element.max_length : undefined,
  };
  const input =
    element.type === 'plain_text_input' && element.multiline
      ? h('textarea', { ...props, rows: 4 })
      : h('input', { ...props, type: element.type === 'email_text_input' ? 'email' : 'text' });
  const initial = 'initial_value' in element ? element.initial_value : undefined;
  input.value = typeof initial === 'string' ? initial : '';
  return input;
}

function select(
  common: Common,
  options: readonly (readonly [string, string])[],
  chosen: string | undefined,
): HTMLSelectElement {
  const list = [['', 'Choose'] as const, ...options].map(([value, label]) =>
    h('option', { value, selected: value === chosen }, label),
  );
  return h('select', common, list);
}

/** What is filled in, by block id. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    allWithin(form, '[data-field]', HTMLElement)
      .map(controlIn)
      .map(({ name, value }) => [name, value]),
  );
}

/** Shows what is wrong below the fields, and goes to the first of them. */
export function showErrors(form: HTMLFormElement, errors: Record<string, string>): void {
  for (const one of allWithin(form, '[data-field]', HTMLElement)) {
    const message = errors[one.dataset.field ?? ''] ?? '';
    within(one, '.error', HTMLElement).textContent = message;
    if (message) controlIn(one).setAttribute('aria-invalid', 'true');
    else controlIn(one).removeAttribute('aria-invalid');
  }
  form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
}

function controlIn(field: HTMLElement): Control {
  const found = field.querySelector<Control>('input, textarea, select');
  if (!found) throw new Error('this field has nothing to fill in');
  return found;
}
