import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { render as renderForSlack } from '../../../../adapters/slack/render.ts';
import { render as renderForTeams } from '../../../../adapters/teams/render.ts';
import type { Message } from '../../../../src/chat/message.ts';
import { createStatus } from '../../../../src/pm/status.ts';
import type { Onboarding } from '../../../../src/state/onboarding.ts';
import { cardMessage } from '../../../../src/views/pm/card.ts';
import { bigcommerceGuide } from '../../../support/guide.ts';
import { Conversation, report } from '../../../support/onboarding.ts';
import { words } from '../../../support/words.ts';

const guide = bigcommerceGuide();

/** Everything the PM reads of a merchant of this name and store, who asks this. */
async function everything(name: string, store: string, question: string): Promise<Message[]> {
  const conversation = new Conversation(guide);
  conversation.onboarding.merchant.name = name;
  const messages: Message[] = [];
  const keep = () => {
    for (const effect of conversation.effects)
      if (effect.kind === 'alert' || effect.kind === 'say') messages.push(effect.message);
    messages.push(cardMessage(guide, conversation.onboarding));
  };
  const found = { id: 'abc123', name: store, domain: store };
  conversation.says('hi');
  conversation.says('talk to my PM');
  conversation.says(`Well, ${question}`);
  keep();
  for (const verdict of ['needs_changes', 'invalid', 'unreachable', 'verified'] as const) {
    conversation.submits(`ob_test.${verdict}`);
    conversation.reports(report(verdict, verdict === 'needs_changes' ? ['Orders'] : [], { store: found }));
    keep();
  }
  conversation.presses('store-no');
  keep();
  messages.push(
    await statusOf(conversation.onboarding, ''),
    await statusOf(conversation.onboarding, question),
  );
  return messages;
}

async function statusOf(onboarding: Onboarding, filter: string): Promise<Message> {
  const pm = { platform: 'slack', conversation: 'C1' } as const;
  const status = createStatus({
    listed: async () => ({ begun: [onboarding], invited: [] }),
    resolver: { own: async () => onboarding },
    audit: { add: async () => {} },
    chat: () => undefined,
    note: async () => {},
    guideOf: () => guide,
  });
  const from = { address: { platform: 'slack', conversation: 'D9', user: 'U9' } } as const;
  return await status({ from, where: { kind: 'command', address: pm }, filter });
}

/** Every text in which a platform looks for markup. */
function textsOf(rendered: unknown): string[] {
  if (typeof rendered !== 'object' || rendered === null) return [];
  if ('type' in rendered && ['plain_text', 'TextRun', 'rich_text'].includes(String(rendered.type))) return [];
  return Object.entries(rendered).flatMap(([key, value]) =>
    typeof value === 'string' ? (['text', 'value'].includes(key) ? [value] : []) : textsOf(value),
  );
}

test('nothing that merchants write, or are called, makes a mention, a link, a moment or a heading', async () => {
  await fc.assert(
    fc.asyncProperty(words, words, words, async (name, store, question) => {
      for (const message of await everything(name, store, question)) {
        const slack = textsOf(renderForSlack(message).blocks).join('\n');
        const own = /<@U1>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[-\d: ]+ UTC>/g;
        expect(slack.replace(own, 'x')).not.toMatch(/[<~]|\*\*|^&gt;/m);

        const { card } = renderForTeams(message);
        const teams = textsOf(card.body).join('\n');
        const moments = /\{\{(DATE|TIME)\([^)]*Z(, SHORT)?\)\}\}/g;
        expect(teams.replace(/\\./g, 'x')).not.toMatch(/\]\(|<at>/);
        expect(teams.match(moments)?.length ?? 0).toBe(momentsIn(message) * 2);
        expect(card.msteams.entities).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

/** The moments that we put into a message ourselves: in Slack there is one for each. */
function momentsIn(message: Message): number {
  return JSON.stringify(renderForSlack(message)).match(/<!date/g)?.length ?? 0;
}
