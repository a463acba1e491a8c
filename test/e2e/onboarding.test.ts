import { describe, expect, test } from '@jest/globals';
import { credentialsText, TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { plainText } from '../../emulators/slack/plain-text.ts';
import { everythingIn, secretsOf } from '../support/secrets.ts';
import { sample, useWorld } from '../support/world.ts';

const world = useWorld();

describe('a merchant, from hello to verified', () => {
  test('step by step, with the file at the end', async () => {
    const maya = world.merchant('Maya');
    await maya.says('hi', "Let's connect your BigCommerce store");
    await maya.presses("Let's start", 'Are you allowed to create API accounts?');
    await maya.presses('Yes', 'Step 1 of 9');
    for (let step = 2; step <= 7; step++) await maya.says('done', `Step ${step} of 9`);
    await maya.presses('All ten are set', 'Step 8 of 9');
    await maya.presses('Back', 'Step 7 of 9');
    await maya.presses('One at a time', '1 of 10');
    await maya.presses('Show all at once', 'Step 7 of 9');
    await maya.says('done', 'Step 8 of 9');
    await maya.says('done', 'Send me the file');
    await maya.sendsSample('good', 'Is this your store?');
    expect(maya.text()).toContain('✅ Products');
    await maya.presses("Yes, that's my store", 'that is all we needed');
    await maya.pmHears('Verified');
    await world.slack.waitFor(() => maya.card()?.includes('start the integration'), {
      what: 'the card to say that it is done',
    });
    expect(
      world.pmChannel
        .messages()
        .filter(
          (m) => plainText(m).includes('Token fingerprint') && plainText(m).includes(maya.user.mention),
        ),
    ).toHaveLength(1);
  });

  test('used buttons are gone from the messages above', async () => {
    const maya = world.merchant('Maya');
    const withButtons = maya.heard().filter((text) => /^\[/m.test(text));
    expect(withButtons).toEqual([expect.stringContaining('that is all we needed')]);
  });

  test('one permission missing: told which, sent back to the right step, and right the second time', async () => {
    const ben = world.merchant('Ben');
    await ben.sendsSample('one-missing', 'one permission is not right');
    expect(ben.text()).toContain('Marketing: you chose none, it must be modify.');
    expect(await ben.pmHears('Needs changes: ')).toContain('Marketing');
    await ben.presses('Make a new one', 'Create an API account');
    await ben.sendsSample('good', 'Is this your store?');
    await ben.pmHears('Verified');
  });

  test('many wrong: all of them at once', async () => {
    const cleo = world.merchant('Cleo');
    const result = plainText(await cleo.sendsSample('many-wrong', 'permissions are not right'));
    expect(result.match(/❌/g)?.length).toBeGreaterThan(3);
    expect(result).toContain('read-only');
  });

  test('nothing granted: one thing said, not ten', async () => {
    const result = plainText(await world.merchant('Dora').sendsSample('nothing', 'No permissions are set'));
    expect(result).not.toContain('❌');
  });

  test('a token of another shop, and one that does not exist', async () => {
    const emil = world.merchant('Emil');
    await emil.sends(
      { name: 'a.txt', bytes: credentialsText('acme01test', TOKENS.otherShop) },
      'does not accept these credentials',
    );
    await emil.sends(
      { name: 'b.txt', bytes: credentialsText('acme01test', 'n0such0token0here0n0such0token0') },
      'know this access token',
    );
    await emil.pmHears('Not accepted');
  });

  test('typed into the form, with mistakes first', async () => {
    const fay = world.merchant('Fay');
    await fay.says('hi', "Let's connect");
    await fay.says('type it in', '[Open the form]');
    await fay.user.press(fay.newestWith('Open the form'), 'Open the form');
    await world.slack.waitFor(() => fay.user.modal(), { what: 'the form' });
    const wrong = await fay.user.submit({
      'API path (or store hash)': 'my shop',
      'Access token': TOKENS.good,
    });
    expect(wrong).toMatchObject({ closed: false, errors: expect.anything() });
    const right = await fay.user.submit({
      'API path (or store hash)': 'https://api.bigcommerce.com/stores/acme01test/v3/',
      'Access token': TOKENS.good,
    });
    expect(right).toEqual({ closed: true });
    await fay.hears('Is this your store?');
  });

  test('pasted into the chat: taken, with a word of advice', async () => {
    const gus = world.merchant('Gus');
    await gus.says(credentialsText('acme01test', TOKENS.good), 'Is this your store?');
    expect(gus.text()).toContain('please delete your message');
  });

  test('pasted or sent along with a question: got it, and how to ask', async () => {
    const hedy = world.merchant('Hedy');
    const question = 'and do I need to keep the window open?';
    const credentials = credentialsText('acme01test', TOKENS.good);
    await hedy.says(`here it is: ${credentials} - ${question}`, 'You asked something too');
    await hedy.hears('Is this your store?');
    const { name, bytes, mimeType: mimetype } = sample('screenshot');
    const screenshot = { name, bytes, mimetype };
    const { ts } = hedy.user.upload(screenshot, question);
    await hedy.hears('You asked something too', ts);
    await hedy.hears('That is a picture', ts);
    await hedy.says('talk to my PM', 'Write your question');
    const asked = hedy.user.upload(screenshot, `Is ${TOKENS.good} right? ${question}`);
    await hedy.hears('Sent to your project manager', asked.ts);
    expect(await hedy.pmHears('the window open?')).toContain('[hidden] right?');
    expect(world.program.output()).not.toContain(TOKENS.good);
    expect(hedy.heard().join()).not.toContain(TOKENS.good);
    expect(world.pmChannel.messages().map(plainText).join()).not.toContain(TOKENS.good);
  });

  test('through Slack Connect, where the event tells nothing of the file', async () => {
    const hal = world.merchant('Hal');
    const { ts } = hal.user.uploadStub({ name: 'x.txt', bytes: credentialsText('acme01test', TOKENS.good) });
    await hal.hears('Is this your store?', ts);
  });

  test('the wrong store: said to the PM, and shown how to go on', async () => {
    const ida = world.merchant('Ida');
    await ida.sendsSample('other-shop', 'Is this your store?');
    await ida.presses("No, it's another one", 'the right store');
    await ida.pmHears('Wrong store');
    await ida.presses('Show me how', 'Create an API account');
  });

  test('a question reaches the PM, without the secret in it', async () => {
    const jon = world.merchant('Jon');
    await jon.says('hello', "Let's connect");
    await jon.says('talk to my PM', 'Write your question');
    await jon.says('What is a permission?', 'Sent to your project manager');
    expect(await jon.pmHears('What is a permission?')).toContain('Question');
    await jon.presses('Carry on', "Let's connect");
  });
});

describe('/creds-status', () => {
  test("in the PM's channel: its merchants, those who need somebody first; for the asker only", async () => {
    const pm = world.slack.user('Priya');
    world.pmChannel.invite(pm);
    const list = plainText(await pm.command({ id: world.pmChannel.id }, '/creds-status'));
    expect(list).toContain('merchants');
    expect(list).toMatch(/Needs changes.*\bCleo\b.*Verified.*\bMaya\b/s);
    expect(world.pmChannel.messages().some((m) => plainText(m).includes('merchants'))).toBe(false);
  });

  test('with a name: that one', async () => {
    const list = plainText(
      await world.slack.user('Priya').command({ id: world.pmChannel.id }, '/creds-status', 'maya'),
    );
    expect(list).toContain(world.merchant('Maya').user.mention);
    expect(list).not.toContain(world.merchant('Cleo').user.mention);
  });

  test("anywhere else: one's own and nobody else's", async () => {
    const cleo = world.merchant('Cleo');
    const own = plainText(await cleo.user.command('dm', '/creds-status'));
    expect(own).toContain('Needs changes');
    expect(own).not.toContain(world.merchant('Maya').user.mention);
    const stranger = world.slack.user('Stranger');
    const other = world.slack.channel('random');
    other.invite(stranger);
    expect(plainText(await stranger.command({ id: other.id }, '/creds-status'))).toContain(
      'nothing under way',
    );
  });
});

test('the app home says hello and where things stand', async () => {
  const cleo = world.merchant('Cleo');
  cleo.user.openHome('home');
  await world.slack.waitFor(() => JSON.stringify(cleo.user.home() ?? '').includes('Needs changes'), {
    what: 'the home',
  });
});

test('nothing in any shop was changed', () => {
  expect(world.sandbox.requests.length).toBeGreaterThan(50);
  expect(world.sandbox.changes).toEqual([]);
});

test('no secret is outside its seal: not in Redis, nor in the logs, nor in what the bot wrote', async () => {
  const redis = await everythingIn(world.redis.url);
  const written = world.slack.snapshot().messages.filter(({ user }) => user === world.slack.botUserId);
  const places = {
    redis,
    logs: world.program.output(),
    slack: JSON.stringify([written, world.slack.snapshot().views]),
  };
  expect(redis).toContain('Acme Outdoor');
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secretsOf(world.sandbox)) {
      if (text.includes(secret)) throw new Error(`a secret stands in ${place}`);
    }
    expect(text).not.toContain('BigCommerceAPI-credentials-sandbox');
  }
});
