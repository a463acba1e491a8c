import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { plainText } from '../../emulators/slack/plain-text.ts';
import { plainText as teamsText } from '../../emulators/teams/plain-text.ts';
import { Merchant, PmChannel } from '../support/actor.ts';
import { useWorld } from '../support/world.ts';

/** A PM starts an onboarding where they are: in a channel, with a line of words. */

const ENV = { PUBLIC_URL: 'https://usher.example.com' };
const codeIn = (text: string) => /\/i\/([A-Z0-9]{8})/.exec(text)?.[1] ?? '';

describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  const world = useWorld({ platform, notStarted: true });
  const page = (code: string) => fetch(`${world.program.url}/i/${code}`);
  const mention = (name: string) =>
    platform === 'slack' ? world.slack.user(name).mention : world.teams.user(name).mention;
  const priya = () => world.emulator.person('Priya');
  /** What the asker alone reads: in Teams it is said in their personal chat. */
  async function types(channel: PmChannel, words: string, expected: string): Promise<string> {
    if (platform === 'slack') {
      const { text } = await channel.channel.ask(priya(), 'creds-start', words);
      expect(text).toContain(expected);
      return text;
    }
    const before = new Set(
      priya()
        .messages()
        .map(({ key }) => key),
    );
    world.teams.channel(channel.name).mention(world.teams.user('Priya'), `creds-start ${words}`);
    const { text } = await world.emulator.waitFor(
      () =>
        priya()
          .messages()
          .find((one) => one.isFromBot && !before.has(one.key) && one.text.includes(expected)),
      { what: expected },
    );
    return text;
  }

  test('the program starts', async () => {
    await world.start(ENV);
    if (platform === 'teams') priya().arrive();
  });

  test('with a name: a link to pass on, and the merchant comes with its code into this channel', async () => {
    const channel = new PmChannel(world.emulator, 'acme-project');
    const answer = await types(channel, 'Acme Outdoor', 'is invited. Send this');
    const code = codeIn(answer);
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
    const card = channel.channel.messages().find(({ text }) => text.includes('nobody has come yet'));
    expect(card?.text).toContain('Acme Outdoor');
    expect(card?.text).not.toContain(code);
    // Asked again, nothing is started twice.
    expect(codeIn(await types(channel, 'acme outdoor', 'is invited already'))).toBe(code);
    expect(
      channel.channel.messages().filter(({ text }) => text.includes('nobody has come yet')),
    ).toHaveLength(1);

    const maya = world.merchant('Maya');
    if (platform === 'teams') await maya.arrives();
    await maya.says(code, "Let's connect");
    const taken = await channel.hears(maya, 'started');
    expect(taken.key).toBe(card?.key);
    await types(channel, 'Acme Outdoor', 'is under way already');
    await types(channel, 'resend acme', 'has been accepted already');
  });

  test('an invitation is sent again, and taken back', async () => {
    const channel = new PmChannel(world.emulator, 'beta-project');
    const first = codeIn(await types(channel, 'Beta', 'is invited. Send this'));
    const second = codeIn(await types(channel, 'resend beta', 'A new invitation for'));
    expect(second).not.toBe(first);
    expect((await page(first)).status).toBe(404);
    expect((await page(second)).status).toBe(200);
    await types(channel, 'withdraw Beta', 'is taken back');
    const gone = await page(second);
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('was taken back')]);
    await world.emulator.waitFor(
      () => channel.channel.messages().some(({ text }) => text.includes('Withdrawn')),
      {
        what: 'the card says so',
      },
    );
    const otto = world.merchant('Otto');
    if (platform === 'teams') await otto.arrives();
    await otto.says(second, 'This invitation was taken back');
    await types(channel, 'withdraw nobody', 'Nobody in this channel who was invited');
    await types(channel, 'help', 'creds-start @Maya Acme Co');
    // After it was taken back it can be started again.
    expect(codeIn(await types(channel, 'Beta', 'is invited. Send this'))).not.toBe(second);
  });

  test('with a mention: the bot writes to them at once, and says who wants it', async () => {
    const channel = new PmChannel(world.emulator, 'gamma-project');
    const nia = world.merchant('Nia');
    if (platform === 'teams') await nia.arrives();
    await types(channel, `${mention('Nia')} Gamma Goods`, 'I have written to');
    await nia.hears('asked me to write to you');
    const card = await channel.hears(nia, 'Invited');
    expect(card.text).toContain('Gamma Goods');
    await nia.says('hi', "Let's connect");
    await channel.hears(nia, 'Just started');
    await types(channel, `${mention('Nia')} gamma goods`, 'is under way already');
  });
});

describe.each(['slack', 'teams'] as const)('somebody in several, in %s', (platform) => {
  const world = useWorld({ platform, notStarted: true });

  test('sees all of theirs, and goes from one to the other', async () => {
    await world.start({
      ...ENV,
      USHER_API_TOKENS: `test:${createHash('sha256').update('sesame').digest('hex')}`,
    });
    const start = async (customer: string) => {
      const answer = await fetch(`${world.program.url}/v1/onboardings`, {
        method: 'POST',
        headers: { authorization: 'Bearer sesame', 'content-type': 'application/json' },
        body: JSON.stringify({ customer, channel: world.pm.channel.key }),
      });
      return ((await answer.json()) as { code: string }).code;
    };
    const agnes = world.merchant('Agnes');
    if (platform === 'teams') await agnes.arrives();
    await agnes.says(await start('First Shop'), "Let's connect");
    await agnes.says('switch', 'There is only one here');
    await agnes.presses("Let's start", 'Are you allowed');
    await agnes.says(await start('Second Shop'), "Let's connect");
    const list = await agnes.says('my onboardings', 'These are yours');
    expect(list.text).toMatch(/First Shop.*Asked whether/);
    expect(list.text).toMatch(/Second Shop.*now/);
    await agnes.presses('Go on with First Shop', 'Are you allowed');
    await agnes.says('yes', 'Step 1 of 9');
    // Of two there is one other.
    await agnes.says('switch', "Let's connect");
    expect((await agnes.says('my onboardings', 'These are yours')).text).toMatch(/First Shop.*Step 1 of 9/);
  });
});

describe('with the form', () => {
  const inSlack = useWorld({ platform: 'slack', notStarted: true });
  const inTeams = useWorld({ platform: 'teams', notStarted: true });
  const VALUES = { Customer: 'Delta Goods', 'Promised for': '2031-01-31' };

  test('in Slack: customer, person, guide, day and owner at once', async () => {
    await inSlack.start(ENV);
    const { slack } = inSlack;
    const [priya, nia, omar] = [slack.user('Priya'), slack.user('Nia'), slack.user('Omar')];
    const channel = slack.channel('delta-project');
    channel.invite();
    channel.invite(priya);
    const open = async () => {
      // The answer is the form, and no message.
      await priya.command({ id: channel.id }, '/creds-start', '', 1).catch(() => undefined);
      await inSlack.emulator.waitFor(() => priya.modal(), { what: 'the form' });
    };
    await open();
    const wrong = await priya.submit({ ...VALUES, 'Promised for': 'next week' });
    expect(wrong).toEqual({ closed: false, errors: { promised: expect.stringContaining('2027-01-31') } });
    expect(await priya.submit({ ...VALUES, 'Who does it': nia.id, Owner: omar.id })).toEqual({
      closed: true,
    });
    await new Merchant(inSlack.emulator, 'Nia').hears('asked me to write to you');
    const card = await inSlack.emulator.waitFor(
      () =>
        channel
          .messages()
          .map(plainText)
          .find((text) => text.includes('Delta Goods') && text.includes(nia.mention)),
      { what: 'the card' },
    );
    expect(card).toContain('2031-01-31');
    expect(card).toContain(omar.mention);
    await inSlack.emulator.waitFor(
      () =>
        priya
          .ephemerals()
          .map(plainText)
          .some((text) => text.includes('I have written to')),
      {
        what: 'the answer',
      },
    );

    // Nobody named: a link and a code.
    await open();
    expect(await priya.submit({ Customer: 'Epsilon' })).toEqual({ closed: true });
    await inSlack.emulator.waitFor(
      () =>
        priya
          .ephemerals()
          .map(plainText)
          .some((text) => text.includes('Epsilon is invited') || text.includes('*Epsilon* is invited')),
      {
        what: 'the link',
      },
    );
  });

  test('in Slack: the merchant is written to in the language that was chosen', async () => {
    const { slack } = inSlack;
    const [priya, heidi] = [slack.user('Priya'), slack.user('Heidi')];
    await priya
      .command({ id: slack.channel('delta-project').id }, '/creds-start', '', 1)
      .catch(() => undefined);
    await inSlack.emulator.waitFor(() => priya.modal(), { what: 'the form' });
    await priya.submit({ Customer: 'Zeta', 'Who does it': heidi.id, Language: 'de' });
    await new Merchant(inSlack.emulator, 'Heidi').hears('hat mich gebeten, Ihnen zu schreiben');
    // What is to be passed on is in it, too.
    await priya
      .command({ id: slack.channel('delta-project').id }, '/creds-start', '', 1)
      .catch(() => undefined);
    await inSlack.emulator.waitFor(() => priya.modal(), { what: 'the form' });
    await priya.submit({ Customer: 'Omega', Language: 'es' });
    await inSlack.emulator.waitFor(
      () =>
        priya
          .ephemerals()
          .map(plainText)
          .some((text) => text.includes('Para conectar su tienda')),
      { what: 'the text to pass on' },
    );
  });

  test('in Slack: several at once, all or none, and not before it was read what they are', async () => {
    const { slack } = inSlack;
    const priya = slack.user('Priya');
    const channel = slack.channel('delta-project');
    const SEVERAL = 'Or several at once';
    await priya.command({ id: channel.id }, '/creds-start', '', 1).catch(() => undefined);
    await inSlack.emulator.waitFor(() => priya.modal(), { what: 'the form' });
    const objects = async (text: string, words: string) =>
      expect(await priya.submit({ [SEVERAL]: text })).toEqual({
        closed: false,
        errors: { several: expect.stringContaining(words) },
      });
    await objects('Eta\nTheta\neta', 'Line 3 is there twice.');
    await objects('Eta\nDelta Goods', 'Under way already: Delta Goods');
    const LIST = 'Eta, 2031-03-01, de\nTheta\nEpsilon';
    await objects(LIST, '3 customers: Eta · 2031-03-01 · de | Theta | Epsilon');
    expect(channel.messages().map(plainText).join()).not.toContain('Theta');
    expect(await priya.submit({ [SEVERAL]: LIST })).toEqual({ closed: true });
    const links = await inSlack.emulator.waitFor(
      () =>
        priya
          .ephemerals()
          .map(plainText)
          .find((text) => text.includes('3 customers are invited')),
      { what: 'the links' },
    );
    expect(links).toMatch(/Eta: \S+\/i\/[A-Z0-9]{8}\nTheta: \S+\/i\/[A-Z0-9]{8}\nEpsilon: /);
    expect(channel.messages().map(plainText).join()).toContain('has invited 3 customers');
    const code = /Eta: \S+\/i\/([A-Z0-9]{8})/.exec(links)?.[1] ?? '';
    const german = new Merchant(inSlack.emulator, 'Hanna');
    await german.says(code, 'Verbinden wir Ihren BigCommerce-Shop');
  });

  test('in Teams: a card to fill in, and the link in the personal chat', async () => {
    await inTeams.start(ENV);
    const { teams } = inTeams;
    const priya = teams.user('Priya');
    priya.install();
    const channel = teams.channel('delta-project');
    channel.install(priya);
    channel.mention(priya, 'creds-start');
    const form = await inTeams.emulator.waitFor(
      () => channel.everything().find((one) => teamsText(one).includes('Start an onboarding')),
      { what: 'the form' },
    );
    await priya.submit(form, VALUES, 'Start');
    await inTeams.emulator.waitFor(
      () => channel.everything().some((one) => teamsText(one).includes('Delta Goods')),
      { what: 'the card' },
    );
    const several = { 'Or several at once': 'Eta\nTheta' };
    await priya.submit(form, several, 'Start');
    const saysTo = (words: string) =>
      inTeams.emulator.waitFor(
        () =>
          inTeams.emulator
            .person('Priya')
            .messages()
            .some(({ text }) => text.includes(words)),
        { what: words },
      );
    await saysTo('Nothing is started yet. This would be 2 customers: Eta | Theta');
    await priya.submit(form, several, 'Start');
    await saysTo('2 customers are invited');
  });
});

describe('in Slack', () => {
  const world = useWorld({ platform: 'slack', notStarted: true });

  test('nothing is started in a direct message, nor where the bot is no member', async () => {
    await world.start(ENV);
    const priya = world.slack.user('Priya');
    expect(plainText(await priya.command('dm', '/creds-start', 'Acme'))).toContain(
      'in the channel of your project',
    );
    // What they have started stands in the app's home.
    const project = world.slack.channel('project');
    project.invite();
    project.invite(priya);
    await priya.command({ id: project.id }, '/creds-start', 'Omega Goods');
    priya.openHome('home');
    await world.emulator.waitFor(() => JSON.stringify(priya.home() ?? {}).includes('Omega Goods'), {
      what: 'the home of a PM',
    });
    const stranger = world.slack.user('Stranger');
    stranger.openHome('home');
    await world.emulator.waitFor(() => stranger.home(), { what: 'the home of somebody else' });
    expect(JSON.stringify(stranger.home())).not.toContain('Omega');

    const elsewhere = world.slack.channel('elsewhere');
    elsewhere.invite(priya);
    elsewhere.remove();
    const refused = plainText(await priya.command({ id: elsewhere.id }, '/creds-start', 'Acme'));
    expect(refused).toContain('/invite @Usher');
    expect(refused).not.toMatch(/\/i\//);
    expect(plainText(await priya.command({ id: elsewhere.id }, '/creds-status', ''))).not.toContain('Acme');
  });

  test('somebody the bot may not write to: the PM has the link and the code instead', async () => {
    const channel = new PmChannel(world.emulator, 'delta-project');
    const dora = world.slack.user('Dora');
    dora.deactivate();
    const { text } = await channel.channel.ask(
      world.emulator.person('Priya'),
      'creds-start',
      `<@${dora.id}> Delta`,
    );
    expect(text).toContain("I can't write to");
    const maya = world.merchant('Maya');
    await maya.says(codeIn(text), "Let's connect");
    const card = await channel.hears(maya, 'Delta');
    expect(card.text).toContain('Just started');
  });
});
