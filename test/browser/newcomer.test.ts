import { afterEach, expect } from '@jest/globals';
import { browserTest, usePage } from '../support/page.ts';
import { isWithin } from '../support/sight.ts';
import { until } from '../support/until.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

browserTest.each(['slack', 'teams'] as const)(
  "a laptop's screen shows at first sight what Usher is, and where to begin, in %s",
  async (platform) => {
    const visitor = await page.open({ viewport: { width: 1280, height: 720 } });
    const { page: tab, chat } = visitor;
    await visitor.becomes(`Nora in ${platform}`, platform);
    const about = tab.getByText(
      'Usher is a chat bot that walks merchants through handing over API credentials',
    );
    expect(await isWithin(about, tab.locator('.top'))).toBe(true);
    await until(() =>
      isWithin(chat.getByRole('heading', { name: "Let's connect" }).last(), chat.locator('.log')),
    );
    await until(() =>
      isWithin(chat.getByRole('button', { name: "Let's start" }).last(), chat.locator('.log')),
    );
    expect(await chat.locator('.jump').isVisible()).toBe(false);
    await visitor.close();
  },
);

browserTest('a phone says in its first line what this is', async () => {
  const visitor = await page.open({ viewport: { width: 400, height: 800 } });
  const brief = visitor.page.getByText('A chat bot that collects API credentials. You play both sides.');
  expect(await isWithin(brief, visitor.page.locator('.top'))).toBe(true);
  await visitor.close();
});

browserTest('trouble is folded away, and says when it is on', async () => {
  const visitor = await page.open();
  const { page: tab } = visitor;
  expect(await tab.getByRole('button', { name: 'Restart everything but Redis' }).isVisible()).toBe(false);
  await visitor.makesTrouble();
  await visitor.sets(tab.getByRole('radio', { name: 'down' }));
  await tab.locator('#trouble summary').click();
  await tab.locator('#trouble').getByText('trouble is on').waitFor();
  await visitor.makesTrouble();
  await visitor.sets(tab.getByRole('radio', { name: 'fine' }));
  await tab.locator('#trouble').getByText('trouble is on').waitFor({ state: 'detached' });
  await visitor.close();
});
