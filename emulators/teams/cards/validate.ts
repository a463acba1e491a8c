/** Whether Teams would take a card. */
import { type Card, card } from './card.ts';
import { parseCard } from './microsoft.ts';
import { inputsOf } from './walk.ts';

/** The card, or what is wrong with it and where: by what Teams alone minds, and then by Microsoft's own parser. */
export function judgeCard(content: unknown): { card: Card } | { problems: string[] } {
  const parsed = card.safeParse(content);
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'card'}: ${message}`),
    };
  const { version, body, actions } = parsed.data;
  const ids = inputsOf(parsed.data).map(({ id }) => id);
  const repeated = ids.filter((id, i) => ids.indexOf(id) !== i);
  const problems = [
    ...(version === undefined ? ['version: is missing'] : []),
    ...(body.length + actions.length === 0 ? ['card: is empty'] : []),
    ...repeated.map((id) => `card: two inputs are called ${id}`),
    ...parseCard(Object(content)).objections.map((objection) => `card: ${objection}`),
  ];
  return problems.length > 0 ? { problems } : { card: parsed.data };
}
