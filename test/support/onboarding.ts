import type { Person } from '../../src/chat/inbound.ts';
import type { Message } from '../../src/chat/message.ts';
import { unescaped } from '../../src/chat/text.ts';
import type { Guide } from '../../src/flow/guide.ts';
import { begin, type Decision, decide } from '../../src/onboarding/decide.ts';
import type { Report } from '../../src/shop/report.ts';
import type { Effect } from '../../src/state/effect.ts';
import type { Event } from '../../src/state/event.ts';
import type { Onboarding } from '../../src/state/onboarding.ts';
import { placeKey } from '../../src/state/place.ts';
import { bigcommerceGuide } from './guide.ts';

const MERCHANT: Person = {
  address: { platform: 'slack', tenant: 'T1', conversation: 'D1', user: 'U1' },
  name: 'Jane',
};
const PM_CHANNEL = { platform: 'slack', conversation: 'C1' } as const;

type Unstamped<E> = E extends unknown ? Omit<E, 'id' | 'at'> : never;

/** A conversation played through `decide` alone: what the runtime does, without the runtime. */
export class Conversation {
  onboarding: Onboarding;
  /** The effects of the newest event. */
  effects: Effect[] = [];
  now = 1_700_000_000_000;
  /** Is told of every event and what was decided. */
  onEvent: (decision: Decision, event: Event) => void = () => {};
  private events = 0;
  private readonly guide: Guide;

  constructor(guide: Guide, pm: Onboarding['pm'] | null = PM_CHANNEL) {
    this.guide = guide;
    this.onboarding = begin(guide, { id: 'ob_test', person: MERCHANT, pm: pm ?? undefined }, this.now);
  }

  /** Something happens, ten seconds after what happened before. */
  happens(event: Unstamped<Event>, laterMs = 10_000): Decision {
    this.now += laterMs;
    const stamped = { ...event, id: `e${this.events++}`, at: this.now } as Event;
    const decision = decide(this.guide, this.onboarding, stamped);
    this.onboarding = { ...decision.onboarding, version: this.onboarding.version + 1 };
    // The alarm that is always set has tests of its own.
    this.effects = decision.effects.filter(({ kind }) => kind !== 'remind');
    this.onEvent(decision, stamped);
    return decision;
  }

  says(text: string): Decision {
    return this.happens({ kind: 'text', text });
  }

  /** Presses a button of the newest message that has any. */
  presses(choice: string): Decision {
    const message = this.onboarding.open;
    const choices = message?.blocks.flatMap((block) => (block.type === 'choices' ? block.choices : [])) ?? [];
    if (!choices.some(({ id }) => id === choice)) {
      throw new Error(`there is no button ${choice} here, only ${choices.map(({ id }) => id).join(', ')}`);
    }
    return this.happens({ kind: 'choice', choice, place: message?.context?.place, trigger: 'trigger' });
  }

  submits(id = 'ob_test.s1', via: 'file' | 'form' | 'paste' = 'file', shop = 'abc123'): Decision {
    return this.happens({
      kind: 'submitted',
      received: { id, via, shop, fingerprint: '01234567' },
      notes: [],
    });
  }

  reports(report: Report, submission = this.onboarding.submission?.id ?? ''): Decision {
    return this.happens({ kind: 'reported', submission, report });
  }

  get place(): string {
    return placeKey(this.onboarding.place);
  }

  /** What was said to the merchant by the newest event. */
  get said(): Message[] {
    return this.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.message] : []));
  }

  get saidText(): string {
    return this.said.map(textOf).join('\n');
  }

  get alerts(): string {
    return this.effects
      .flatMap((effect) => (effect.kind === 'alert' ? [textOf(effect.message)] : []))
      .join('\n');
  }
}

/** A merchant who has said that they may create API accounts, and stands at the first counted step. */
export function atLogIn(): Conversation {
  const conversation = new Conversation(bigcommerceGuide());
  conversation.says('hi');
  conversation.presses('next');
  conversation.presses('may');
  return conversation;
}

/** A message as plain lines, buttons in brackets. */
export function textOf(message: Message): string {
  return message.blocks
    .map((block) => {
      switch (block.type) {
        case 'picture':
          return `(picture: ${block.alt})`;
        case 'list':
          return block.items.map(({ mark, text }) => `${mark} ${unescaped(text)}`).join('\n');
        case 'facts':
          return block.facts.map(({ label, value }) => `${label}: ${unescaped(value)}`).join('\n');
        case 'choices':
          return block.choices.map(({ label }) => `[${label}]`).join(' ');
        case 'quote':
          return block.text.replace(/^/gm, '> ');
        case 'text':
        case 'note':
          return unescaped(block.text);
        default:
          return block.text;
      }
    })
    .join('\n');
}

/** A report of the given verdict, with the given checks wrong. */
export function report(
  verdict: Report['verdict'],
  wrong: string[] = [],
  extra: Partial<Report> = {},
): Report {
  return {
    verdict,
    store: { id: 'abc123', name: 'Acme Outdoor', domain: 'acme-outdoor.example' },
    checks: ['Customers', 'Marketing', 'Orders'].map((label) => ({
      id: label.toLowerCase(),
      required: 'modify',
      outcome: wrong.includes(label) ? 'fail' : 'pass',
      found: wrong.includes(label) ? 'none' : 'modify',
    })),
    ...extra,
  };
}
