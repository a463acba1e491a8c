import { describe, expect, test } from '@jest/globals';
import { plainText as slackText } from '../../emulators/slack/plain-text.ts';
import { plainText as teamsText } from '../../emulators/teams/plain-text.ts';
import { PmChannel } from '../support/actor.ts';
import { until } from '../support/until.ts';
import { useWorld, type World } from '../support/world.ts';

/** A merchant asks, and a PM answers from the channel: by the form, and by words in the card's thread. */

/** What a PM does in the thread of a merchant's card, on their platform. */
interface Desk {
  /** Presses *Reply* below the message that holds these words, fills the form in and sends it. */
  replies(words: string, answer: string): Promise<void>;
  /** Presses a button of the newest message that holds these words. */
  presses(words: string, label: string): Promise<unknown>;
  /** Writes in the thread of that message; with the bot's name in front, or without. */
  writes(words: string, text: string, isToBot?: boolean): void;
  /** What the PM alone reads. */
  reads(): string[];
  /** The thread below the message that holds these words. */
  thread(words: string): string[];
}

function slackDesk({ slack }: World): Desk {
  const priya = slack.user('Priya');
  const channel = slack.channel('onboarding');
  channel.invite(priya);
  const all = () => channel.messages().flatMap((one) => [one, ...channel.thread(one)]);
  const find = (words: string) => {
    const found = all().find((message) => slackText(message).includes(words));
    if (!found) throw new Error(`nothing says "${words}"`);
    return found;
  };
  const root = (words: string) => ({ ts: find(words).thread_ts ?? find(words).ts });
  return {
    async replies(words, answer) {
      await priya.press(find(words), 'Reply');
      await until(() => priya.modal() !== undefined);
      expect(await priya.submit({ 'Your words': answer })).toEqual({ closed: true });
    },
    presses: (words, label) => priya.press(find(words), label),
    writes: (words, text, isToBot = true) =>
      void priya.say(channel, isToBot ? `<@${slack.botUserId}> ${text}` : text, root(words)),
    reads: () => priya.ephemerals().map(slackText),
    thread: (words) => channel.thread(root(words)).map(slackText),
  };
}

function teamsDesk({ teams }: World): Desk {
  const priya = teams.user('Priya');
  priya.install();
  const channel = teams.channel('onboarding');
  channel.add(priya);
  const find = (words: string) => {
    const found = channel.everything().findLast((message) => teamsText(message).includes(words));
    if (!found) throw new Error(`nothing says "${words}"`);
    return found;
  };
  const isThere = (words: string) =>
    channel.everything().some((message) => teamsText(message).includes(words));
  return {
    async replies(words, answer) {
      await priya.press(find(words), 'Reply');
      await until(() => isThere('Write to the merchant'));
      await priya.submit(find('Write to the merchant'), { 'Your words': answer }, 'Send');
      // What was filled in does not stay there to be sent again.
      await until(() => !isThere('Write to the merchant'));
    },
    presses: (words, label) => priya.press(find(words), label),
    writes(words, text, isToBot = true) {
      const thread = find(words);
      if (isToBot) channel.mention(priya, text, { thread });
      else channel.say(priya, text, { thread });
    },
    reads: () => priya.messages().map(teamsText),
    thread: (words) => channel.thread(find(words)).map(teamsText),
  };
}

describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  const world = useWorld({ platform });

  test('a question is answered by the form, under the name of the PM, and what is said back is below the card', async () => {
    const desk = platform === 'slack' ? slackDesk(world) : teamsDesk(world);
    const pm = new PmChannel(world.emulator);
    const maya = world.merchant('Maya');
    await maya.arrives();
    await maya.says('talk to my PM', 'Write your question');
    await maya.says('When do we start?', 'Sent to your project manager');
    const question = await pm.hearsInThread(maya, 'When do we start?');
    expect(question.text).toContain('Just started');
    if (platform === 'slack') await pm.hears(maya, '**Question**'.replaceAll('*', ''));
    await pm.hears(maya, 'Has a question');

    await desk.replies('When do we start?', 'On Monday, if all goes *well*.');
    const answer = await maya.hears('On Monday, if all goes *well*.');
    expect(answer.text).toMatch(/Priya\*{0,2} from Modern Retail writes:/);
    await pm.hearsInThread(maya, 'On Monday, if all goes *well*.');
    await world.emulator.waitFor(() => !pm.about(maya).some(({ text }) => text.includes('Has a question')), {
      what: 'the card to say that nobody waits',
    });

    await maya.presses('Reply', 'Write your question');
    await maya.says('Monday is fine.', 'Sent to your project manager');
    await pm.hearsInThread(maya, 'Monday is fine.');
  });

  test('words to the bot in the thread go to the merchant, other talk does not, nor a secret', async () => {
    const desk = platform === 'slack' ? slackDesk(world) : teamsDesk(world);
    const pm = new PmChannel(world.emulator);
    const nia = world.merchant('Nia');
    await nia.arrives();
    await nia.says('talk to my PM', 'Write your question');
    await nia.says('Which store do you mean?', 'Sent to your project manager');
    await pm.hearsInThread(nia, 'Which store do you mean?');

    desk.writes('Which store do you mean?', 'she always asks that', false);
    desk.writes('Which store do you mean?', 'the password is xoxb-1234567890-canary');
    await until(() => desk.reads().some((text) => text.includes("I haven't sent it")));
    desk.writes('Which store do you mean?', 'help');
    await until(() => desk.reads().some((text) => text.includes('These words do something else')));
    desk.writes('Which store do you mean?', 'The red one.');
    await nia.hears('The red one.');
    await until(() =>
      desk.thread('Which store do you mean?').some((text) => text.includes('I have sent that to')),
    );
    expect(nia.text()).not.toContain('she always asks that');
    expect(nia.text()).not.toContain('canary');
    expect(nia.text()).not.toContain('help');

    desk.writes('Which store do you mean?', 'remind');
    await nia.hears('Shall we carry on?');

    const card = () => pm.cardsOf(nia)[0]?.text ?? '';
    desk.writes('Which store do you mean?', 'mine');
    await pm.hearsInThread(nia, 'looks after');
    await until(() => card().includes(world.emulator.person('Priya').mention));
    const ada = platform === 'slack' ? world.slack.user('Ada') : world.teams.user('Ada Stone');
    desk.writes('Which store do you mean?', `owner ${ada.mention}`);
    const { mention } = world.emulator.person(ada.name);
    await until(() => card().includes(mention));

    const sights = () => desk.reads().filter((text) => text.includes('This is what')).length;
    desk.writes('Which store do you mean?', 'see');
    await until(() => sights() === 1);
    await desk.presses('API credentials · started', 'See as merchant');
    await until(() => sights() === 2);
    expect(desk.reads().findLast((text) => text.includes('This is what'))).toMatch(
      /Let's connect your BigCommerce store[\s\S]*Buttons: .*Let's start/,
    );
    expect(nia.text()).not.toMatch(/mine|owner <@/);
  });
});
