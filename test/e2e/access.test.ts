import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openRedisStore, type RedisStore } from '../../adapters/redis/store.ts';
import { TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import type { LocalUser as SlackUser } from '../../emulators/slack/people/user.ts';
import { plainText as slackText } from '../../emulators/slack/plain-text.ts';
import type { MessageRecord as SlackMessage } from '../../emulators/slack/state.ts';
import type { LocalUser as TeamsUser } from '../../emulators/teams/people/user.ts';
import { plainText as teamsText } from '../../emulators/teams/plain-text.ts';
import type { MessageRecord as TeamsMessage } from '../../emulators/teams/state.ts';
import type { PersonId } from '../../src/chat/inbound.ts';
import type { Action } from '../../src/turn/access.ts';
import { ACTIONS, ACTORS, type Actor, documentedAccess } from '../support/access.ts';
import { isIdle } from '../support/outbox.ts';
import { until } from '../support/until.ts';
import { useWorld, type World } from '../support/world.ts';

/** The table of `docs/security.md`, cell by cell, through the real program and adapters, over HTTP. */

/** What everybody is after: the onboarding of Maya, who stands at this step. */
const STEP = 'Step 3 of';
const MERCHANT = 'Maya';

/** What is done with regard to an onboarding. */
type Deed = Exclude<Action, 'open'>;

/** Somebody on a platform. */
interface Someone {
  id: PersonId;
  /** Does it with regard to an onboarding, from their own chat or, before others, from their own channel. */
  does(action: Deed, onboarding: string): Promise<void>;
  opens(): void;
  /** Makes sure that they have a chat with the bot: in Teams nobody has one without the app. */
  joins(): void;
  says(text: string): void;
  /** Everything the bot told them so far. */
  reads(): string[];
}

interface Stage {
  /** `channel`: the one they are in: the PM's, another PM's, or any other. */
  person(name: string, channel: 'pm' | 'other-pm' | 'any'): Someone;
  /** The key of the other PM's channel. */
  otherPm: string;
  /** Resolves when nothing is on its way to the bot. */
  settled(): Promise<void>;
}

const VALUES = { store: 'acme01test', access_token: TOKENS.good };

function slackStage(world: World): Stage {
  const { slack } = world;
  const channels = {
    pm: slack.channel('onboarding'),
    'other-pm': slack.channel('other-pms'),
    any: slack.channel('random'),
  };
  for (const channel of Object.values(channels)) channel.invite();

  /** What only Slack can send: signed, and whatever it says. */
  async function send(payload: object): Promise<string> {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const time = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', slack.signingSecret).update(`v0:${time}:${body}`).digest('hex');
    const response = await fetch(`${world.program.url}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': time,
        'x-slack-signature': `v0=${signature}`,
      },
      body,
    });
    expect(response.status).toBe(200);
    return await response.text();
  }

  function button(channel: string, onboarding: string, place: string, choice: string): SlackMessage {
    const value = JSON.stringify({ onboarding, place, choice });
    const text = { type: 'plain_text' as const, text: 'Press', emoji: true };
    const elements = [{ type: 'button' as const, action_id: `choice:${choice}`, text, value }];
    const blocks: SlackMessage['blocks'] = [{ type: 'actions', elements }];
    return { channel, ts: '1790000000.000100', user: slack.botUserId, text: '', isDeleted: false, blocks };
  }

  function person(name: string, where: keyof typeof channels): Someone {
    const user: SlackUser = slack.user(name);
    const channel = channels[where];
    channel.invite(user);
    const told: string[] = [];
    const deeds: Record<Deed, (onboarding: string) => Promise<unknown> | unknown> = {
      text: () => user.dm('status'),
      file: () => user.upload({ name: 'notes.txt', bytes: 'nothing of interest' }),
      press: (id) => user.press(button(user.dmId, id, 'anywhere', 'status'), 'Press'),
      card: (id) => user.press(button(channel.id, id, 'card', 'remind'), 'Press'),
      handover: (id) => user.press(button(channel.id, id, 'card', 'hand-over'), 'Press'),
      reply: async (onboarding) => {
        const answer = await send({
          type: 'view_submission',
          user: { id: user.id, name },
          trigger_id: `reply of ${name}`,
          view: {
            id: 'V2',
            type: 'modal',
            callback_id: 'form',
            private_metadata: JSON.stringify({ onboarding, place: 'reply', channel: channel.id }),
            state: { values: { reply: { input: { value: 'A word to you.' } } } },
          },
        });
        told.push(answer);
      },
      list: async () => told.push(slackText(await user.command(channel, '/creds-status'))),
      status: async () => told.push(slackText(await user.command('dm', '/creds-status'))),
      home: async () => {
        user.openHome('home');
        await until(() => user.home() !== undefined);
        told.push(JSON.stringify(user.home()));
      },
      form: async (onboarding) => {
        const values = Object.entries(VALUES).map(([id, value]) => [id, { input: { value } }]);
        const answer = await send({
          type: 'view_submission',
          user: { id: user.id, name },
          trigger_id: `form of ${name}`,
          view: {
            id: 'V1',
            type: 'modal',
            callback_id: 'form',
            private_metadata: JSON.stringify({ onboarding, place: 'upload' }),
            state: { values: Object.fromEntries(values) },
          },
        });
        told.push(answer);
      },
    };
    return {
      id: { platform: 'slack', user: user.id },
      opens: () => user.openHome('messages'),
      joins: () => {},
      says: (text) => void user.dm(text),
      does: async (action, onboarding) => void (await deeds[action](onboarding)),
      reads: () => [
        ...told,
        ...user.ephemerals().map(slackText),
        ...user.messages().flatMap((message) => (message.user === user.id ? [] : [slackText(message)])),
      ],
    };
  }

  return {
    person,
    otherPm: `slack:${channels['other-pm'].id}`,
    settled: () => slack.settled(),
  };
}

function teamsStage({ teams }: World): Stage {
  const channels = {
    pm: teams.channel('onboarding'),
    'other-pm': teams.channel('Others', { team: 'Others' }),
    any: teams.channel('Random', { team: 'Everybody' }),
  };
  const operator = teams.user('Operator');
  for (const channel of Object.values(channels)) channel.install(operator);

  function card(conversation: string, data: object, fields: string[] = []): TeamsMessage {
    const content = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: 'A card' },
        ...fields.map((id) => ({ type: 'Input.Text', id: `field ${id}`, label: id })),
      ],
      actions: [{ type: 'Action.Submit', title: 'Press', data }],
    };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
    const written = { from: `28:bot`, text: '', textFormat: 'plain' as const, files: [], isDeleted: false };
    return { conversation, id: '1790000000000', ...written, attachments };
  }

  function person(name: string, where: keyof typeof channels): Someone {
    const user: TeamsUser = teams.user(name);
    const channel = channels[where];
    channel.add(user);
    const answered: TeamsMessage[] = [];
    const inChannel = (data: object) => ({ ...card(channel.id, data), thread: '1790000000000' });
    const deeds: Record<Deed, (onboarding: string) => unknown> = {
      text: () => user.say('status'),
      file: () => user.upload({ name: 'notes.txt', bytes: 'nothing of interest' }),
      press: (onboarding) =>
        user.press(card(user.chatId, { onboarding, place: 'anywhere', choice: 'status' }), 'Press'),
      card: (onboarding) => user.press(inChannel({ onboarding, place: 'card', choice: 'remind' }), 'Press'),
      handover: (onboarding) =>
        user.press(inChannel({ onboarding, place: 'card', choice: 'hand-over' }), 'Press'),
      reply: (onboarding) =>
        user.submit(
          {
            ...card(channel.id, { form: { onboarding, place: 'reply' } }, ['reply']),
            thread: '1790000000000',
          },
          { reply: 'A word to you.' },
          'Press',
        ),
      list: () => answered.push(channel.mention(user, 'creds-status')),
      status: () => user.say('creds-status'),
      home: () => undefined,
      form: (onboarding) =>
        user.submit(
          card(user.chatId, { form: { onboarding, place: 'upload' } }, Object.keys(VALUES)),
          VALUES,
          'Press',
        ),
    };
    return {
      id: { platform: 'teams', tenant: user.tenant, user: user.id },
      opens() {
        user.uninstall();
        user.install();
      },
      joins: () => user.install(),
      says: (text) => void user.say(text),
      does: async (action, onboarding) => void (await deeds[action](onboarding)),
      reads: () => [
        ...user.messages().flatMap((message) => (message.from === user.id ? [] : [teamsText(message)])),
        ...answered.flatMap((question) => channel.thread(question)).map(teamsText),
      ],
    };
  }

  return {
    person,
    otherPm: `teams:${channels['other-pm'].id}`,
    settled: () => teams.settled(),
  };
}

const CHANNEL: Record<Actor, 'pm' | 'other-pm' | 'any'> = {
  'its merchant': 'any',
  'who handed it on': 'any',
  'another merchant': 'any',
  'a PM of its channel': 'pm',
  'a PM of another channel': 'other-pm',
  'a stranger': 'any',
};
const DOCUMENTED = documentedAccess();
/** What those who may read, where nothing changes by it: Maya has sent nothing yet that could be handed over. */
const ALLOWED: Partial<Record<Action, RegExp>> = {
  card: /does nothing any more/,
  handover: /no verified credentials to hand over/,
  list: new RegExp(MERCHANT),
  status: new RegExp(STEP),
  home: new RegExp(STEP),
};

describe.each([
  ['slack', slackStage],
  ['teams', teamsStage],
] as const)('in %s', (platform, open) => {
  const world = useWorld({ platform });
  let stage: Stage;
  let store: RedisStore;
  let maya: Someone;
  let otto: Someone;
  let former: Someone;
  let id: string;
  let strangers = 0;

  beforeAll(async () => {
    stage = open(world);
    store = await openRedisStore(world.redis.url);
    maya = stage.person(MERCHANT, 'any');
    otto = stage.person('Otto', 'any');
    former = stage.person('Fred', 'any');
    for (const merchant of [former, otto]) {
      merchant.opens();
      await until(() => merchant.reads().some((text) => text.includes("Let's connect")));
    }
    // It was Fred's, who handed it on to Maya.
    former.says('my colleague does it');
    const code = () => /code ([A-Z0-9]{8})/.exec(former.reads().join('\n'))?.[1];
    await until(() => code() !== undefined);
    maya.joins();
    maya.says(code() ?? '');
    await until(() => maya.reads().some((text) => text.includes('You take over from')));
    id = (await store.directory.of(maya.id))?.current ?? '';
    await store.addToChannel(stage.otherPm, (await store.directory.of(otto.id))?.current ?? '');
  });
  afterAll(() => store?.close());

  /** Maya's onboarding, when all that it owes is done. */
  async function calm() {
    await stage.settled();
    await until(() => store.outbox(id), isIdle);
    const state = await store.load(id);
    if (!state) throw new Error('Maya is gone');
    return state;
  }

  const people = new Map<Actor, Someone>();
  function somebody(actor: Actor): Someone {
    if (actor === 'its merchant') return maya;
    if (actor === 'another merchant') return otto;
    if (actor === 'who handed it on') return former;
    if (actor === 'a stranger') return stage.person(`Stranger ${++strangers}`, CHANNEL[actor]);
    const known = people.get(actor) ?? stage.person(actor.replaceAll(' ', '-'), CHANNEL[actor]);
    people.set(actor, known);
    return known;
  }

  test('Maya comes to her step', async () => {
    for (const words of ['done', 'yes', 'done', 'done']) {
      const before = await calm();
      maya.says(words);
      await until(async () => (await store.load(id))?.place.step !== before.place.step);
    }
    await calm();
    expect(maya.reads().join()).toContain(STEP);
  });

  // There is no home in Teams.
  const isPlayed = (action: Action) => !(action === 'home' && platform === 'teams');
  // The merchant's own form ends the guide: last.
  const actions = [...ACTIONS.filter((action) => action !== 'form'), 'form' as const].filter(isPlayed);
  const actors = (Object.keys(ACTORS) as Actor[]).toReversed();
  const cells = actions.flatMap((action) => actors.map((actor) => [action, actor] as const));

  test.each(cells)('`%s` by %s', async (action, actor) => {
    const cell = DOCUMENTED[action]?.[actor];
    const person = somebody(actor);
    if (!['open', 'card', 'handover', 'list'].includes(action)) person.joins();
    const before = await calm();
    const had = await store.directory.of(person.id);
    const read = person.reads();
    // Slack's events tell their time in whole seconds: opened in the same one, nothing would be news.
    if (action === 'open') await until(() => Date.now() > before.touchedAt + 1000);
    if (action === 'open') person.opens();
    else await person.does(action, id);
    const news = () => without(person.reads(), read).join('\n');
    const isTold = (words: RegExp) => until(() => words.test(news()));

    if (cell === 'yes') {
      const words = ALLOWED[action];
      if (words) await isTold(words);
      else await until(async () => ((await store.load(id))?.version ?? 0) > before.version);
      return;
    }
    if (cell === 'their own') {
      if (action === 'status') await isTold(/under way for you|Just started|Step|API accounts/);
      else if (action !== 'home')
        await until(async () => (await store.directory.of(person.id))?.current !== undefined);
    } else {
      expect(cell).toBe('no');
      if (action === 'list') await isTold(/./);
      else if (actor === 'who handed it on' && action === 'open') await stage.settled();
      else if (action === 'reply') await isTold(/in the thread of a merchant's card/);
      else await isTold(/so I have (done nothing|kept nothing)|Only the members of the channel/);
      expect(await store.directory.of(person.id)).toEqual(had);
    }
    const after = await calm();
    expect(after).toEqual(before);
    if (actor !== 'its merchant') expect(news()).not.toContain(STEP);
    if (action === 'list') expect(news()).not.toContain(MERCHANT);
  });

  test('nobody’s chat became Maya’s', async () => {
    const { merchant } = await calm();
    expect(merchant.user).toBe(maya.id.user);
    for (const other of [otto, ...people.values()])
      expect(other.reads().join('\n')).not.toMatch(/Got it|Is this your store/);
    await until(() => maya.reads().some((text) => text.includes('Is this your store?')));
  });
});

/** What is in a list besides what was in it before. */
function without(all: string[], before: string[]): string[] {
  const left = [...before];
  return all.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
