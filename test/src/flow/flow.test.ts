import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  collectStep,
  type Flow,
  fillTemplate,
  findStep,
  firstStep,
  stepAfter,
  stepNumber,
} from '../../../src/flow/flow.ts';
import { flowFileSchema } from '../../../src/flow/schema.ts';

const words = { company: 'Modern Retail', account_name: 'Modern Retail Integration' };

/** Flows of one to twelve steps, with every mixture of counted, done, next, former ids and collect. */
const flows: fc.Arbitrary<Flow> = fc
  .array(
    fc.record({
      counted: fc.boolean(),
      done: fc.boolean(),
      formerly: fc.boolean(),
      next: fc.option(fc.nat(), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((drafts) => fc.tuple(fc.constant(drafts), fc.nat(drafts.length)))
  .map(([drafts, collecting]) => ({
    name: 'drawn',
    shop: undefined,
    redo: undefined,
    login: undefined,
    answers: {},
    folder: '/nowhere',
    ...flowFileSchema.pick({ title: true, steps: true }).parse({
      title: 'Drawn',
      steps: drafts.map(({ counted, done, formerly, next }, index) => ({
        id: `step-${index}`,
        text: 'Text',
        counted,
        collect: index === collecting,
        ...(formerly ? { formerly: [`old-${index}`] } : {}),
        ...(done ? { done: 'Done' } : {}),
        ...(done && next !== undefined ? { next: `step-${next % drafts.length}` } : {}),
      })),
    }),
  }));

describe('in any flow', () => {
  test('each step is found by its id and by its former ids, and by nothing else', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        for (const step of flow.steps) {
          for (const name of [step.id, ...step.formerly]) expect(findStep(flow, name)).toBe(step);
        }
        expect(findStep(flow, 'nowhere')).toBeUndefined();
        expect(firstStep(flow)).toBe(flow.steps[0]);
      }),
    );
  });

  test('counted steps are numbered 1 to n without a gap, the others not at all', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const counted = flow.steps.filter(({ counted }) => counted);
        expect(counted.map((step) => stepNumber(flow, step))).toEqual(
          counted.map((_, index) => ({ number: index + 1, of: counted.length })),
        );
        for (const step of flow.steps.filter(({ counted }) => !counted)) {
          expect(stepNumber(flow, step)).toBeUndefined();
        }
      }),
    );
  });

  test('done leads to "next" or else to the step below; without done nothing does', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        flow.steps.forEach((step, index) => {
          const after = stepAfter(flow, step);
          if (step.done === undefined) expect(after).toBeUndefined();
          else if (step.next !== undefined) expect(after?.id).toBe(step.next);
          else expect(after).toBe(flow.steps[index + 1]);
        });
      }),
    );
  });

  test('the step that collects is found if there is one', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        expect(collectStep(flow)).toBe(flow.steps.find(({ collect }) => collect));
      }),
    );
  });
});

test('a step whose id another step had formerly is found first', () => {
  const { steps } = flowFileSchema.parse({
    title: 'Moved',
    steps: [
      { id: 'new', formerly: ['old'], text: 'New' },
      { id: 'old', text: 'Old' },
    ],
  });
  const flow: Flow = {
    name: 'moved',
    title: 'Moved',
    shop: undefined,
    redo: undefined,
    login: undefined,
    answers: {},
    folder: '/nowhere',
    steps,
  };
  expect(findStep(flow, 'old')?.text).toBe('Old');
});

test('templates: known words are filled, everything else stays as it is', () => {
  expect(fillTemplate('{account_name} by {company}, {company}!', words)).toBe(
    'Modern Retail Integration by Modern Retail, Modern Retail!',
  );
  expect(fillTemplate('{constructor} {toString} {nobody} {}', words)).toBe(
    '{constructor} {toString} {nobody} {}',
  );
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/\{(company|account_name)\}/.test(text)),
      (text) => {
        expect(fillTemplate(text, words)).toBe(text);
      },
    ),
  );
});

test('what is filled in is not filled again', () => {
  expect(fillTemplate('{company}', { company: '{account_name}', account_name: 'X' })).toBe('{account_name}');
});
