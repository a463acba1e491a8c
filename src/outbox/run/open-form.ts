import { ChatError } from '../../chat/chat.ts';
import { chatOf, type Runner } from './runner.ts';

export const openForm: Runner<'open-form'> = async (effect, { merchant }, means) => {
  try {
    await chatOf(means, merchant).openForm(merchant, effect.form, effect);
  } catch (error) {
    // Nobody pressed, or too long ago. The merchant is asked to press (again).
    if (error instanceof ChatError && ['rejected', 'unknown'].includes(error.code))
      return { event: { kind: 'form-not-opened' } };
    throw error;
  }
  return undefined;
};
