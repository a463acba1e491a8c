/** A message as a reader sees it, in plain lines: for transcripts and error messages. */
import type { Block } from './blocks/blocks.ts';
import type { ActionElement, InputElement } from './blocks/elements.ts';
import type { RichText, RichTextRun } from './blocks/rich-text.ts';

/** What `plainText` needs of a message. */
export interface Readable {
  text: string;
  blocks?: Block[] | undefined;
  files?: string[] | undefined;
}

/**
 * Lines of text, buttons as `[Label]`, pictures as `(picture: alt)`, files as `(file)`: a file's name
 * is the sender's business.
 */
export function plainText(message: Readable): string {
  const body = message.blocks?.length ? message.blocks.map(plainBlock).join('\n') : unescaped(message.text);
  const files = message.files?.map(() => '(file)') ?? [];
  return [body, ...files].filter((line) => line !== '').join('\n');
}

/** One block as a reader sees it. */
function plainBlock(block: Block): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'divider':
      return '---';
    case 'image':
      return `(picture: ${block.alt_text})`;
    case 'section': {
      const texts = [block.text, ...(block.fields ?? [])].flatMap((text) =>
        text ? unescaped(text.text) : [],
      );
      const { accessory } = block;
      const beside = !accessory
        ? []
        : [accessory.type === 'image' ? `(picture: ${accessory.alt_text})` : plainElement(accessory)];
      return [...texts, ...beside].join('\n');
    }
    case 'context':
      return block.elements
        .map((part) => (part.type === 'image' ? `(picture: ${part.alt_text})` : unescaped(part.text)))
        .join(' ');
    case 'actions':
      return block.elements.map(plainElement).join(' ');
    case 'input':
      return `${block.label.text}: ${plainElement(block.element)}`;
    case 'rich_text':
      return plainRichText(block);
  }
}

function plainElement(element: ActionElement | InputElement): string {
  if (element.type === 'button') return `[${element.text.text}]`;
  if (!('options' in element)) return '____';
  return `<${element.options.map(({ text }) => text.text).join(' | ')}>`;
}

function plainRichText({ elements }: RichText): string {
  return elements
    .map((part) => {
      if (part.type !== 'rich_text_list') return runs(part.elements);
      const bullet = (i: number) => (part.style === 'ordered' ? `${i + 1}. ` : '- ');
      return part.elements.map((item, i) => bullet(i) + runs(item.elements)).join('\n');
    })
    .join('\n');
}

const runs = (parts: RichTextRun[]) =>
  parts
    .map((part) => {
      if (part.type === 'text') return part.text;
      if (part.type === 'link') return part.text ?? part.url;
      if (part.type === 'emoji') return `:${part.name}:`;
      return part.type === 'user' ? `<@${part.user_id}>` : `<#${part.channel_id}>`;
    })
    .join('');

/** Undoes Slack's escapes; a link `<https://…|label>` reads as its label. */
export function unescaped(text: string): string {
  return text
    .replaceAll(/<(?:https?|mailto):[^|>]+\|([^>]+)>/g, '$1')
    .replaceAll(/<(https?:[^|>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
