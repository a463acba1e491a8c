/** Finds what a person can fill in and press on a card. */

import type { Card, CardAction, CardElement } from './card.ts';
import type { InputElement } from './inputs.ts';

/** Every input, in reading order, those of cards that unfold included. */
export function inputsOf(card: Card): InputElement[] {
  return [
    ...elementsOf(card).filter((one): one is InputElement => one.type.startsWith('Input.')),
    ...actionsOf(card).flatMap((one) => (one.type === 'Action.ShowCard' ? inputsOf(one.card) : [])),
  ];
}

/** Every button shown at first, in reading order. */
function actionsOf(card: Card): CardAction[] {
  const within = elementsOf(card).flatMap((one) => (one.type === 'ActionSet' ? one.actions : []));
  return [...within, ...card.actions];
}

/** Every button, those of cards that unfold included, and the inputs that go along when it is pressed. */
export function pressable(
  card: Card,
  outer: InputElement[] = [],
): { action: CardAction; inputs: InputElement[] }[] {
  const own = elementsOf(card).filter((one): one is InputElement => one.type.startsWith('Input.'));
  const inputs = [...outer, ...own];
  return actionsOf(card).flatMap((action) => [
    { action, inputs },
    ...(action.type === 'Action.ShowCard' ? pressable(action.card, inputs) : []),
  ]);
}

function elementsOf({ body }: Card): CardElement[] {
  return body.flatMap(withNested);
}

function withNested(one: CardElement): CardElement[] {
  if (one.type === 'Container') return [one, ...one.items.flatMap(withNested)];
  if (one.type === 'ColumnSet')
    return [one, ...one.columns.flatMap(({ items }) => items.flatMap(withNested))];
  if (one.type === 'Table')
    return [one, ...one.rows.flatMap(({ cells }) => cells.flatMap(({ items }) => items.flatMap(withNested)))];
  return [one];
}
