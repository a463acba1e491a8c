import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCard } from '../../../../emulators/teams/cards/microsoft.ts';
import { judgeCard } from '../../../../emulators/teams/cards/validate.ts';

const card = (more: object) => ({ type: 'AdaptiveCard', version: '1.5', ...more });
const body = (...elements: object[]) => card({ body: elements });
const actions = (...all: object[]) => card({ actions: all });
const text = { type: 'TextBlock', text: 'x' };

test.each([
  ['text', body({ ...text, wrap: true, weight: 'Bolder', size: 'large', color: 'Good', style: 'heading' })],
  ['pictures', body({ type: 'Image', url: 'https://a.example/b.png', altText: 'b', size: 'Stretch' })],
  ['a picture within', body({ type: 'Image', url: 'data:image/png;base64,AAAA' })],
  ['facts', body({ type: 'FactSet', facts: [{ title: 'a', value: 'b' }] })],
  ['columns', body({ type: 'ColumnSet', columns: [{ type: 'Column', width: 'auto', items: [text] }] })],
  [
    'a table',
    body({ type: 'Table', rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [text] }] }] }),
  ],
  ['rich text', body({ type: 'RichTextBlock', inlines: ['a', { type: 'TextRun', text: 'b' }] })],
  ['a password', body({ type: 'Input.Text', id: 'a', label: 'A', style: 'Password' })],
  ['a hidden part', body({ type: 'Container', isVisible: false, items: [text] })],
  ['buttons', actions({ type: 'Action.Submit', title: 'Go', style: 'positive', data: { a: 1 } })],
  ['a toggle', actions({ type: 'Action.ToggleVisibility', title: 'More', targetElements: ['a'] })],
  ['what is not named here', card({ body: [text], msteams: { width: 'Full' }, lang: 'en' })],
])('Teams shows %s', (_, content) => {
  expect(judgeCard(content)).toHaveProperty('card');
});

test.each([
  ['no card', 'x', 'card: '],
  ['another type', { type: 'Card', version: '1.5', body: [text] }, 'type: '],
  ['no version', { type: 'AdaptiveCard', body: [text] }, 'version: is missing'],
  [
    'a version to come',
    card({ version: '1.6', body: [text] }),
    'version: Teams shows cards up to version 1.5',
  ],
  ['nothing', card({}), 'card: is empty'],
  ['an unknown element', body(text, { type: 'Marquee' }), 'body.1.type: '],
  [
    'an unknown element within',
    body({ type: 'Container', items: [{ type: 'Marquee' }] }),
    'body.0.items.0.type: ',
  ],
  ['an unknown button', actions({ type: 'Action.Http', title: 'x' }), 'actions.0.type: '],
  ['text without text', body({ type: 'TextBlock' }), 'body.0.text: '],
  ['an unknown size', body({ ...text, size: 'Huge' }), 'body.0.size: must be one of'],
  ['a picture without link', body({ type: 'Image' }), 'body.0.url: '],
  [
    'a picture over http',
    body({ type: 'Image', url: 'http://a.example/b.png' }),
    'body.0.url: must be an https link',
  ],
  ['a picture in a file', body({ type: 'Image', url: 'file:///etc/x.png' }), 'body.0.url: '],
  ['a fact without value', body({ type: 'FactSet', facts: [{ title: 'a' }] }), 'body.0.facts.0.value: '],
  ['an input without id', body({ type: 'Input.Text' }), 'body.0.id: '],
  ['choices without any', body({ type: 'Input.ChoiceSet', id: 'a', choices: [] }), 'body.0.choices: '],
  [
    'two inputs of one name',
    body(...[1, 2].map(() => ({ type: 'Input.Text', id: 'a' }))),
    'card: two inputs are called a',
  ],
  ['a button without title', actions({ type: 'Action.Submit' }), 'actions.0.title: '],
  ['a button with a bad link', actions({ type: 'Action.OpenUrl', title: 'x', url: 'x' }), 'actions.0.url: '],
])('Teams does not show %s', (_, content, problem) => {
  const judged = judgeCard(content);
  expect('problems' in judged && judged.problems.join('\n')).toContain(problem);
});

/** What this stand-in's own rules say nothing about. */
test.each([
  [
    'a misspelt width',
    body({ type: 'ColumnSet', columns: [{ type: 'Column', width: 'wide', items: [text] }] }),
  ],
  ['an id used twice', body({ ...text, id: 'a' }, { ...text, id: 'a' })],
  [
    'a card that unfolds where none may',
    body({ type: 'Container', items: [text], selectAction: { type: 'Action.ShowCard', title: 'x' } }),
  ],
  ['a misspelt alignment', body({ type: 'Container', items: [text], verticalContentAlignment: 'below' })],
  [
    'an input that has to be filled in, without a name',
    body({ type: 'Input.Text', id: 'a', isRequired: true }),
  ],
  [
    'an input that has to be filled in, without words for when it is not',
    body({ type: 'Input.Text', id: 'a', label: 'A', isRequired: true }),
  ],
])('what Microsoft objects to is refused: %s', (_, content) => {
  const { objections } = parseCard(content);
  expect(objections.length).toBeGreaterThan(0);
  expect(judgeCard(content)).toEqual({ problems: objections.map((objection) => `card: ${objection}`) });
});

test('anything at all is judged, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      for (const content of [
        one,
        card({ body: one, actions: other }),
        body({ type: 'Container', items: one }),
      ])
        expect(['card', 'problems']).toContain(Object.keys(judgeCard(content))[0]);
    }),
  );
});
