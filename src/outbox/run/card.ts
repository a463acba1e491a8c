import { cardMessage } from '../../views/pm/card.ts';
import { chatOf, editIfThere, type Runner } from './runner.ts';

export const card: Runner<'card'> = async (_effect, onboarding, means) => {
  const { pm, messages } = onboarding;
  if (!pm) return undefined;
  const message = cardMessage(means.guide(onboarding), onboarding, means.ways);
  const chat = chatOf(means, pm);
  if (messages.card && (await editIfThere(chat, pm, messages.card, message))) return undefined;
  return { event: { kind: 'sent', slot: 'card', ref: await chat.post(pm, message) } };
};
