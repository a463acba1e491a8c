import { FIRST_LANGUAGE } from '../../src/base/language.ts';
import type { Choice, ChoiceContext, Mark, Message, Block as MessageBlock } from '../../src/chat/message.ts';
import { plain, type Text } from '../../src/chat/text.ts';
import { say, sayPlainly, speaking } from '../../src/words/words.ts';
import { clip, LIMITS, sizeOf } from './limits.ts';
import { cardTextParts, type Mention, paragraphs, plainCardText } from './markdown.ts';
import type { PictureSource } from './pictures.ts';

/** An element of a card: adaptivecards.io/explorer. */
export interface Element {
  type: string;
  [property: string]: unknown;
}

/** An Adaptive Card as Teams takes it. */
export interface Card {
  type: 'AdaptiveCard';
  $schema: string;
  version: string;
  msteams: { width: 'Full'; entities: Mention[] };
  body: Element[];
}

/** A message as the Bot Connector takes it. */
export interface Rendered {
  summary: string;
  card: Card;
}

const MARKS: Record<Mark, string> = {
  todo: '☐',
  done: '✔️',
  good: '✅',
  bad: '❌',
  unknown: '❔',
  working: '⏳',
  moving: '▶️',
};

/** A card of these elements. 1.5 is what every Teams client shows. */
export function card(body: Element[], entities: Mention[] = []): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    msteams: { width: 'Full', entities },
    body,
  };
}

/**
 * Renders a message to an Adaptive Card that Teams takes, whatever comes. A picture that `picture` knows
 * no address for is shown by its words, as are all of them when the card gets too large; what does not
 * fit even then is counted in its last line. Buttons are kept.
 */
export function render(message: Message, picture: PictureSource = () => []): Rendered {
  return speaking(message.language ?? FIRST_LANGUAGE, () => renderSpoken(message, picture));
}

function renderSpoken(message: Message, picture: PictureSource): Rendered {
  const summary = summaryOf(message);
  const full = compose(message, picture);
  if (sizeOf(full) <= LIMITS.cardBytes) return { summary, card: full };
  const inWords = compose(message, () => []);
  if (sizeOf(inWords) <= LIMITS.cardBytes) return { summary, card: inWords };
  return { summary, card: shorten(inWords) };
}

function compose(message: Message, picture: PictureSource): Card {
  const mentions: Mention[] = [];
  const body = message.blocks.flatMap((block) => renderBlock(block, message.context, picture, mentions));
  // Teams refuses a card with nothing in it.
  return card(body.length > 0 ? body : [textBlock(summaryOf(message))], mentions);
}

function summaryOf(message: Message): string {
  return clip(message.summary.trim() || '…', LIMITS.summary);
}

function renderBlock(
  block: MessageBlock,
  context: ChoiceContext | undefined,
  picture: PictureSource,
  mentions: Mention[],
): Element[] {
  switch (block.type) {
    case 'heading':
      return block.text.trim() === '' ? [] : [heading(block.text.trim())];
    case 'text':
      return paragraphs(block.text, LIMITS.textBlock, mentions).map((text) => textBlock(text));
    case 'note':
      return note(block.text, mentions);
    case 'picture': {
      const [first, ...rest] = picture(block.file);
      if (first === undefined) return note(plain(block.alt), mentions);
      // Further parts follow without a gap: the first has the words of all.
      const goesOn = sayPlainly('chat.pictureGoesOn');
      return [image(first, block.alt), ...rest.map((url) => ({ ...image(url, goesOn), spacing: 'None' }))];
    }
    case 'list':
      return block.items.map(({ mark, text }) => {
        const [first = ''] = cardTextParts(text, LIMITS.textBlock, mentions);
        return textBlock(`${MARKS[mark]} ${first}`, { spacing: 'Small' });
      });
    case 'facts':
      return factSet(block.facts, mentions);
    case 'quote':
      return block.text.trim() === '' ? [] : [quote(block.text)];
    case 'copy':
      return block.text.trim() === '' ? [] : [toCopy(block.text)];
    case 'choices':
      return actions(block.choices, context);
  }
}

function textBlock(text: string, more: object = {}): Element {
  return { type: 'TextBlock', text, wrap: true, ...more };
}

function heading(text: string): Element {
  const shown = plainCardText(clip(text, LIMITS.heading));
  return textBlock(shown, { style: 'heading', size: 'Large', weight: 'Bolder' });
}

function note(text: Text, mentions: Mention[] = []): Element[] {
  return paragraphs(text, LIMITS.textBlock, mentions).map((part) =>
    textBlock(part, { isSubtle: true, size: 'Small' }),
  );
}

/** Teams opens it in full size when it is pressed. */
function image(url: string, alt: string): Element {
  const altText = clip(alt.trim() || '…', LIMITS.altText);
  return { type: 'Image', url, altText, size: 'Stretch', msTeams: { allowExpand: true } };
}

function factSet(facts: { label: string; value: Text }[], mentions: Mention[]): Element[] {
  const first = (text: Text) => cardTextParts(text, LIMITS.textBlock / 4, mentions)[0] ?? '–';
  const shown = facts.map(({ label, value }) => ({ title: first(plain(label)), value: first(value) }));
  return inGroups(shown, LIMITS.factsPerSet).map((group) => ({ type: 'FactSet', facts: group }));
}

/** What is to be copied stays as it stands. */
function toCopy(text: string): Element {
  return box([run(clip(text, LIMITS.copy), { fontType: 'Monospace' })]);
}

/** Cards have no block quotes: what somebody wrote stands in a box of its own, line by line. */
function quote(text: string): Element {
  const lines = clip(text, LIMITS.copy)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const last = lines.slice(LIMITS.quoteLines - 1).join(' ');
  return box([...lines.slice(0, LIMITS.quoteLines - 1), last].filter(Boolean).map((line) => run(line)));
}

function box(items: Element[]): Element {
  return { type: 'Container', style: 'emphasis', items };
}

/** A text run knows no Markdown and no mentions; some clients know moments in it. */
function run(text: string, more: object = {}): Element {
  const inlines = [{ type: 'TextRun', text: text.replace(/\{(?=\{)/g, '{\u200b'), ...more }];
  return { type: 'RichTextBlock', inlines };
}

function actions(choices: Choice[], context: ChoiceContext | undefined): Element[] {
  const buttons = choices.flatMap((choice) => button(choice, context) ?? []);
  return inGroups(buttons, LIMITS.actionsPerSet).map((group) => ({ type: 'ActionSet', actions: group }));
}

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

/** The button of a choice; undefined when Teams would refuse the whole message for its sake. */
function button(choice: Choice, context: ChoiceContext | undefined): Element | undefined {
  const title = clip(choice.label.trim() || '…', LIMITS.buttonLabel);
  const style = choice.style ? { style: STYLES[choice.style] } : {};
  if (choice.url !== undefined) {
    if (choice.url.length > LIMITS.buttonUrl || !/^https?:\/\/\S+$/.test(choice.url)) return undefined;
    return { type: 'Action.OpenUrl', title, url: choice.url, ...style };
  }
  const data = { onboarding: context?.onboarding, place: context?.place, choice: choice.id };
  if (sizeOf(data) > LIMITS.buttonData) return undefined;
  return { type: 'Action.Submit', title, data, associatedInputs: 'none', ...style };
}

/** As many elements as fit, in order, but the buttons first; and a line that counts the rest. */
function shorten({ body, msteams }: Card): Card {
  const more = (count: number) => note(say('chat.more', { count }));
  let room = LIMITS.cardBytes - sizeOf(card(more(body.length)));
  const entities = new Set<Mention>();
  const fits = (element: Element) => {
    const text = JSON.stringify(element);
    const named = msteams.entities.filter((one) => text.includes(one.text) && !entities.has(one));
    room -= sizeOf([element, ...named]);
    if (room < 0) return false;
    for (const one of named) entities.add(one);
    return true;
  };
  const buttons = body.filter(({ type }) => type === 'ActionSet').filter(fits);
  const others = body.filter(({ type }) => type !== 'ActionSet');
  const missing = others.findIndex((element) => !fits(element));
  const shown = missing < 0 ? others : others.slice(0, missing);
  const rest = others.length - shown.length;
  return card([...shown, ...(rest > 0 ? more(rest) : []), ...buttons], [...entities]);
}

function inGroups<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
