import { describe, expect, test } from '@jest/globals';
import { openRedisStore } from '../../adapters/redis/store.ts';
import { credentialsText, TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { sample } from '../support/actor.ts';
import { everythingIn, secretsOf } from '../support/secrets.ts';
import { useWorld } from '../support/world.ts';

/** What merchants and their PM live through, whichever platform they are on. */
describe.each(['slack', 'teams'] as const)('in %s, a merchant', (platform) => {
  const world = useWorld({ platform });
  const API_PATH = 'Store address (the API PATH line, or the address of your control panel)';
  const TOKEN = 'Access token';
  const good = credentialsText('acme01test', TOKENS.good);

  test('goes from hello to verified, step by step, with the file at the end', async () => {
    const maya = world.merchant('Maya');
    await maya.arrives();
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
    await maya.presses("Yes, that's my store", 'One last question');
    await maya.presses('Yes, I set it', 'that is all we needed');
    await world.pm.hears(maya, 'Verified');
    await world.pm.hears(maya, 'hand the credentials over');
    expect(world.pm.about(maya).filter(({ text }) => text.includes('started'))).toHaveLength(1);
  });

  test('finds no used button in the messages above', async () => {
    const withButtons = world
      .merchant('Maya')
      .heard()
      .filter((text) => /^\[/m.test(text));
    expect(withButtons).toEqual([expect.stringContaining('that is all we needed')]);
  });

  test('goes back, asks for help and where they are, and starts again, in words', async () => {
    const nia = world.merchant('Nia');
    await nia.arrives();
    await nia.says("let's start", 'Are you allowed to create API accounts?');
    await nia.says('yes', 'Step 1 of 9');
    await nia.says('done', 'Step 2 of 9');
    await nia.says('help', 'Scroll the menu');
    await nia.says('back', 'Step 1 of 9');
    await nia.says('status', 'You are at step 1 of 9');
    await nia.says('restart', 'Shall we start again');
    await nia.says('yes', "Let's connect your BigCommerce store");
  });

  test('whose file lacks one permission is told which, sent back, and right the second time', async () => {
    const ben = world.merchant('Ben');
    await ben.arrives();
    await ben.sendsSample('one-missing', 'one permission is not right');
    expect(ben.text()).toMatch(/Marketing\*+ is set to none\. It must be \*+modify/);
    const alert = await world.pm.hears(ben, 'Needs changes: ');
    expect(alert.text).toContain('Marketing');
    await world.pm.hearsInThread(ben, 'is none, must be modify');
    await ben.presses('Make a new one', 'Create an API account');
    await ben.sendsSample('good', 'Is this your store?');
    await world.pm.hears(ben, 'Verified');
  });

  test('whose file has many faults is told all of them at once', async () => {
    const cleo = world.merchant('Cleo');
    await cleo.arrives();
    const { text } = await cleo.sendsSample('many-wrong', 'permissions are not right');
    expect(text.match(/❌/g)?.length).toBeGreaterThan(3);
    expect(text).toContain('read-only');
  });

  test('whose token opens nothing is told one thing, not ten', async () => {
    const dora = world.merchant('Dora');
    await dora.arrives();
    expect((await dora.sendsSample('nothing', 'No permissions are set')).text).not.toContain('❌');
  });

  test('whose token is of another shop, or of none, is told so', async () => {
    const emil = world.merchant('Emil');
    await emil.arrives();
    const otherShop = { name: 'a.txt', bytes: credentialsText('acme01test', TOKENS.otherShop) };
    await emil.sends(otherShop, 'does not accept these credentials');
    const unknown = {
      name: 'b.txt',
      bytes: credentialsText('acme01test', 'n0such0token0here0n0such0token0'),
    };
    await emil.sends(unknown, 'know this access token');
    await world.pm.hears(emil, 'Not accepted');
  });

  test('types it into the form, with mistakes first', async () => {
    const fay = world.merchant('Fay');
    await fay.arrives();
    expect((await fay.opensForm()).text).toContain(TOKEN);
    await fay.fillsIn({ [API_PATH]: 'my shop', [TOKEN]: TOKENS.good }, 'Store address');
    expect(fay.heard().join()).not.toContain('Got it');
    const right = {
      [API_PATH]: 'https://api.bigcommerce.com/stores/acme01test/v3/',
      [TOKEN]: TOKENS.good,
    };
    await fay.fillsIn(right, 'Is this your store?');
    expect(fay.person.form()).toBeUndefined();
  });

  test('pastes it into the chat: it is taken, with a word of advice', async () => {
    const gus = world.merchant('Gus');
    await gus.arrives();
    await gus.says(good, 'Is this your store?');
    expect(gus.text()).toContain('please delete your message');
  });

  test('asks something along with it: got it, and how to ask', async () => {
    const hedy = world.merchant('Hedy');
    const question = 'and do I need to keep the window open?';
    await hedy.arrives();
    await hedy.says(`here it is: ${good} - ${question}`, 'You asked something too');
    await hedy.hears('Is this your store?');
    await hedy.sends(sample('screenshot'), 'You asked something too', question);
    await hedy.hears('That is a picture');
    await hedy.says('talk to my PM', 'Write your question');
    const asked = `Is ${TOKENS.good} right? ${question}`;
    await hedy.sends(sample('screenshot'), 'Sent to your project manager', asked);
    expect((await world.pm.hearsInThread(hedy, 'the window open?')).text).toContain('[hidden] right?');
    expect(hedy.heard().join()).not.toContain(TOKENS.good);
    expect(world.pm.text()).not.toContain(TOKENS.good);
  });

  test('of the wrong store is shown how to go on, and the PM is told', async () => {
    const ida = world.merchant('Ida');
    await ida.arrives();
    await ida.sendsSample('other-shop', 'Is this your store?');
    await ida.presses("No, it's another one", 'the right store');
    await world.pm.hears(ida, 'Wrong store');
    await ida.presses('Show me how', 'Log in to BigCommerce');
  });

  test('asks their PM, who gets the question', async () => {
    const jon = world.merchant('Jon');
    await jon.arrives();
    await jon.says('talk to my PM', 'Write your question');
    await jon.says('What is a permission?', 'Sent to your project manager');
    expect((await world.pm.hearsInThread(jon, 'What is a permission?')).text).toContain('Question');
    await jon.presses('Carry on', "Let's connect");
  });

  test('asks what merchants ask, in their own words, and goes on', async () => {
    const ana = world.merchant('Ana');
    await ana.arrives();
    await ana.says('¿es una estafa?', 'What you send is encrypted');
    await ana.presses("Let's start", 'Are you allowed to create API accounts?');
    await ana.says('no puedo entrar', 'a link for a forgotten password');
    await ana.says('ich bin nicht der Inhaber', 'The store owner can help');
    await ana.says('zurück', 'Are you allowed to create API accounts?');
    await ana.says('yes', 'Step 1 of 9');
    await ana.says('mein Entwickler macht das', 'To forward:');
    await ana.says('never mind', 'it stays with you');
    await ana.says('next week please', "I'll be back");
    await ana.says('done', 'Step 2 of 9');
  });

  test('is offered to have passed on what nobody understands, without its secrets', async () => {
    const olaf = world.merchant('Olaf');
    await olaf.arrives();
    await olaf.says('Our warehouse has moved to Denver', 'Shall I pass it on to your project manager?');
    await olaf.presses('Carry on', "Let's connect");
    await olaf.says('Which carriers are set up for Denver', 'Shall I pass it on');
    await olaf.presses('Yes, send it', 'Sent to your project manager');
    expect(world.pm.text()).not.toContain('Our warehouse');
    await world.pm.hearsInThread(olaf, 'Which carriers are set up for Denver');
    await olaf.says('talk to my PM', 'Write your question');
    await olaf.says(`is ${TOKENS.good} the right one?`, "I've hidden that: please delete your message");
    await world.pm.hearsInThread(olaf, 'is [hidden] the right one?');
    expect(world.pm.text()).not.toContain(TOKENS.good);
  });

  test('resumes days later where they stopped, after restarts', async () => {
    const kim = world.merchant('Kim');
    await kim.arrives();
    await kim.says('done', 'Are you allowed to create API accounts?');
    await kim.says('yes', 'Step 1 of 9');
    expect(await world.program.stop()).toBe(0);
    await world.start();
    await kim.says('hello again', 'Log in to BigCommerce');
    await kim.presses('Done', 'Step 2 of 9');
  });

  test('is on the list of the PM, who asks for one of them, or for all', async () => {
    // A short list mentions people, a long one names them.
    const called = (name: string) => new RegExp(`\\b${name}\\b|${world.merchant(name).person.mention}`);
    const all = await world.pm.asks();
    expect(all).toContain('merchants');
    for (const name of ['Maya', 'Cleo', 'Kim']) expect(all).toMatch(called(name));
    const one = await world.pm.asks('maya');
    expect(one).toMatch(called('Maya'));
    expect(one).not.toMatch(called('Cleo'));
    // The whole of it: what each permission was found to be, and the way to the card.
    expect(one).toContain('Storefront');
    expect(one).toContain('Open the card');
    expect(await world.pm.asks('help')).toContain('stuck');
    const priya = world.emulator.person('Priya');
    priya.arrive();
    expect(await world.pm.asks('export')).toContain('in our own chat');
    await world.emulator.waitFor(
      () => priya.messages().some(({ text }) => text.includes('id,customer,merchant')),
      {
        what: 'the table',
      },
    );
    expect(world.pm.text()).not.toContain('id,customer,merchant');
    expect(await world.pm.asks('report')).toContain('with working credentials');
  });

  test('is not who asks as a PM: they read what PMs can do, and nothing begins with them', async () => {
    const priya = world.emulator.person('Priya');
    priya.say('hi');
    await world.emulator.waitFor(
      () => priya.messages().some(({ text }) => text.includes('You look after merchants')),
      {
        what: 'what PMs can do',
      },
    );
    const { id: user } = priya;
    const person =
      platform === 'slack'
        ? ({ platform, user } as const)
        : ({ platform, user, tenant: world.teams.user('Priya').tenant } as const);
    const store = await openRedisStore(world.redis.url);
    expect(await store.directory.of(person)).toBeUndefined();
    await store.close();
  });

  test('leaves no trace in any shop, and no secret outside its seal', async () => {
    expect(world.sandbox.requests.length).toBeGreaterThan(50);
    expect(world.sandbox.changes).toEqual([]);
    const merchants = ['Maya', 'Ben', 'Cleo', 'Fay', 'Gus', 'Hedy'].map((name) => world.merchant(name));
    const places = {
      redis: await everythingIn(world.redis.url),
      logs: world.program.output(),
      chats: [...merchants.flatMap((merchant) => merchant.heard()), world.pm.text()].join('\n'),
    };
    expect(places.redis).toContain('Acme Outdoor');
    for (const [place, text] of Object.entries(places)) {
      for (const secret of secretsOf(world.sandbox))
        if (text.includes(secret)) throw new Error(`a secret stands in ${place}`);
      expect(text).not.toContain('BigCommerceAPI-credentials-sandbox');
    }
  });
});
