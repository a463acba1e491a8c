/** The fields of a form. */
import { h } from '../dom.js';

/** An `input` block: a label, what to fill in, a hint, and room for what is wrong. */
export function field({ block_id: id, label, element, hint, optional }, { people }) {
  const name = `field-${id}`;
  const described = [hint && `${name}-hint`, `${name}-error`].filter(Boolean).join(' ');
  const common = { id: name, name: id, 'aria-describedby': described, required: !optional && undefined };
  return h(
    'div',
    { class: 'field', 'data-field': id },
    h('label', { for: name }, label.text, optional && h('span', { class: 'optional' }, ' (optional)')),
    control(element, common, people),
    h('p', { class: 'error', id: `${name}-error`, role: 'alert' }),
    hint && h('p', { class: 'hint', id: `${name}-hint` }, hint.text),
  );
}

function control(element, common, people) {
  const text = {
    ...common,
    placeholder: element.placeholder?.text,
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: element.max_length,
  };
  switch (element.type) {
    case 'plain_text_input': {
      const input = h(element.multiline ? 'textarea' : 'input', {
        ...text,
        ...(element.multiline ? { rows: 4 } : { type: 'text' }),
      });
      input.value = element.initial_value ?? '';
      return input;
    }
    case 'users_select':
      return select(common, Object.entries(people), element.initial_user);
    case 'checkboxes':
    case 'radio_buttons':
    case 'static_select':
      return select(
        common,
        element.options.map(({ text: label, value }) => [value, label.text]),
        element.initial_option?.value,
      );
    default: {
      const input = h('input', { ...text, type: element.type === 'email_text_input' ? 'email' : 'text' });
      input.value = element.initial_value ?? '';
      return input;
    }
  }
}

function select(common, options, chosen) {
  const list = [['', 'Choose'], ...options].map(([value, label]) =>
    h('option', { value, selected: value === chosen }, label),
  );
  return h('select', common, list);
}

/** What is filled in, by block id. */
export function valuesOf(form) {
  const controls = [
    ...form.querySelectorAll('[data-field] input, [data-field] textarea, [data-field] select'),
  ];
  return Object.fromEntries(controls.map(({ name, value }) => [name, value]));
}

/** Shows what is wrong below the fields, and goes to the first of them. */
export function showErrors(form, errors) {
  for (const one of form.querySelectorAll('[data-field]')) {
    const message = errors[one.dataset.field] ?? '';
    one.querySelector('.error').textContent = message;
    const input = one.querySelector('input, textarea, select');
    if (message) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }
  form.querySelector('[aria-invalid]')?.focus();
}
