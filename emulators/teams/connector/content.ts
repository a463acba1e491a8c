/** What a bot may say: reads an activity it sends and refuses what Teams refuses. */
import { z } from 'zod';
import { judgeCard } from '../cards/validate.ts';
import type { Platform } from '../platform.ts';
import type { AttachmentRecord, MessageRecord } from '../state.ts';
import { badArgument, refused } from './errors.ts';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string() }),
});

const sent = z.object({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).nullish(),
  attachments: z
    .array(
      z.object({
        contentType: z.string(),
        content: z.unknown().optional(),
        contentUrl: z.string().optional(),
        name: z.string().optional(),
      }),
    )
    .nullish(),
  entities: z.array(z.record(z.string(), z.unknown())).nullish(),
});

export type Content = Pick<MessageRecord, 'text' | 'textFormat' | 'attachments'>;

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
/** Cards of other kinds that Teams shows; taken without a closer look. */
const otherCards = new Set(
  [
    'card.hero',
    'card.thumbnail',
    'card.receipt',
    'card.signin',
    'teams.card.list',
    'teams.card.o365connector',
  ]
    .concat('teams.card.file.consent', 'teams.card.file.info')
    .map((kind) => `application/vnd.microsoft.${kind}`),
);

/**
 * What an activity says; undefined for `typing`, which leaves nothing behind. Throws
 * `MessageSizeTooBig` (413), `BadSyntax` or `BadArgument` (400).
 */
export function readContent(body: unknown, platform: Platform): Content | undefined {
  if (Buffer.byteLength(JSON.stringify(body ?? null)) > platform.maxMessageBytes)
    throw refused(413, 'MessageSizeTooBig', 'Message size too large.');
  const parsed = sent.safeParse(body);
  if (!parsed.success) throw refused(400, 'BadSyntax', z.prettifyError(parsed.error));
  const { type, text, textFormat, attachments, entities } = parsed.data;
  if (type === 'typing') return undefined;
  if (type !== 'message') throw badArgument(`Unknown activity type ${type}`);
  if (!text && !attachments?.length)
    throw refused(400, 'BadSyntax', 'Activity has neither text nor attachments');
  for (const attachment of attachments ?? []) checkAttachment(attachment);
  checkMentions(entities ?? [], text ?? '', platform);
  return { text: text ?? '', textFormat: textFormat ?? 'markdown', attachments: attachments ?? [] };
}

function checkAttachment({ contentType, content, contentUrl }: AttachmentRecord): void {
  if (contentType === adaptiveCard) {
    const judged = judgeCard(content);
    if ('problems' in judged) throw badArgument(`Invalid Adaptive Card: ${judged.problems.join('; ')}`);
    checkCardMentions(content);
    return;
  }
  if (contentType.startsWith('image/')) {
    if (!contentUrl) throw badArgument('A picture needs a contentUrl');
    return;
  }
  if (!otherCards.has(contentType)) throw badArgument(`Unknown attachment type ${contentType}`);
  if (content === undefined) throw badArgument('A card needs content');
}

function checkMentions(entities: Record<string, unknown>[], text: string, { workspace }: Platform): void {
  for (const entity of entities.filter(({ type }) => type === 'mention')) {
    const parsed = mention.safeParse(entity);
    if (!parsed.success) throw refused(400, 'BadSyntax', z.prettifyError(parsed.error));
    const { mentioned } = parsed.data;
    if (!text.includes(parsed.data.text)) throw badArgument('A mention does not occur in the text');
    if (mentioned.id !== workspace.state.bot.id && !workspace.user(mentioned.id))
      throw badArgument('A mentioned person is not known');
  }
}

const withMentions = z.looseObject({ msteams: z.object({ entities: z.array(mention) }) });

function checkCardMentions(card: unknown): void {
  const parsed = withMentions.safeParse(card);
  if (!parsed.success) return;
  const { msteams, ...shown } = parsed.data;
  const texts = JSON.stringify(shown);
  for (const { text } of msteams.entities)
    if (!texts.includes(JSON.stringify(text).slice(1, -1)))
      throw badArgument('A mention does not occur in the card');
}
