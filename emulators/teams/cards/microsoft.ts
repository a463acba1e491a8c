/** What Microsoft's own parser says of a card, the one that Teams shows cards with. */
import { createRequire } from 'node:module';

// The package's other builds can't be loaded by Node. Parsing needs no browser.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.min.js',
) as typeof import('adaptivecards');

/** What the parser made of a card: what it objects to, in its own words, and the card as it took it. */
export interface Parsed {
  objections: string[];
  kept: unknown;
}

/** Has a card parsed and validated. Never throws: what the parser can't cope with is an objection too. */
export function parseCard(content: object): Parsed {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  try {
    // It writes into what it is given.
    card.parse(structuredClone(content), context);
    const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i)?.message ?? '');
    const invalid = card.validateProperties().validationEvents.map(({ message }) => message);
    return { objections: [...events, ...invalid], kept: card.toJSON() };
  } catch (error) {
    return {
      objections: [`the parser gave up: ${error instanceof Error ? error.message : error}`],
      kept: undefined,
    };
  }
}
