import { afterEach, expect } from '@jest/globals';
import { browserTest, usePage, type Visitor } from '../support/page.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

const ANSWERS = [
  ['good', 'Is this your store?', /Verified/],
  ['one-missing', /one permission (to change|is not right)/, /Needs changes/],
  ['many-wrong', /permissions (to change|are not right)/, /Needs changes/],
  ['nothing', 'No permissions are set', /no permissions at all/],
  ['other-shop', 'Harbor Lane Goods', /Verified/],
  ['screenshot', 'screenshot', undefined],
  ['empty', 'empty', undefined],
] as const;

/** One visitor for all: what is under test is what comes of each file. */
let visitor: Visitor | undefined;

browserTest.each(ANSWERS)('the sample file %s', async (id, answer, alert) => {
  visitor ??= await page.open();
  await visitor.becomes(`Sender of ${id}`);
  await visitor.sample(id).click();
  const answers = visitor.chat.locator('.message[data-author=bot]:not(:first-child)');
  await answers.getByText(answer).last().waitFor();
  if (alert) await visitor.pmReads(`Sender of ${id}`, alert);
});
