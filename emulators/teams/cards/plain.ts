/** A card as a reader sees it, in plain lines. */

import type { Card, CardAction, CardElement } from './card.ts';

/** Text, facts as `title: value`, buttons as `[Label]`, pictures as `(picture: alt)`; hidden parts are left out. */
export function plainCard({ body, actions }: Card): string {
  return [lines(body), actions.map(plainAction).join(' ')].filter((line) => line !== '').join('\n');
}

const plainAction = ({ title }: CardAction) => `[${title}]`;

const lines = (elements: CardElement[]): string =>
  elements
    .filter(({ isVisible }) => isVisible !== false)
    .map(plainElement)
    .join('\n');

function plainElement(element: CardElement): string {
  switch (element.type) {
    case 'TextBlock':
      return element.text;
    case 'RichTextBlock':
      return element.inlines.map((run) => (typeof run === 'string' ? run : run.text)).join('');
    case 'Image':
      return `(picture: ${element.altText ?? ''})`;
    case 'ImageSet':
      return lines(element.images);
    case 'FactSet':
      return element.facts.map(({ title, value }) => `${title}: ${value}`).join('\n');
    case 'ActionSet':
      return element.actions.map(plainAction).join(' ');
    case 'Container':
      return lines(element.items);
    case 'ColumnSet':
      return element.columns
        .filter(({ isVisible }) => isVisible !== false)
        .map(({ items }) => lines(items))
        .join(' ');
    case 'Table':
      return element.rows.map(({ cells }) => cells.map(({ items }) => lines(items)).join(' | ')).join('\n');
    case 'Input.Text':
      return labelled(element.label, '____');
    case 'Input.ChoiceSet':
      return labelled(element.label, `<${element.choices.map(({ title }) => title).join(' | ')}>`);
    case 'Input.Toggle':
      return labelled(element.label, `( ) ${element.title}`);
  }
}

const labelled = (label: string | undefined, field: string) =>
  label === undefined ? field : `${label}: ${field}`;
