import { openTheForm } from '../../views/merchant/form.ts';
import { ask, type Handler } from '../turn.ts';

export const formNotOpened: Handler<'form-not-opened'> = (turn) => {
  ask(turn, openTheForm(turn.state));
};
