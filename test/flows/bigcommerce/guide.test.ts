import { describe, expect, test } from '@jest/globals';
import { permissions } from '../../../adapters/bigcommerce/checks/permissions.ts';
import { en as words } from '../../../adapters/bigcommerce/words/en.ts';
import { collectStep, findStep, firstStep, stepAfter, stepNumber } from '../../../src/flow/flow.ts';
import type { Step } from '../../../src/flow/schema.ts';
import { bigcommerceGuide } from '../../support/guide.ts';

const { flow } = bigcommerceGuide();

function step(id: string): Step {
  const found = findStep(flow, id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
}

/** The ten settings, as the original article lists them. */
const PERMISSIONS = [
  ['Customers', 'modify'],
  ['Information & Settings', 'read-only'],
  ['Marketing', 'modify'],
  ['Orders', 'modify'],
  ['Order Transactions', 'modify'],
  ['Get Payment Methods', 'read-only'],
  ['Products', 'modify'],
  ['Carts', 'modify'],
  ['Storefront API Tokens', 'manage'],
  ['Storefront API Customer Impersonation Tokens', 'manage'],
] as const;

describe('the original article, point by point', () => {
  test('why: the integration needs the credentials, and work begins once they are here', () => {
    expect(firstStep(flow).text).toMatch(/needs an API account/);
    expect(firstStep(flow).text).toMatch(/Once we have it, the work on your integration can begin/);
  });

  test('who: the question comes before any work', () => {
    const owner = stepAfter(flow, firstStep(flow));
    expect(owner).toBe(step('owner'));
    expect(owner?.text).toContain('store owner');
  });

  test('1. log into BigCommerce', () => {
    expect(step('log-in').heading).toBe('Log in to BigCommerce');
    expect(step('log-in').text).toContain('https://login.bigcommerce.com');
  });

  test('2. the settings menu, by its name of today and by that of older panels', () => {
    expect(step('settings').text).toContain('**Settings**');
    expect(step('settings').different).toContain('**Advanced Settings**');
  });

  test('3. API accounts, by the name of today and by those of older panels', () => {
    expect(step('api-accounts').text).toContain('**API**');
    expect(step('api-accounts').text).toContain('**Store-level API accounts**');
    expect(step('api-accounts').different).toContain('**API Accounts**');
  });

  test('4. Create API account', () => {
    expect(step('create-account').text).toContain('**Create API account**');
  });

  test('5. V2/V3 API token, in the drop-down', () => {
    expect(step('token-type').text).toMatch(/drop-down.*\*\*V2\/V3 API token\*\*/);
    expect(step('create-account').different).toContain('**Create V2/V3 API token**');
  });

  test('6. the name, ready to copy', () => {
    expect(step('name').copy).toBe('{account_name}');
  });

  test('7. the ten permissions in order, each with its level, in the list and one at a time', () => {
    const items = step('permissions').checklist ?? [];
    expect(items.map(({ text }) => text)).toEqual(PERMISSIONS.map(([name, level]) => `${name} → ${level}`));
    PERMISSIONS.forEach(([name, level], index) => {
      expect(items[index]?.action).toContain(`**${name}**`);
      expect(items[index]?.action).toContain(`from _none_ to **${level}**`);
    });
  });

  test('7. ... which are the ten that are checked', () => {
    expect(permissions.map(({ id, required }) => [words.checks[id], required])).toEqual(PERMISSIONS);
  });

  test('7. ... and in the picture', () => {
    const alt = step('permissions').picture?.alt;
    for (const [name, level] of PERMISSIONS) expect(alt).toContain(`${name}: ${level}.`);
  });

  test('8. Save', () => {
    expect(step('save').text).toContain('Click **Save**');
  });

  test('9. the window that opens, and the file: where to look for it', () => {
    expect(step('save').text).toMatch(/A window with the credentials opens.*text file/s);
    expect(step('save').stuck).toMatch(/lower left/);
    expect(step('save').stuck).toContain('**Downloads**');
  });

  test('10. save the file on the computer', () => {
    expect(step('save').stuck).toContain('Save it on your computer');
    expect(step('save').done).toBe('I have the file');
  });

  test('11. upload the file, or enter the values by hand, which makes no difference', () => {
    expect(collectStep(flow)).toBe(step('upload'));
    expect(step('upload').text).toMatch(/Drag the file into this chat/);
    expect(step('upload').text).toMatch(/type the values in instead: it makes no difference to your project/);
  });

  test('questions go to the project manager', () => {
    for (const id of ['hand-over', 'wait', 'for-owner'])
      expect(step(id).stuck).toContain('**talk to my PM**');
  });
});

describe('brought up to date', () => {
  test('users to whom the owner gave the permission may, too', () => {
    expect(step('owner').text).toContain('**Create store-level API accounts**');
    expect(step('owner').choices.map(({ label }) => label)).toEqual(['Yes', 'No', 'Not sure']);
    expect(step('owner').done).toBeUndefined();
  });

  test('permissions stay as they are saved: check before saving', () => {
    expect(step('permissions').text).toMatch(/check them.*can't change them later/s);
    expect(step('for-owner').copy).toContain("can't be changed later");
  });

  test('the other type of token is named as the wrong one', () => {
    expect(step('token-type').text).toMatch(/Not _Stencil-CLI token_/);
  });

  test('the credentials are shown once; what to do when they are lost', () => {
    expect(step('save').text).toContain('**only this once**');
    expect(step('save').stuck).toMatch(/Delete the account you've just made.*make a new one/s);
  });

  test('the file is known by its name; there is room for 50 accounts', () => {
    for (const text of [step('save').text, step('save').stuck, step('upload').stuck]) {
      expect(text).toContain('`BigCommerceAPI-credentials-`');
    }
    expect(step('create-account').stuck).toContain('50');
  });

  test('wrong permissions lead back to making a new account', () => {
    expect(flow.redo).toBe('create-account');
  });
});

describe('the way through', () => {
  test('nine counted steps from logging in to sending the file, in the order they are made', () => {
    const counted: string[] = [];
    for (let at: Step | undefined = step('log-in'); at; at = stepAfter(flow, at)) counted.push(at.id);
    expect(counted).toEqual([
      ...['log-in', 'settings', 'api-accounts', 'create-account', 'token-type'],
      ...['name', 'permissions', 'save', 'upload'],
    ]);
    expect(stepNumber(flow, step('upload'))).toEqual({ number: 9, of: 9 });
  });

  test('the greeting tells who asks, for what, how long it takes, and what becomes of the secret', () => {
    const { text, done, choices } = firstStep(flow);
    expect(text).toMatch(/working for \*\*\{company\}\*\*/);
    expect(text).toMatch(/ten minutes/);
    expect(text).toMatch(/encrypted the moment it arrives/);
    expect(text).toMatch(/send it now or at any time/);
    expect([done, choices]).toEqual(["Let's start", []]);
  });

  test.each([
    ['may', 'log-in'],
    ['may-not', 'hand-over'],
    ['unsure', 'check-rights'],
  ])('the answer %s leads to %s', (choice, to) => {
    expect(step('owner').choices.find(({ id }) => id === choice)?.go).toBe(to);
  });

  test('the owner gets a text that stands on its own, with all ten permissions', () => {
    expect(step('hand-over').copy).toContain('{company}');
    for (const [name, level] of PERMISSIONS)
      expect(step('for-owner').copy).toContain(`\n${name}: ${level}\n`);
    expect(step('for-owner').copy).toContain('Name: {account_name}');
  });
});

describe('easy to follow', () => {
  test.each(flow.steps.map(({ id }) => id))(
    '%s: a heading, help for who is stuck, and a text that fits a phone',
    (id) => {
      expect(step(id).heading).toBeDefined();
      expect(step(id).stuck).toBeDefined();
      expect(step(id).text.split(/\s+/).length).toBeLessThanOrEqual(id === 'welcome' ? 140 : 60);
    },
  );

  test('no sentence is longer than 30 words', () => {
    const sentences = flow.steps.flatMap(({ text, stuck, different }) =>
      [text, stuck, different].flatMap((part) => (part ?? '').split(/(?<=[.?!:])\s+|\n+/)),
    );
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 30)).toEqual([]);
  });

  test('markup is closed, and no other than the chats can show', () => {
    const texts = flow.steps.flatMap(({ text, stuck, different, checklist }) => [
      ...[text, stuck, different].map((part) => part ?? ''),
      ...(checklist ?? []).map(({ action }) => action),
    ]);
    for (const line of texts.flatMap((text) => text.split('\n'))) {
      expect({ line, stars: (line.match(/\*\*/g)?.length ?? 0) % 2 }).toEqual({ line, stars: 0 });
      expect(line.replace(/\*\*/g, '')).not.toMatch(/\*|^#|<|~/);
    }
  });
});
