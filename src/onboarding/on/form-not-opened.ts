import * as asides from '../../views/merchant/asides.ts';
import { ask, type Handler } from '../turn.ts';

export const formNotOpened: Handler<'form-not-opened'> = (turn) => {
  ask(turn, asides.openTheForm(turn.state));
};
