/** Views (modal and Home tab) with the limits of Slack's view reference. */
import { z } from 'zod';
import { block } from './blocks.ts';
import { plain } from './objects.ts';

const common = {
  blocks: z.array(block).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...common,
  })
  .refine((view) => view.submit !== undefined || !view.blocks.some((b) => b.type === 'input'), {
    error: 'missing required field: submit (a view with input blocks needs it)',
  });

/** What `views.open`, `views.update` and `views.publish` take. */
export const view = z.discriminatedUnion('type', [
  modal,
  z.strictObject({ type: z.literal('home'), ...common }),
]);

export type View = z.infer<typeof view>;
