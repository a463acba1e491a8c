import { describe, expect, test } from '@jest/globals';
import { readOnboarding } from '../../../src/state/read.ts';
import { SCHEMA, upgraded } from '../../../src/state/upgrades/index.ts';
import { progressMessage } from '../../../src/views/merchant/checking.ts';
import { resultMessage } from '../../../src/views/merchant/results.ts';
import { cardMessage } from '../../../src/views/pm/card.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report, textOf } from '../../support/onboarding.ts';

const messageWith = (file: string) => ({
  summary: 'Look',
  blocks: [
    { type: 'text', text: '/srv/usher/flows/is a path' },
    { type: 'picture', file, alt: 'Where to click' },
  ],
});

describe('to 2', () => {
  test.each([
    '/srv/usher/flows/bigcommerce/pictures/save.png',
    '/srv/flows/usher/flows/bigcommerce/pictures/save.png',
    'C:\\usher\\flows\\bigcommerce\\pictures\\save.png',
  ])('a picture at %s is named by flow and file', (file) => {
    const open = messageWith(file);
    const named = messageWith('bigcommerce/pictures/save.png');
    expect(upgraded('onboarding', { id: 'ob', open, trail: [{ step: 'a' }], kept: null })).toEqual({
      id: 'ob',
      open: named,
      trail: [{ step: 'a' }],
      kept: null,
      schema: SCHEMA,
    });
    expect(upgraded('effect', { kind: 'say', message: open })).toEqual({
      kind: 'say',
      message: named,
      schema: SCHEMA,
    });
  });
});

const store = { name: 'Acme Outdoor', domain: 'acme-outdoor.example', hash: 'abc123' };
const checks = [
  {
    id: 'marketing',
    label: 'Marketing',
    required: 'modify',
    outcome: 'fail',
    found: 'none',
    detail: 'Marketing: you chose none, it must be modify.',
  },
  {
    id: 'transactions',
    label: 'Order Transactions',
    required: 'modify',
    outcome: 'unknown',
    found: null,
    detail:
      'Order Transactions: reading works, but BigCommerce offers no way to prove modify; please make sure that its drop-down says modify. The check left an empty test entry behind in the store; please delete it there.',
  },
  {
    id: 'carts',
    label: 'Carts',
    required: 'modify',
    outcome: 'unknown',
    found: null,
    detail: 'Carts: BigCommerce did not answer, so this could not be checked.',
    unreachable: true,
  },
];

describe('to 3', () => {
  test('a report with labels and sentences in it is told like any other', () => {
    const guide = bigcommerceGuide();
    const conversation = new Conversation(guide);
    conversation.submits();
    conversation.reports(report('needs_changes', ['Marketing']));
    const now = JSON.parse(JSON.stringify(conversation.onboarding));
    const { schema: _schema, ...old } = now;
    const stored = {
      ...old,
      submission: { ...old.submission, checks, notes: ['The client secret looks incomplete.'] },
      report: { verdict: 'needs_changes', store, checks, later: 1 },
      kept: { submission: 's0', at: 1, shop: 'abc123', fingerprint: '01234567', store, confirmed: true },
    };
    const onboarding = readOnboarding('ob_test', JSON.stringify(stored));
    if (!onboarding.report) throw new Error('the report is gone');
    expect(onboarding.report.store).toEqual({
      id: 'abc123',
      name: 'Acme Outdoor',
      domain: 'acme-outdoor.example',
    });
    expect(onboarding.kept?.store).toEqual(onboarding.report.store);
    expect(onboarding.submission?.checks).toEqual(onboarding.report.checks);
    const { report: told, submission, kept } = onboarding;
    expect(JSON.stringify([told, submission, kept])).not.toMatch(/"(label|detail|hash)":/);

    const result = textOf(resultMessage(guide, onboarding, onboarding.report));
    expect(result).toContain('**Marketing** is set to none. It must be **modify**.');
    expect(result).toContain(
      '**Order Transactions**: reading works, but BigCommerce offers no way to prove modify; please make sure that its drop-down says modify. The check left an empty test entry behind in the store; please delete it there.',
    );
    expect(result).not.toContain('Carts');
    expect(textOf(progressMessage(guide, onboarding))).toContain('The client secret looks incomplete.');
    const card = textOf(cardMessage(guide, onboarding));
    expect(card).toContain('Store: Acme Outdoor (acme-outdoor.example)');
    expect(card).toContain('Needs changes: Marketing');
    expect(card).toContain('Not proved: Order Transactions, Carts');
  });
});

test.each([SCHEMA, SCHEMA + 1])('what has the number %s is left as it is', (schema) => {
  const json = { schema, open: messageWith('/srv/usher/flows/x/pictures/y.png') };
  expect(upgraded('onboarding', json)).toBe(json);
});
