import { afterEach, expect } from '@jest/globals';
import { browserTest, usePage } from '../support/page.ts';
import { isWithin } from '../support/sight.ts';
import { until } from '../support/until.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

browserTest.each(['slack', 'teams'] as const)(
  'a phone shows at first sight what to do, in %s',
  async (platform) => {
    const visitor = await page.open({ viewport: { width: 400, height: 800 } });
    await visitor.becomes(`Pia in ${platform}`, platform);
    const log = visitor.chat.locator('.log');
    await until(() => isWithin(visitor.chat.getByRole('heading', { name: "Let's connect" }).last(), log));
    await until(() => isWithin(visitor.chat.getByRole('button', { name: "Let's start" }).last(), log));
    await expect(visitor.chat.locator('.jump').isVisible()).resolves.toBe(false);
    await visitor.close();
  },
);

browserTest.each([400, 1000])(
  'what does not fit is read from its beginning, and one is led on, %i pixels',
  async (width) => {
    const visitor = await page.open({ viewport: { width, height: 450 }, reducedMotion: 'reduce' });
    const { page: tab, chat } = visitor;
    await visitor.becomes(`Ada at ${width}`);
    const log = chat.locator('.log');
    const greeting = chat.locator('.message').last();
    await greeting.locator('.b-header').waitFor();
    await until(() => isWithin(greeting.locator('.who'), log));
    const start = greeting.getByRole('button', { name: "Let's start" });
    await expect(isWithin(start, log)).resolves.toBe(false);
    await until(() => isWithin(tab.locator('.person[aria-pressed=true]'), tab.locator('#merchants')));
    await chat.getByRole('button', { name: 'Read on' }).click();
    await until(() => isWithin(start, log));
    await start.click();
    const question = chat.locator('.message').last();
    await question.getByText('Are you allowed to create API accounts?').waitFor();
    await until(() => isWithin(question.locator('.b-header'), log));

    if (width < 900) await tab.getByRole('button', { name: 'Samples & faults' }).click();
    const isTooWide = (part: Element) => part.scrollWidth > part.clientWidth;
    await expect(tab.locator('#bench').evaluate(isTooWide)).resolves.toBe(false);
    await expect(tab.getByRole('button', { name: 'Edit the guide' }).isVisible()).resolves.toBe(true);
    await visitor.close();
  },
);

browserTest.each([
  [800, 450],
  [800, 360],
  [640, 360],
])('enlarged, or held across, the messages keep half of the page: %i × %i', async (width, height) => {
  const visitor = await page.open({ viewport: { width, height } });
  const { page: tab } = visitor;
  const log = await visitor.chat.locator('.log').boundingBox();
  expect(log?.height).toBeGreaterThanOrEqual(height / 2);
  await expect(tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).resolves.toBe(
    true,
  );
  await expect(
    isWithin(tab.getByRole('button', { name: 'Use it for real' }), tab.locator('body')),
  ).resolves.toBe(true);
  await visitor.close();
});

browserTest('parts out of sight are marked when something is new there, or trouble is on', async () => {
  const visitor = await page.open({ viewport: { width: 400, height: 800 } });
  const { page: tab } = visitor;
  const part = (name: string) => tab.locator('.views').getByRole('button', { name });
  await visitor.starts('Quin');
  await part('PM something new').click();
  await visitor.pmMessages('Quin', 'Just started').waitFor();
  await expect(part('something new').count()).resolves.toBe(0);
  page.playground.slack.user('Quin').say('dm', 'help');
  await part('Merchant something new').click();
  await visitor.chat.locator('.message[data-author=bot]').nth(1).waitFor();

  await part('Samples & faults').click();
  await visitor.makesTrouble();
  await tab.getByRole('radio', { name: 'down' }).check();
  await part('Samples & faults trouble is on').waitFor();
  await tab.getByRole('radio', { name: 'fine' }).check();
  await part('trouble is on').waitFor({ state: 'detached' });
  await visitor.close();
});

browserTest('whatever is scrolled into view, neither the windows nor the page move', async () => {
  const visitor = await page.open();
  const { page: tab } = visitor;
  await visitor.becomes('Nils');
  for (let i = 0; i < 4; i += 1) await visitor.says('help');
  await until(async () => (await visitor.chat.locator('.message[data-author=bot]').count()) > 4);
  const moved = await tab.evaluate(() => {
    for (const one of document.querySelectorAll('main *, .visually-hidden'))
      one.scrollIntoView({ block: 'end' });
    for (const one of document.querySelectorAll('main *')) one.scrollIntoView({ block: 'start' });
    return [...document.querySelectorAll('html, body, main, .pane, .window')]
      .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
      .map(({ tagName, id }) => `${tagName} ${id}`);
  });
  expect(moved).toEqual([]);
  await visitor.close();
});
