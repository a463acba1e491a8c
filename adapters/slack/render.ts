import type { Button, ImageBlock, KnownBlock, RichTextBlock, SectionBlock } from '@slack/types';
import { FIRST_LANGUAGE } from '../../src/base/language.ts';
import type { Choice, ChoiceContext, Mark, Message, Block as MessageBlock } from '../../src/chat/message.ts';
import { plain, type Text } from '../../src/chat/text.ts';
import { say, speaking } from '../../src/words/words.ts';
import { clip, LIMITS } from './limits.ts';
import { escapeText, mrkdwnParts, plainParts, verbatimParts } from './mrkdwn.ts';

/** Where Slack finds a picture: an https address, or a file it already has. */
export type PictureSource = { image_url: string } | { slack_file: { id: string } };

/** A message as the Web API takes it. */
export interface Rendered {
  text: string;
  blocks: KnownBlock[];
}

/** Button ids of links, which Slack reports too and nobody waits for. */
const LINK_PREFIX = 'link:';

const MARKS: Record<Mark, string> = {
  todo: '☐',
  moving: '▶️',
  done: '✔️',
  good: '✅',
  bad: '❌',
  unknown: '❔',
  working: '⏳',
};

/**
 * Renders a message to Block Kit, within every limit of Slack's, whatever comes. A picture that
 * `picture` knows no source for is shown by its words. A message of too many blocks is set closer,
 * as plain paragraphs, and what does not fit even then is counted in its last line.
 */
export function render(
  message: Message,
  picture: (file: string) => PictureSource | undefined = () => undefined,
): Rendered {
  return speaking(message.language ?? FIRST_LANGUAGE, () => renderSpoken(message, picture));
}

function renderSpoken(message: Message, picture: (file: string) => PictureSource | undefined): Rendered {
  const text = escapeText(clip(message.summary.trim() || '…', LIMITS.messageText));
  const blocks = message.blocks.flatMap((block) => renderBlock(block, message.context, picture));
  if (blocks.length <= LIMITS.blocksPerMessage) return { text, blocks };
  return { text, blocks: compact(message) };
}

function renderBlock(
  block: MessageBlock,
  context: ChoiceContext | undefined,
  picture: (file: string) => PictureSource | undefined,
): KnownBlock[] {
  switch (block.type) {
    case 'heading':
      return block.text.trim() === '' ? [] : [header(block.text.trim())];
    case 'text':
      return mrkdwnParts(block.text, LIMITS.sectionText).map(section);
    case 'note':
      return note(block.text);
    case 'picture': {
      const source = picture(block.file);
      return source ? [image(source, block.alt)] : note(plain(block.alt));
    }
    case 'list':
      return pack(block.items.map(listLine), '\n').map(section);
    case 'facts':
      return facts(block.facts);
    case 'quote':
      return block.text.trim() === '' ? [] : [richText('rich_text_quote', block.text.trim())];
    case 'copy':
      return block.text.trim() === '' ? [] : [richText('rich_text_preformatted', block.text)];
    case 'choices':
      return actions(block.choices, context);
  }
}

/** Without `emoji`, a name such as `:tada:` is only a name. */
function header(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text: clip(text, LIMITS.header), emoji: false } };
}

/** `verbatim`: Slack must not make mentions of what people wrote. */
function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

function note(text: Text): KnownBlock[] {
  return mrkdwnParts(text, LIMITS.contextText).map((part) => ({
    type: 'context',
    elements: [{ type: 'mrkdwn', text: part, verbatim: true }],
  }));
}

function image(source: PictureSource, alt: string): ImageBlock {
  return { type: 'image', ...source, alt_text: clip(alt.trim() || '…', LIMITS.altText) };
}

/** Rich text keeps what is in it as it stands: no markup, no mentions, no smart quotes, no entities. */
function richText(type: 'rich_text_quote' | 'rich_text_preformatted', text: string): RichTextBlock {
  const elements = [{ type: 'text' as const, text: clip(text, LIMITS.richText) }];
  return { type: 'rich_text', elements: [{ type, elements }] };
}

function listLine(item: { mark: Mark; text: string }): string {
  return `${MARKS[item.mark]} ${mrkdwnParts(item.text, LIMITS.sectionText - 4)[0] ?? ''}`;
}

function facts(all: { label: string; value: string }[]): KnownBlock[] {
  const fields = all.map(({ label, value }) => factText(label, value, '\n'));
  return inGroups(fields, LIMITS.sectionFields).map((group) => ({
    type: 'section',
    fields: group.map((text) => ({ type: 'mrkdwn', text, verbatim: true })),
  }));
}

function factText(label: string, value: string, between: string): string {
  const half = LIMITS.fieldText / 2 - 4;
  return `*${plainParts(label, half)[0] ?? '–'}*${between}${mrkdwnParts(value, half)[0] ?? '–'}`;
}

function actions(choices: Choice[], context: ChoiceContext | undefined): KnownBlock[] {
  const buttons = choices.flatMap((choice) => button(choice, context) ?? []);
  return inGroups(buttons, LIMITS.actionElements).map((group) => ({
    type: 'actions',
    elements: group.map((one, index) => ({ ...one, action_id: uniqueId(one, index, group) })),
  }));
}

/** The button of a choice; undefined when Slack would refuse the whole message for its sake. */
function button(choice: Choice, context: ChoiceContext | undefined): Button | undefined {
  const text = {
    type: 'plain_text' as const,
    text: clip(choice.label.trim() || '…', LIMITS.buttonLabel),
    emoji: true,
  };
  const style = choice.style ? { style: choice.style } : {};
  if (choice.url !== undefined) {
    if (choice.url.length > LIMITS.buttonUrl || !/^https?:\/\/\S+$/.test(choice.url)) return undefined;
    return { type: 'button', action_id: `${LINK_PREFIX}${choice.id}`, text, url: choice.url, ...style };
  }
  const value = JSON.stringify({ onboarding: context?.onboarding, place: context?.place, choice: choice.id });
  if (value.length > LIMITS.buttonValue) return undefined;
  return { type: 'button', action_id: `choice:${choice.id}`, text, value, ...style };
}

/** Ids must be unique within a block. */
function uniqueId(one: Button, index: number, group: Button[]): string {
  const id = one.action_id ?? '';
  const first = group.findIndex((other) => other.action_id === id) === index;
  const cut = id.slice(0, LIMITS.actionId - 4);
  return first && cut === id ? id : `${cut}:${index}`;
}

/** The closer setting: buttons as they are, everything else as paragraphs filled up to the limit. */
function compact(message: Message): KnownBlock[] {
  const buttons = message.blocks
    .flatMap((block) => (block.type === 'choices' ? actions(block.choices, message.context) : []))
    .slice(0, LIMITS.blocksPerMessage - 2);
  const lines = message.blocks.flatMap(linesOf);
  const room = LIMITS.blocksPerMessage - buttons.length - 1;
  const sections: string[] = [];
  let shown = 0;
  for (const line of lines) {
    const last = sections.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= LIMITS.sectionText) {
      sections[sections.length - 1] = `${last}\n${line}`;
    } else if (sections.length < room) sections.push(line);
    else break;
    shown += 1;
  }
  const rest = lines.length - shown;
  const more = rest > 0 ? note(say('chat.more', { count: rest })) : [];
  return [...sections.map(section), ...more, ...buttons];
}

function linesOf(block: MessageBlock): string[] {
  const max = LIMITS.sectionText;
  switch (block.type) {
    case 'heading':
      return plainParts(block.text, max - 2).map((text) => `*${text}*`);
    case 'text':
    case 'note':
      return mrkdwnParts(block.text, max);
    case 'picture':
      return plainParts(block.alt, max);
    case 'list':
      return block.items.map(listLine);
    case 'facts':
      return block.facts.map(({ label, value }) => factText(label, value, ' '));
    case 'quote':
      return block.text.split('\n').flatMap((line) => plainParts(line, max - 5).map(quoted));
    case 'copy':
      return verbatimParts(block.text, max - 8).map((text) => `\`\`\`\n${text}\n\`\`\``);
    case 'choices':
      return [];
  }
}

const quoted = (line: string) => `&gt; ${line}`;

/** Joins lines into as few texts as the limit of a section allows. */
function pack(lines: string[], between: string): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + between.length + line.length <= LIMITS.sectionText) {
      texts[texts.length - 1] = last + between + line;
    } else texts.push(line);
  }
  return texts;
}

function inGroups<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
