import { parseCard } from '../../../emulators/teams/cards/microsoft.ts';

/** What Microsoft's own parser objects to in a card; and what its rules say nothing about but Teams minds. */
export function problemsOf(card: object): string[] {
  const { objections, kept } = parseCard(card);
  return [...objections, ...lost(card, kept)];
}

/** Elements and properties that the parser dropped without a word, as it does with misspelt ones. */
function lost(given: unknown, kept: unknown, path = ''): string[] {
  if (path.endsWith('.msteams') || path.endsWith('.msTeams')) return [];
  if (Array.isArray(given)) {
    return given.flatMap((one, i) => lost(one, Array.isArray(kept) ? kept[i] : undefined, `${path}[${i}]`));
  }
  if (typeof given !== 'object' || given === null) return [];
  const known = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  return Object.entries(given).flatMap(([name, value]) => {
    const here = `${path}.${name}`;
    if (/\.msteams$/i.test(here)) return [];
    return name in known ? lost(value, known[name], here) : [`${here} is not known`];
  });
}
