import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Inbound } from '../../src/chat/inbound.ts';
import type { Sheet } from '../../src/chat/message.ts';
import { json } from './json.ts';
import { clip, LIMITS } from './limits.ts';
import { mrkdwnParts, plainParts } from './mrkdwn.ts';

/** The modals that show something once. */
export const SHEET_CALLBACK = 'sheet';

/** Renders a sheet to a modal that tells of its end, however it is closed. `channel`: where it was asked for. */
export function sheetView(sheet: Sheet, channel: string): ModalView {
  const text = (words: string) => ({ type: 'plain_text' as const, text: clip(words, LIMITS.viewTitle) });
  return {
    type: 'modal',
    callback_id: SHEET_CALLBACK,
    title: text(sheet.title),
    submit: text(sheet.done),
    notify_on_close: true,
    private_metadata: JSON.stringify({ ...sheet.context, choice: sheet.choice, channel }),
    blocks: [
      ...mrkdwnParts(sheet.intro, LIMITS.sectionText).map(section),
      ...sheet.values.flatMap(({ label, value }) => [
        ...plainParts(label, LIMITS.sectionText - 2).map((part) => section(`*${part}*`)),
        ...inParts(value).map(preformatted),
      ]),
    ].slice(0, LIMITS.blocksPerView),
  };
}

const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text, verbatim: true },
});

/** Kept as it stands, sign for sign. */
const preformatted = (text: string) => ({
  type: 'rich_text' as const,
  elements: [{ type: 'rich_text_preformatted' as const, elements: [{ type: 'text' as const, text }] }],
});

function inParts(value: string): string[] {
  const parts = Math.max(1, Math.ceil(value.length / LIMITS.richText));
  return Array.from({ length: parts }, (_, n) => value.slice(n * LIMITS.richText, (n + 1) * LIMITS.richText));
}

const endedSchema = z.object({
  type: z.enum(['view_submission', 'view_closed']),
  view: z.object({ id: z.string(), callback_id: z.literal(SHEET_CALLBACK), private_metadata: z.string() }),
});
const metadataSchema = z.object({
  onboarding: z.string(),
  place: z.string(),
  choice: z.string(),
  channel: z.string(),
});

/**
 * A sheet that was closed, in whatever way. Who may close it is who may have asked for it, in the channel it was
 * asked for in, which comes back as we gave it away.
 */
export function fromSheet(
  body: unknown,
  from: (body: unknown) => Inbound['from'] | undefined,
): Inbound | undefined {
  const ended = endedSchema.safeParse(body).data;
  const metadata = metadataSchema.safeParse(json(ended?.view.private_metadata)).data;
  const person = from(body);
  if (!ended || !metadata || !person) return undefined;
  const { onboarding, place, choice, channel } = metadata;
  return {
    id: `sheet:${ended.view.id}`,
    at: Date.now(),
    from: person,
    where: { kind: 'channel', address: { ...person.address, conversation: channel } },
    kind: 'choice',
    choice,
    context: { onboarding, place },
    trigger: undefined,
  };
}
