import { credentialsForm } from '../../views/merchant/form.ts';
import { deed } from '../deed.ts';
import type { Handler } from '../turn.ts';

export const mistyped: Handler<'mistyped'> = (turn, { card, errors, typed }) => {
  deed(turn);
  const form = credentialsForm(turn.guide, turn.state.id, { errors, typed });
  turn.effects.push({ kind: 'open-form', form, card });
};
