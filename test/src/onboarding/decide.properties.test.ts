import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { collectStep, type Flow } from '../../../src/flow/flow.ts';
import type { Verdict } from '../../../src/shop/report.ts';
import type { Event } from '../../../src/state/event.ts';
import { isVerified } from '../../../src/state/onboarding.ts';
import { nearestPlace, placeAfter } from '../../../src/state/place.ts';
import { anyEvent } from '../../support/arbitraries.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report } from '../../support/onboarding.ts';

const guide = bigcommerceGuide();
const flow = guide.flow;
const stepIds = flow.steps.map(({ id }) => id);
const choiceIds = [
  'next',
  'back',
  'stuck',
  'different',
  'pm',
  'form',
  'restart',
  'restart-yes',
  'status',
  'resume',
  'one-by-one',
  'all-at-once',
  'store-yes',
  'store-no',
  'again',
  'send',
  ...flow.steps.flatMap(({ choices }) => choices.map(({ id }) => id)),
]; // prettier-ignore
const words = [
  'hi',
  'done',
  'yes',
  'no',
  'back',
  'help',
  'restart',
  'status',
  'pm',
  'form',
  'never mind',
  'blah blah',
  '',
];

/** Anything a merchant does, or that the background does meanwhile; nonsense included. */
const action: fc.Arbitrary<(conversation: Conversation) => void> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...choiceIds).map((choice) => pressing(choice)) },
  { weight: 3, arbitrary: fc.constantFrom(...words).map((text) => (c: Conversation) => void c.says(text)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...choiceIds),
        fc.constantFrom(...stepIds, 'result', 'restart', 'elsewhere', undefined),
      )
      .map(
        ([choice, place]) =>
          (c: Conversation) =>
            void c.happens({ kind: 'choice', choice, place, trigger: undefined }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constant((c: Conversation) => void c.happens({ kind: 'hello', installed: true })),
  },
);
/** Any event there is, of the merchant or of the background. */
const happening = anyEvent.map((event) => (c: Conversation) => void c.happens(event));

/** Presses a button wherever the newest buttons stand, whether or not it is among them. */
function pressing(choice: string) {
  return (c: Conversation) =>
    void c.happens({ kind: 'choice', choice, place: c.onboarding.open?.context?.place, trigger: 'trigger' });
}

const anything = fc.array(fc.oneof({ weight: 3, arbitrary: action }, { weight: 2, arbitrary: happening }), {
  maxLength: 60,
});
const wordsAndButtons = fc.array(action, { maxLength: 60 });

function play(actions: ((conversation: Conversation) => void)[]): Conversation {
  const conversation = new Conversation(guide);
  for (const act of actions) act(conversation);
  return conversation;
}

describe('whatever happens, in whatever order', () => {
  test('notifications are plain words', () => {
    fc.assert(
      fc.property(anything, (actions) => {
        const conversation = new Conversation(guide);
        for (const act of actions) {
          act(conversation);
          for (const { summary } of conversation.said) expect(summary).not.toMatch(/\*\*|`|\]\(/);
        }
      }),
    );
  });

  test('nobody gets stuck: from anywhere, words alone lead to the step that takes the file', () => {
    fc.assert(
      fc.property(anything, (actions) => {
        const conversation = play(actions);
        // What was called off goes on when a PM says so.
        conversation.happens({ kind: 'resumed', by: { user: 'U7' } });
        conversation.says('never mind');
        conversation.says('restart');
        conversation.says('yes');
        expect(conversation.place).toBe('welcome');
        conversation.says('done');
        conversation.says('yes');
        for (let step = 0; step < 20 && conversation.place !== 'upload'; step++) conversation.says('done');
        expect(conversation.place).toBe(collectStep(flow)?.id);
      }),
    );
  });

  test('the merchant is never met with silence', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...words), (actions, text) => {
        const conversation = play(actions);
        conversation.says(text);
        // A form is an answer too, and one that can't be opened is followed by words.
        if (conversation.effects.some(({ kind }) => kind === 'open-form'))
          conversation.happens({ kind: 'form-not-opened' });
        expect(conversation.said.length).toBeGreaterThan(0);
      }),
    );
  });

  test('what is notified of is plain: one line, no markup', () => {
    fc.assert(
      fc.property(anything, (actions) => {
        const conversation = new Conversation(guide);
        conversation.onEvent = ({ effects }) => {
          for (const effect of effects)
            if ('message' in effect) expect(effect.message.summary).toMatch(/^[^*`\n]+$/);
        };
        for (const act of actions) act(conversation);
      }),
    );
  });

  test('the owner question is never skipped, unless credentials arrive', () => {
    fc.assert(
      fc.property(wordsAndButtons, (actions) => {
        const conversation = new Conversation(guide);
        let answered = false;
        for (const act of actions) {
          const before = conversation.place;
          act(conversation);
          if (before === 'owner' && conversation.place !== 'owner' && conversation.place !== 'welcome')
            answered = true;
          expect(answered || ['welcome', 'owner'].includes(conversation.place)).toBe(true);
        }
      }),
    );
  });

  test('back undoes next', () => {
    fc.assert(
      fc.property(wordsAndButtons, (actions) => {
        const conversation = play([(c) => void c.says('hi'), ...actions]);
        const { place, trail } = conversation.onboarding;
        fc.pre(placeAfter(flow, place) !== undefined && trail.length < 50);
        conversation.says('never mind');
        conversation.happens({ kind: 'choice', choice: 'next', place: undefined, trigger: undefined });
        expect(conversation.onboarding.place).not.toEqual(place);
        conversation.happens({ kind: 'choice', choice: 'back', place: undefined, trigger: undefined });
        expect(conversation.onboarding.place).toEqual(place);
        expect(conversation.onboarding.trail).toEqual(trail);
      }),
    );
  });

  test('the same events make the same state and the same effects', () => {
    fc.assert(
      fc.property(anything, (actions) => {
        const [one, other] = [play(actions), play(actions)];
        expect(other.onboarding).toEqual(one.onboarding);
        expect(other.effects).toEqual(one.effects);
      }),
    );
  });

  test('a decision leaves the state it was based on alone', () => {
    fc.assert(
      fc.property(anything, action, (actions, act) => {
        const conversation = play(actions);
        const before = conversation.onboarding;
        const copy = structuredClone(before);
        act(conversation);
        expect(before).toEqual(copy);
      }),
    );
  });

  test('what is sealed is referred to or destroyed, and what works is kept until something newer does', () => {
    const verdict = fc.constantFrom<Verdict>('verified', 'verified', 'needs_changes', 'invalid');
    const credentials = fc
      .tuple(fc.constantFrom('one', 'other'), fc.option(verdict))
      .map(([shop, said]) => (c: Conversation) => {
        c.submits(`ob_test.${c.now}`, 'file', shop);
        if (said) c.reports(report(said, ['Orders']));
      });
    const actions = fc.array(fc.oneof({ weight: 2, arbitrary: action }, credentials), { maxLength: 60 });
    fc.assert(
      fc.property(actions, (acts) => {
        const conversation = new Conversation(guide);
        const sealed = new Set<string>();
        let works = false;
        conversation.onEvent = ({ onboarding, effects }, event) => {
          if (event.kind === 'submitted') sealed.add(event.received.id);
          for (const effect of effects) if (effect.kind === 'discard') sealed.delete(effect.submission);
          const { submission, kept } = onboarding;
          const current = submission?.destroyed ? undefined : submission?.id;
          const named = [current, kept?.submission].filter((id) => id !== undefined);
          expect([...sealed].sort()).toEqual(named.sort());
          const isDenied = onboarding.storeConfirmed === false;
          if (works && !isDenied) expect(kept !== undefined || isVerified(onboarding)).toBe(true);
          works = kept !== undefined || isVerified(onboarding);
        };
        for (const act of acts) act(conversation);
      }),
    );
  });

  test("only the newest submission's first report counts", () => {
    fc.assert(
      fc.property(anything, (actions) => {
        const conversation = play(actions);
        const { submission, phase } = conversation.onboarding;
        conversation.reports(report('verified'), 'ob_test.s9');
        expect(conversation.onboarding.submission).toEqual(submission);
        expect(conversation.onboarding.phase).toBe(phase);
        conversation.submits('ob_test.s9');
        conversation.reports(report('invalid'), 'ob_test.s9');
        conversation.reports(report('verified'), 'ob_test.s9');
        expect(conversation.onboarding.report?.verdict).toBe('invalid');
      }),
    );
  });
});

describe('a flow edited meanwhile', () => {
  /** The flow with some steps taken out, never the first nor the one that collects. */
  const edited = fc
    .subarray(stepIds.filter((id) => id !== 'welcome' && id !== 'upload'))
    .map((gone): Flow => {
      const steps = flow.steps.filter(({ id }) => !gone.includes(id));
      const kept = (id: string) => !gone.includes(id);
      return {
        ...flow,
        redo: undefined,
        login: undefined,
        answers: {},
        steps: steps.map((step) => ({
          ...step,
          choices: step.choices.filter(({ go }) => kept(go)),
          next: undefined,
        })),
      };
    });

  test('strands nobody: the place stands in the new flow, and its trail too', () => {
    fc.assert(
      fc.property(anything, edited, (actions, newFlow) => {
        const { place, trail } = play(actions).onboarding;
        const now = nearestPlace(newFlow, { place, trail });
        const ids = newFlow.steps.map(({ id }) => id);
        expect(ids).toContain(now.place.step);
        for (const past of now.trail) expect(ids).toContain(past.step);
        expect(now.moved).toBe(ids.includes(place.step) ? undefined : 'gone');
      }),
    );
  });

  test('the merchant is told, and goes on after the last step they had done', () => {
    const conversation = new Conversation(guide);
    conversation.says('hi');
    conversation.says('done');
    conversation.says('yes');
    conversation.says('done');
    conversation.says('done');
    expect(conversation.place).toBe('api-accounts');
    const without = {
      ...guide,
      flow: { ...flow, steps: flow.steps.filter(({ id }) => id !== 'api-accounts') },
    };
    const later = new Conversation(without);
    later.onboarding = conversation.onboarding;
    later.says('done');
    expect(later.place).toBe('create-account');
    expect(later.saidText).toContain('This guide was improved');
  });

  test('whatever becomes of a checklist, none of its items is passed over that was not shown', () => {
    const step = flow.steps.find(({ id }) => id === 'permissions');
    const items = step?.checklist ?? [];
    const added = { text: 'Sites → read-only', action: 'Find **Sites**.' };
    const lists = fc.shuffledSubarray([...items, added], { minLength: 1 });
    fc.assert(
      fc.property(
        lists,
        fc.option(fc.nat(items.length), { nil: undefined }),
        fc.boolean(),
        (checklist, done, byText) => {
          const before = new Conversation(guide);
          for (const words of ['hi', 'done', 'yes']) before.says(words);
          while (before.place !== 'permissions') before.says('done');
          // Either the whole list, or so many of its items one at a time.
          if (done !== undefined) before.presses('one-by-one');
          for (let item = 0; item < (done ?? 0); item++) before.says('done');
          const steps = flow.steps.map((other) =>
            other.id === 'permissions' ? { ...other, checklist } : other,
          );
          const after = new Conversation({ ...guide, flow: { ...flow, steps } });
          after.onboarding = before.onboarding;
          const shown: string[] = [];
          for (let turn = 0; turn < 20 && after.place.startsWith('permissions'); turn++) {
            if (byText) after.says('done');
            else after.presses('next');
            shown.push(after.saidText);
          }
          const isSame = isDeepStrictEqual(checklist, items);
          const asked = shown.join('\n').replace(/^done .*/gm, '');
          if (!isSame) for (const { text } of checklist) expect(asked).toContain(text);
          expect(shown.join().includes('This list was changed')).toBe(!isSame);
        },
      ),
    );
  });

  test('a step that was renamed is found by its former name', () => {
    const renamed = flow.steps.map((step) =>
      step.id === 'log-in' ? { ...step, id: 'sign-in', formerly: ['log-in'] } : step,
    );
    const now = nearestPlace({ ...flow, steps: renamed }, { place: { step: 'log-in' }, trail: [] });
    expect(now).toEqual({ place: { step: 'sign-in' }, trail: [], moved: undefined });
  });
});

/** What nobody understood is kept until it is passed on, and questions are: without what looks like a secret. */
test('no secret that a merchant types gets into state and effects', () => {
  fc.assert(
    fc.property(wordsAndButtons, (actions) => {
      const conversation = play(actions);
      conversation.says('never mind');
      const { onboarding, effects } = conversation.happens({
        kind: 'text',
        text: 'is zebra0in1a2hat3and4with5its6stripes right',
      } satisfies Omit<Event & { kind: 'text' }, 'id' | 'at'>);
      expect(JSON.stringify([onboarding, effects])).not.toContain('zebra');
    }),
  );
});
