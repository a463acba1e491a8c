import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type Playground, startPlayground } from '../../playground/index.ts';
import { createLogger } from '../../src/base/log.ts';
import { readConfig } from '../../src/config/config.ts';
import { startProgram } from '../../src/main.ts';
import { chromiumProgram, launch } from './chromium.ts';
import { until } from './until.ts';

const program = await chromiumProgram();

/** How long a page may take over one thing, in milliseconds: several times what a busy machine needs. */
const PATIENCE_MS = 45_000;
jest.setTimeout(4 * PATIENCE_MS);

/** A test that needs a browser: skipped where none can be had. */
export const browserTest = program ? test : test.skip;

/** Starts a playground of its own in a directory of its own. */
export async function startTestPlayground(dataDir: string): Promise<Playground> {
  const config = readConfig({ USHER_DATA_DIR: dataDir, PORT: '0' });
  return startPlayground(config, {
    log: createLogger('silent'),
    startProgram,
    retryDelaysMs: [50, 300, 1000],
  });
}

/** The page, for the tests of one file: a playground, and a browser to open it in. */
export interface Opened {
  readonly playground: Playground;
  readonly url: string;
  /** Opens the page again, in a browser that remembers nothing; fails the test on any error in it. */
  open(options?: BrowserContextOptions): Promise<Visitor>;
  /** Does something that restarts the program, and resolves when it has. */
  restart(cause: () => Promise<unknown>): Promise<void>;
  /** What went wrong in the pages so far: uncaught errors, refused resources. */
  readonly complaints: string[];
}

/** Starts a playground and a browser before the tests of a file, and ends them after. */
export function usePage(): Opened {
  const opened: { playground?: Playground; browser?: Browser; dir?: string } = {};
  const complaints: string[] = [];
  beforeAll(async () => {
    if (!program) return;
    opened.dir = mkdtempSync(join(tmpdir(), 'usher-page-'));
    [opened.playground, opened.browser] = await Promise.all([
      startTestPlayground(opened.dir),
      launch(program),
    ]);
  }, 240_000);
  afterAll(async () => {
    await opened.browser?.close();
    await opened.playground?.stop();
    if (opened.dir) rmSync(opened.dir, { recursive: true, force: true });
  });
  const playground = () => {
    if (!opened.playground) throw new Error('the playground is not started');
    return opened.playground;
  };
  return {
    get playground() {
      return playground();
    },
    get url() {
      return playground().program.server.url;
    },
    complaints,
    async restart(cause) {
      const before = playground().program;
      await cause();
      await until(() => playground().program !== before);
    },
    async open(options = {}) {
      if (!opened.browser) throw new Error('the browser is not started');
      const context = await opened.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(`${playground().program.server.url}/`);
      await page.locator('body[data-ready]').waitFor();
      return new Visitor(page);
    },
  };
}

/** Somebody in front of the page. */
export class Visitor {
  readonly page: Page;
  readonly chat: Locator;
  readonly channel: Locator;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    this.chat = page.locator('#chat');
    this.channel = page.locator('#channel');
  }

  /** Adds a merchant, and waits for the bot's greeting. */
  async becomes(name: string, platform: 'slack' | 'teams' = 'slack'): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a merchant' }).click();
    await this.page.getByLabel('Their name').fill(name);
    await this.page.getByLabel('They use').selectOption(platform);
    await this.page.getByRole('button', { name: 'Add', exact: true }).click();
    await this.page.getByRole('textbox', { name: `Message Usher as ${name}` }).waitFor();
    await this.reads("Let's connect your BigCommerce store");
  }

  /** Adds a merchant who writes at once: a PM does not read of one who was only greeted. */
  async starts(name: string, platform: 'slack' | 'teams' = 'slack'): Promise<void> {
    await this.becomes(name, platform);
    await this.says('hi');
  }

  /** Clicks the newest button of that name in the chat. */
  async presses(label: string): Promise<void> {
    await this.chat.getByRole('button', { name: label, exact: true }).last().click();
  }

  /** Waits for words in the merchant's chat. */
  async reads(words: string | RegExp, timeout: number = PATIENCE_MS): Promise<void> {
    await this.chat.getByText(words).last().waitFor({ timeout });
  }

  /** Waits until the newest message of the chat has this heading: the merchant has come to that step. */
  async reaches(heading: string): Promise<void> {
    await this.chat.locator('.message').last().getByRole('heading', { name: heading }).waitFor();
  }

  /** The messages in the PM's channel, with all that belongs to them, that name this merchant and hold these words. */
  pmMessages(merchant: string, words: string | RegExp): Locator {
    return this.channel
      .locator('.log > ol > .message')
      .filter({ hasText: merchant })
      .filter({ hasText: words });
  }

  /** Waits for words about this merchant in the PM's channel. */
  async pmReads(merchant: string, words: string | RegExp): Promise<void> {
    await this.pmMessages(merchant, words).first().waitFor();
  }

  /** Chooses or unchooses something, and waits until the playground knows of it. */
  async sets(control: Locator, isOn = true): Promise<void> {
    await Promise.all([this.page.waitForResponse('**/playground/act'), control.setChecked(isOn)]);
  }

  async says(words: string): Promise<void> {
    const box = this.chat.getByRole('textbox', { name: 'Message Usher' });
    await box.fill(words);
    await box.press('Enter');
  }

  /** Unfolds what makes trouble. */
  async makesTrouble(): Promise<void> {
    const trouble = this.page.locator('#trouble');
    if ((await trouble.getAttribute('open')) === null) await trouble.locator('summary').click();
  }

  sample(id: string): Locator {
    return this.page.locator(`[data-sample="${id}"]`);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
