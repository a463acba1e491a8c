import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { permissions } from '../../../adapters/bigcommerce/checks/permissions.ts';
import { en as words } from '../../../adapters/bigcommerce/words/en.ts';
import { findStep, stepAfter } from '../../../src/flow/flow.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report } from '../../support/onboarding.ts';

const guide = bigcommerceGuide('bigcommerce-short');
const { flow } = guide;

test('is data alone, and for the shop of the long one', () => {
  expect(readdirSync(flow.folder)).toEqual(['de.yml', 'es.yml', 'flow.yml']);
  expect(guide.shop).toBe(bigcommerceGuide().shop);
});

test('asks for the permissions that are checked, in the list and one at a time', () => {
  const items = findStep(flow, 'permissions')?.checklist ?? [];
  expect(items.map(({ text }) => text)).toEqual(
    permissions.map(({ id, required }) => `${words.checks[id]} → ${required}`),
  );
  permissions.forEach(({ id, required }, index) => {
    expect(items[index]?.action).toContain(`**${words.checks[id]}** from _none_ to **${required}**`);
  });
});

describe('a merchant who has done it before', () => {
  test('is through in three steps', () => {
    const conversation = new Conversation(guide);
    conversation.says('hi');
    expect(conversation.saidText).toContain('three steps');
    conversation.presses('begin');
    expect(conversation.saidText).toContain('Step 1 of 3');
    expect(conversation.saidText).toContain('Modern Retail Integration');
    conversation.says('done');
    conversation.presses('next');
    expect(conversation.saidText).toContain('Step 3 of 3');
    conversation.submits();
    expect(conversation.saidText).toContain('Checking 10 permissions with BigCommerce');
    conversation.reports(report('verified'));
    conversation.presses('store-yes');
    expect(conversation.saidText).toContain('that is all we needed');
  });

  test('has the file already', () => {
    const conversation = new Conversation(guide);
    conversation.says('hi');
    conversation.says('I have the file');
    expect(conversation.place).toBe('upload');
  });

  test('goes back to where the account is made when it has to be made again', () => {
    const conversation = new Conversation(guide);
    conversation.says('hi');
    conversation.submits();
    conversation.reports(report('needs_changes', ['Marketing']));
    conversation.presses('again');
    expect(conversation.place).toBe('create-account');
  });

  test('may not create accounts', () => {
    const conversation = new Conversation(guide);
    conversation.says('hi');
    conversation.says("let's go");
    conversation.says('not allowed');
    expect(conversation.place).toBe('ask-owner');
    expect(conversation.saidText).toContain('Hello! Modern Retail needs an API account');
  });
});

test('every step but the last leads on by itself or by a choice', () => {
  const leads = flow.steps.filter((step) => !step.collect && !stepAfter(flow, step));
  expect(leads.map(({ choices }) => choices.length > 0)).toEqual(leads.map(() => true));
});

test('every step helps whoever is stuck, in sentences of at most 30 words', () => {
  const sentences = flow.steps.flatMap(({ text, stuck, different }) =>
    [text, stuck, different].flatMap((part) => (part ?? '').split(/(?<=[.?!:])\s+|\n+/)),
  );
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 30)).toEqual([]);
  expect(flow.steps.filter(({ stuck }) => stuck === undefined)).toEqual([]);
});
