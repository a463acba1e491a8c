import { expect, test } from '@jest/globals';
import { formCard, submittedForm } from '../../../adapters/teams/forms.ts';
import type { Form } from '../../../src/chat/message.ts';
import { problemsOf } from './card-check.ts';

const form: Form = {
  title: 'Your API credentials',
  intro: 'Copy each value from **the pop-up**.',
  fields: [
    { id: 'storeHash', label: 'API path', hint: 'Like https://store-….example.', placeholder: 'https://…' },
    { id: 'accessToken', label: 'Access token', hint: '31 letters and digits.', secret: true },
    { id: 'note', label: 'Note', optional: true },
  ],
  submit: 'Check them',
  context: { onboarding: 'ob_1', place: 'form' },
};

/** What the button of the card sends, with what was typed. */
function press(card: ReturnType<typeof formCard>, typed: string[]): unknown {
  const inputs = card.body.filter(({ type }) => type === 'Input.Text');
  const values = Object.fromEntries(inputs.map(({ id }, i) => [id, typed[i]]));
  const [action] = Object(card.body.at(-1)).actions;
  return JSON.parse(JSON.stringify({ ...action.data, ...values }));
}

test('is a valid card, with secrets masked', () => {
  const card = formCard(form);
  expect(problemsOf(card)).toEqual([]);
  const inputs = card.body.filter(({ type }) => type === 'Input.Text');
  expect(inputs).toMatchObject([
    { label: 'API path', isRequired: true, placeholder: 'https://…' },
    { label: 'Access token', isRequired: true, style: 'Password' },
    { label: 'Note' },
  ]);
  expect(inputs[2]).not.toHaveProperty('isRequired');
  expect(card.body).toContainEqual(expect.objectContaining({ text: 'Like https://store-….example.' }));
});

test('comes back with what was typed', () => {
  expect(submittedForm(press(formCard(form), ['https://x', 'shpat_x', '']))).toEqual({
    context: form.context,
    values: { storeHash: 'https://x', accessToken: 'shpat_x' },
  });
});

test('shows what is to be mended at its field, and keeps what was typed but secrets', () => {
  const errors = { accessToken: 'Too short.', elsewhere: 'Something *else*.' };
  const typed = { storeHash: 'https://x', accessToken: 'shpat_x' };
  const card = formCard({ ...form, mend: { errors, typed } });
  expect(problemsOf(card)).toEqual([]);
  const at = card.body.findIndex(({ label }) => label === 'Access token');
  expect(card.body.slice(at + 1, at + 3)).toMatchObject([
    { type: 'TextBlock', text: 'Too short.', color: 'Attention' },
    { type: 'TextBlock', text: '31 letters and digits.', isSubtle: true },
  ]);
  expect(JSON.stringify(card)).toContain('Something \\\\*else\\\\*.');
  expect(JSON.stringify(card)).toContain('"value":"https://x"');
  expect(JSON.stringify(card)).not.toContain('shpat_x');
});

test.each([undefined, null, 'text', {}, { form: {} }, { choice: 'done' }])(
  '%j is no form of ours',
  (value) => {
    expect(submittedForm(value)).toBeUndefined();
  },
);
