import { createRequire } from 'node:module';

// The package's other builds can't be loaded by Node. Parsing needs no browser.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.min.js',
) as typeof import('adaptivecards');

/** What Microsoft's own parser objects to in a card; and what its rules say nothing about but Teams minds. */
export function problemsOf(card: object): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i)?.message ?? '');
  const invalid = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...events, ...invalid, ...lost(card, parsed.toJSON())];
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
