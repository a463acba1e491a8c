/**
 * What Slack takes at most; a message beyond any of these is refused whole.
 * Source: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects),
 * /reference/views, and /reference/methods/chat.postMessage. Lengths are UTF-16 units.
 */
export const LIMITS = {
  /** Notification text. Slack itself cuts at 40,000; nobody reads that much in a notification. */
  messageText: 3000,
  blocksPerMessage: 50,
  blocksPerView: 100,
  header: 150,
  sectionText: 3000,
  sectionFields: 10,
  fieldText: 2000,
  contextText: 2000,
  altText: 2000,
  imageUrl: 3000,
  richText: 3000,
  actionElements: 25,
  buttonLabel: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  actionId: 255,
  blockId: 255,
  viewTitle: 24,
  viewSubmit: 24,
  privateMetadata: 3000,
  inputLabel: 2000,
  inputHint: 2000,
  inputPlaceholder: 150,
} as const;

/** Cuts a text to `max` UTF-16 units, ending in an ellipsis, and never in the middle of a character. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${wholeCharacters(text.slice(0, max - 1))}…`;
}

/** Drops half a surrogate pair from the end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
