import { type SampleFile, sampleFiles } from '../../bigcommerce/sandbox.ts';
import type { Playground } from '../index.ts';
import type { LocalUser } from '../slack/people/user.ts';
import { plainText } from '../slack/plain-text.ts';
import type { MessageRecord } from '../slack/state.ts';
import { createNarrator, type Narrator } from './narrator.ts';

/** Which alerts the PM got in the end. */
export interface DemoResult {
  verified: boolean;
  needsChanges: boolean;
}

/**
 * Plays two merchants through the whole job, over real HTTP: one with a good file (after a screenshot),
 * one with a faulty one. Prints both sides. Rejects when an answer does not come.
 */
export async function playDemo(
  playground: Playground,
  out: (text: string) => void,
  colour: boolean,
): Promise<DemoResult> {
  const { slack } = playground;
  const narrator = createNarrator(slack, out, colour);
  const channel = slack.channel('onboarding');
  const pm = slack.user('Priya (PM)');
  channel.invite(pm);
  const alerts = (words: string, who: string) =>
    channel
      .messages()
      .find(
        (message) =>
          plainText(message).includes(words) && plainText(message).includes(slack.user(who).mention),
      );

  narrator.scene('Maya has never done this before');
  const maya = new Player(playground, narrator, 'Maya');
  await maya.says('hi', "Let's connect your BigCommerce store");
  await maya.presses("Let's start", 'May you create API accounts?');
  await maya.presses('Yes', 'Log in to BigCommerce');
  await maya.says('help', 'Forgot your password?');
  await maya.says('done', 'Open the settings');
  await maya.presses('It looks different here', 'Advanced Settings');
  await maya.presses('Done', 'Open Store-level API accounts');
  await maya.presses('Done', 'Create an API account');
  await maya.presses('Done', 'Choose the type of token');
  await maya.presses('Done', 'Name the account');
  await maya.presses('Done', 'Set ten permissions');
  await maya.presses('All ten are set', 'Save, and keep the window open');
  await maya.presses('I have the file', 'Send me the file');
  narrator.scene('She sends a screenshot first, then the file');
  await maya.sends('screenshot', 'screenshot');
  await maya.sends('good', 'Is this your store?');
  await maya.presses("Yes, that's my store", 'that is all we needed');

  narrator.scene('Ben has the file already, but one permission is not right');
  const ben = new Player(playground, narrator, 'Ben');
  await ben.sends('one-missing', 'one permission to change');
  await ben.presses('Make a new one', 'Create an API account');

  narrator.scene('The project manager looks how everybody is doing');
  await slack.waitFor(() => alerts('Verified', 'Maya') && alerts('Needs changes', 'Ben'), {
    what: "the PM's alerts",
  });
  narrator.does('Priya (PM) in #onboarding', '/creds-status');
  await pm.command({ id: channel.id }, '/creds-status');
  narrator.catchUp();
  return {
    verified: alerts('Verified', 'Maya') !== undefined,
    needsChanges: alerts('Needs changes', 'Ben') !== undefined,
  };
}

/** A merchant who waits for each answer before going on. */
class Player {
  private readonly user: LocalUser;
  private readonly playground: Playground;
  private readonly narrator: Narrator;
  private readonly name: string;

  constructor(playground: Playground, narrator: Narrator, name: string) {
    this.playground = playground;
    this.narrator = narrator;
    this.name = name;
    this.user = playground.slack.user(name);
  }

  async says(words: string, expected: string): Promise<void> {
    const { ts } = this.user.dm(words);
    await this.answered(ts, expected);
  }

  async presses(label: string, expected: string): Promise<void> {
    const on = this.user.messages().findLast((message) => plainText(message).includes(`[${label}]`));
    if (!on) throw new Error(`there is no button "${label}" in ${this.name}'s chat`);
    this.narrator.does(this.name, `presses [${label}]`);
    await this.user.press(on, label);
    await this.answered(on.ts, expected);
  }

  async sends(id: SampleFile['id'], expected: string): Promise<void> {
    const file = sampleFiles().find((sample) => sample.id === id);
    if (!file) throw new Error(`there is no sample file ${id}`);
    this.narrator.does(this.name, `sends a file: ${file.label.toLowerCase()}`);
    const { ts } = this.user.upload({ name: file.name, bytes: file.bytes, mimetype: file.mimeType });
    await this.answered(ts, expected);
  }

  /** Waits for the bot's answer, and for the PM's card to follow. */
  private async answered(since: string, expected: string): Promise<MessageRecord> {
    const { slack } = this.playground;
    const bot = slack.botUserId;
    const answer = await slack.waitFor(
      () =>
        this.user
          .messages()
          .find(
            (message) => message.ts > since && message.user === bot && plainText(message).includes(expected),
          ),
      { what: `"${expected}" in ${this.name}'s chat`, timeoutMs: 20_000 },
    );
    this.narrator.catchUp();
    return answer;
  }
}
