/** A person fills in and presses a button of a card. */
import type { Card, CardAction } from '../cards/card.ts';
import type { InputElement } from '../cards/inputs.ts';
import { judgeCard } from '../cards/validate.ts';
import { pressable } from '../cards/walk.ts';
import type { Platform } from '../platform.ts';
import type { MessageRecord, UserRecord } from '../state.ts';
import { submitOnWire } from '../wire.ts';

/** What a person enters, by the label or id of the field; a choice by its title or value. */
export type Entered = Record<string, string>;

/**
 * Presses the button called `label` after filling fields in. Uses the card as given, so that a press on
 * a message since edited can be played. Resolves once the bot has taken it; rejects when there is no
 * such button or field, when the person's own program objects, or when the bot fails.
 */
export async function press(
  message: MessageRecord,
  label: string,
  entered: Entered,
  user: UserRecord,
  platform: Platform,
): Promise<void> {
  const { action, inputs } = findButton(message, label);
  if (action.type !== 'Action.Submit') throw new Error(`"${label}" tells the bot nothing (${action.type})`);
  const { data, associatedInputs } = action;
  if (typeof data === 'object' && 'msteams' in data)
    throw new Error('buttons with msteams data are not played by the local Teams');
  const filled = associatedInputs === 'none' ? {} : fillIn(inputs, entered);
  const value = typeof data === 'string' ? data : { ...data, ...filled };
  const conversation = platform.workspace.conversation(message.conversation);
  if (!conversation) throw new Error('no such conversation');
  const place = { conversation, thread: message.thread };
  const deliveries = await platform.delivery.dispatch(submitOnWire(message, value, user, place, platform));
  const failed = deliveries.find(({ state }) => state === 'given_up');
  if (failed) throw new Error(`pressing "${label}": ${JSON.stringify(failed.outcomes.at(-1))}`);
}

function findButton(message: MessageRecord, label: string): { action: CardAction; inputs: InputElement[] } {
  const buttons = cardsOf(message).flatMap((card) => pressable(card));
  const found = buttons.find(({ action }) => action.title === label);
  if (found) return found;
  const there = buttons.map(({ action }) => action.title).join(', ');
  throw new Error(`nothing to press called "${label}"; there is: ${there}`);
}

function cardsOf({ attachments }: MessageRecord): Card[] {
  return attachments.flatMap(({ content }) => {
    const judged = judgeCard(content);
    return 'card' in judged ? [judged.card] : [];
  });
}

/** The values that go along: every field that holds something. Throws as the person's program would object. */
function fillIn(inputs: InputElement[], entered: Entered): Record<string, string> {
  const unknown = Object.keys(entered).find((key) => !inputs.some((input) => isCalled(input, key)));
  if (unknown !== undefined) {
    const there = inputs.map(({ label, id }) => label ?? id).join(', ');
    throw new Error(`no field called "${unknown}"; there is: ${there}`);
  }
  const values = inputs.map((input): [string, string | undefined] => {
    const key = Object.keys(entered).find((each) => isCalled(input, each));
    return [input.id, valueIn(input, key === undefined ? undefined : entered[key])];
  });
  const empty = inputs.find(
    ({ id, isRequired }) => isRequired && !values.some(([key, value]) => key === id && value),
  );
  if (empty) throw new Error(empty.errorMessage ?? `"${empty.label ?? empty.id}" must be filled in`);
  return Object.fromEntries(values.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
}

const isCalled = ({ id, label }: InputElement, name: string) => id === name || label === name;

function valueIn(input: InputElement, entered: string | undefined): string | undefined {
  const given = entered ?? input.value;
  if (input.type === 'Input.Toggle') return given ?? input.valueOff;
  if (input.type === 'Input.Text') {
    if (given !== undefined && input.maxLength !== undefined && given.length > input.maxLength)
      throw new Error(`"${input.label ?? input.id}" takes ${input.maxLength} characters`);
    return given;
  }
  if (given === undefined) return undefined;
  const choice = input.choices.find(({ title, value }) => title === given || value === given);
  if (choice) return choice.value;
  throw new Error(`no choice "${given}"; there is: ${input.choices.map(({ title }) => title).join(', ')}`);
}
