/**
 * What Teams takes at most; a message beyond that is refused whole. Sources:
 * learn.microsoft.com/microsoftteams/limits-specifications-teams and …/platform/task-modules-and-cards.
 */
export const LIMITS = {
  /** Teams takes about 28 KB; this leaves room for what goes around a card. */
  cardBytes: 24 * 1024,
  /** A picture: pixels a side, and bytes. */
  imagePixels: 1024,
  imageBytes: 1024 * 1024,
  /** A picture within a card: what its words leave of the card's size, in base64. */
  inlineImageBytes: 16_000,
  /** The line in the list of chats and in notifications. */
  summary: 500,
  /** One text block; longer texts are set as several. */
  textBlock: 2000,
  heading: 300,
  altText: 1000,
  copy: 3000,
  /** Lines of a quotation; what comes after them is set as one. */
  quoteLines: 40,
  factsPerSet: 10,
  /** Buttons of one row; of more than that, some hosts drop the rest. */
  actionsPerSet: 5,
  buttonLabel: 80,
  buttonUrl: 2000,
  buttonData: 2000,
  fieldText: 300,
} as const;

/** Cuts a text to `max` UTF-16 units, ending in an ellipsis, and never in the middle of a character. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** How large this is on the wire, in bytes of UTF-8. */
export function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
