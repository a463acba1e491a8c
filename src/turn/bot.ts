import type { Logger } from '../base/log.ts';
import type { MessageRef } from '../chat/address.ts';
import type { Bot, Inbound, Person } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import { redact } from '../chat/redact.ts';
import { filePurpose, holdsCredentials, type Receipt, type Receiver } from '../credentials/receive.ts';
import type { Seal } from '../credentials/seal.ts';
import type { Guide } from '../flow/guide.ts';
import type { Shop } from '../shop/shop.ts';
import type { Event } from '../state/event.ts';
import { onboardingId } from '../state/onboarding.ts';
import type { TurnExtras, Turns } from './turns.ts';

interface Parts {
  turns: Turns;
  /** The flow of merchants who come uninvited. */
  guide: Guide;
  receiver: Receiver;
  seal: Seal;
  status: Bot['status'];
  home(person: Person): Promise<Message>;
  log: Logger;
}

/** The bot as the chat adapters see it: picks credentials out and seals them, then takes the turn. */
export function createBot({ turns, guide, receiver, seal, status, home, log }: Parts): Bot {
  const { shop } = guide;
  return {
    status,
    home,

    async accept(inbound) {
      const { id, at, from } = inbound;
      const onboarding = onboardingId(from.address, guide.flow.name);
      const take = async (event: Event, extras?: TurnExtras) => {
        await turns.take(onboarding, event, { person: from, ...extras });
        return { ok: true } as const;
      };
      const takeReceipt = (receipt: Receipt, card?: MessageRef) => {
        if (receipt.kind === 'refused') return take({ id, at, kind: 'refused', problem: receipt.problem });
        const { received, notes, jwe } = receipt;
        // A form that is still on the screen can be sent again: the same from the same form counts once.
        const unique = card ? `form ${card.id} ${received.digest}` : id;
        return take(
          { id: unique, at, kind: 'submitted', received, notes, card },
          { sealed: { submission: received.id, jwe } },
        );
      };

      switch (inbound.kind) {
        case 'hello':
          return await take({ id, at, kind: 'hello', installed: inbound.installed });
        case 'choice':
          return await take(choiceEvent(inbound, onboarding));
        case 'text': {
          const receipt = shop && (await receiver.text(shop, onboarding, inbound.text));
          return receipt
            ? await takeReceipt(receipt)
            : await take({ id, at, kind: 'text', text: inbound.text });
        }
        case 'files': {
          const files = await Promise.all(
            inbound.files.map((file) => seal.close(file, filePurpose(onboarding))),
          );
          const words = redact(inbound.text);
          const text = shop && holdsCredentials(shop, words) ? '' : words;
          return await take({ id, at, kind: 'files', files, text });
        }
        case 'form': {
          if (!shop) return { ok: true };
          const { values, card } = inbound;
          const receipt = await receiver.form(shop, onboarding, values);
          if (receipt.kind !== 'errors') return await takeReceipt(receipt, card);
          const { errors } = receipt;
          if (!card) return { ok: false, errors };
          return await take({ id, at, kind: 'mistyped', card, errors, typed: showable(shop, values) });
        }
      }
    },

    async uninstalled(platform, installation) {
      log.error(
        { platform, installation },
        'the app was removed from a workspace, or its token revoked: nothing more is sent there until it is installed again and has a valid token',
      );
    },
  };
}

/** What was typed into a form and may be shown again: nothing secret, not even in the wrong field. */
function showable(shop: Shop, values: Record<string, string>): Record<string, string> {
  const open = new Set(shop.fields.flatMap(({ id, secret }) => (secret ? [] : [id])));
  const isShown = ([field, value]: [string, string]) =>
    open.has(field) && redact(value) === value && !shop.looksLikeCredentials(value);
  return Object.fromEntries(Object.entries(values).filter(isShown));
}

/** A button of somebody else's onboarding is nobody's button here. */
function choiceEvent(
  { id, at, choice, context, trigger }: Extract<Inbound, { kind: 'choice' }>,
  onboarding: string,
): Event {
  const place = context === undefined || context.onboarding === onboarding ? context?.place : 'elsewhere';
  return { id, at, kind: 'choice', choice, place, trigger };
}
