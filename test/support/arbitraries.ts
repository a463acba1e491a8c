import fc from 'fast-check';
import type { Address } from '../../src/chat/address.ts';
import type { Person } from '../../src/chat/inbound.ts';
import type { Form, Message } from '../../src/chat/message.ts';
import type { Check, Report, Verdict } from '../../src/shop/report.ts';
import type { Effect, EffectOf, Kind } from '../../src/state/effect.ts';
import type { Event } from '../../src/state/event.ts';
import type { Slot } from '../../src/state/onboarding.ts';
import { report } from './onboarding.ts';

/** What tests make up: something of every kind there is. A kind that is missing here does not compile. */

type Unstamped<K extends Event['kind']> = Omit<Extract<Event, { kind: K }>, 'id' | 'at'>;

const submission = fc.integer({ min: 1, max: 3 }).map((n) => `ob_test.s${n}`);
const slot = fc.constantFrom<Slot>('step', 'progress', 'card');
const ref = fc.integer({ min: 1, max: 9 }).map((n) => ({ conversation: 'D1', id: `m${n}` }));
const message: fc.Arbitrary<Message> = fc
  .constantFrom('hello', 'näh\n"\\ ✓ 1 2\n{}')
  .map((text) => ({ summary: text, blocks: [{ type: 'text', text }] }));
const form: Form = {
  title: 'Credentials',
  intro: 'Please type them in.',
  fields: [{ id: 'token', label: 'Access token', secret: true }],
  submit: 'Send',
  context: { onboarding: 'ob_test', place: 'upload' },
};
const reports: fc.Arbitrary<Report> = fc
  .constantFrom<Verdict>('verified', 'needs_changes', 'invalid', 'unreachable')
  .map((verdict) => report(verdict, verdict === 'needs_changes' ? ['Orders'] : []));
/** A time before anything that a `Conversation` does. */
const longAgo = fc.constantFrom(1_600_000_000_000, 1_600_000_005_000);
const link = fc.constantFrom('link', 'other');
const actor = fc.constantFrom({ user: 'U7' }, { user: 'U8', name: 'Ada' });
const problem = { code: 'x', message: 'That is a screenshot.' };

const address = fc.constantFrom<Address>({
  platform: 'teams',
  tenant: 't',
  conversation: 'a:1',
  user: '29:1',
});
const person = fc.constantFrom('U1', 'U2').map((user): Person => {
  return { address: { platform: 'slack', tenant: 'T1', conversation: `D-${user}`, user } };
});

/** An effect of each kind. */
const EFFECTS: { [K in Kind]: fc.Arbitrary<EffectOf<K>> } = {
  say: fc.record({ kind: fc.constant('say'), message, slot }, { requiredKeys: ['kind', 'message'] }),
  remind: fc.constant({ kind: 'remind' }),
  tell: fc.record({ kind: fc.constant('tell'), to: address, message }),
  'colleague-code': fc.constant({ kind: 'colleague-code' }),
  settle: fc.record(
    { kind: fc.constant('settle'), ref, message, to: address },
    { requiredKeys: ['kind', 'ref', 'message'] },
  ),
  progress: fc.record({ kind: fc.constant('progress'), submission }),
  replace: fc.record({ kind: fc.constant('replace'), slot, message }),
  'open-form': fc.constant({ kind: 'open-form', form, trigger: 'trigger' }),
  'close-form': fc.record({ kind: fc.constant('close-form'), card: ref, message }),
  card: fc.constantFrom<EffectOf<'card'>>({ kind: 'card' }, { kind: 'card', edit: true }),
  alert: fc.record({
    kind: fc.constant('alert'),
    message,
    thread: fc.boolean(),
    aloud: fc.constantFrom(true, undefined),
  }),
  answer: fc.record({ kind: fc.constant('answer'), by: actor, text: fc.constantFrom('Yes.', 'No *way*') }),
  fetch: fc.constant({ kind: 'fetch', files: ['sealed'], sentAt: 1_700_000_000_000 }),
  verify: fc.record({ kind: fc.constant('verify'), submission }),
  introduce: fc.constant({ kind: 'introduce' }),
  list: fc.constant({ kind: 'list' }),
  link: fc.constant({ kind: 'link' }),
  show: fc.constant({ kind: 'show', link: 'link', trigger: 'trigger' }),
  conclude: fc.constant({ kind: 'conclude', link: 'link', attempt: 'a1' }),
  notify: fc.record({
    kind: fc.constant('notify'),
    announcement: fc.record({
      id: fc.constant('msg_1'),
      type: fc.constantFrom('onboarding.started', 'onboarding.stopped'),
      at: fc.constant(1_700_000_000_000),
    }),
  }),
  deliver: fc.record({
    kind: fc.constant('deliver'),
    submission,
    sink: fc.constantFrom('webhook', 'vault'),
    at: fc.constant(1_700_000_000_000),
  }),
  expire: fc.record({ kind: fc.constant('expire'), submission }),
  recheck: fc.record({ kind: fc.constant('recheck'), submission, due: fc.constant(1_700_000_000_000) }),
  discard: fc.record({ kind: fc.constant('discard'), submission }),
};

/** An effect of any kind. */
export const anyEffect: fc.Arbitrary<Effect> = fc.oneof(...Object.values<fc.Arbitrary<Effect>>(EFFECTS));

/** An event of each kind; those of the merchant's own words and buttons are for the guide at hand to better. */
const EVENTS: { [K in Event['kind']]: fc.Arbitrary<Unstamped<K>> } = {
  hello: fc.record({ kind: fc.constant('hello'), installed: fc.boolean() }),
  text: fc.record({ kind: fc.constant('text'), text: fc.constantFrom('hi', 'done', 'no', 'blah blah', '') }),
  invited: fc.record({ kind: fc.constant('invited'), by: actor }),
  joined: fc.record({
    kind: fc.constant('joined'),
    person,
  }),
  moved: fc.record({
    kind: fc.constant('moved'),
    pm: fc.constantFrom(
      { platform: 'slack' as const, conversation: 'C3' },
      { platform: 'teams' as const, conversation: '19:c' },
    ),
    by: actor,
  }),
  owned: fc.record({ kind: fc.constant('owned'), by: actor, owner: actor }),
  'handed-on': fc.record({
    kind: fc.constant('handed-on'),
    person,
    way: fc.constantFrom('named', 'code', 'back'),
  }),
  choice: fc.record({
    kind: fc.constant('choice'),
    choice: fc.constantFrom('next', 'back', 'stuck', 'form', 'nonsense'),
    place: fc.constantFrom(undefined, 'welcome', 'result', 'elsewhere'),
    trigger: fc.constantFrom(undefined, 'trigger'),
  }),
  files: fc.record({
    kind: fc.constant('files'),
    files: fc.array(fc.constant('sealed'), { minLength: 1, maxLength: 12 }),
    text: fc.constantFrom('', 'here you are', 'is this safe?'),
  }),
  submitted: fc.record(
    {
      kind: fc.constant('submitted'),
      received: fc.record({
        id: submission,
        via: fc.constantFrom('file', 'form', 'paste'),
        shop: fc.constantFrom('abc123', 'def456'),
        fingerprint: fc.constant('01234567'),
        digest: fc.constantFrom(undefined, 'one', 'other'),
      }),
      notes: fc.constantFrom([], ['I read it from a longer text.']),
      sentAt: longAgo,
      card: ref,
    },
    { requiredKeys: ['kind', 'received', 'notes'] },
  ),
  mistyped: fc.record({
    kind: fc.constant('mistyped'),
    card: ref,
    errors: fc.constant({ token: 'That is too short.' }),
    typed: fc.constant({}),
  }),
  refused: fc.record(
    { kind: fc.constant('refused'), problem: fc.constant(problem), sentAt: longAgo },
    { requiredKeys: ['kind', 'problem'] },
  ),
  'set-aside': fc.record(
    { kind: fc.constant('set-aside'), what: fc.constantFrom('message', 'check', 'task'), slot },
    { requiredKeys: ['kind', 'what'] },
  ),
  'file-set-aside': fc.record({ kind: fc.constant('file-set-aside'), sentAt: longAgo }),
  'file-late': fc.record({ kind: fc.constant('file-late'), sentAt: longAgo }),
  checked: fc.record({
    kind: fc.constant('checked'),
    submission,
    check: fc.constantFrom<Check>(...report('needs_changes', ['Orders']).checks),
  }),
  delayed: fc.record({ kind: fc.constant('delayed'), submission }),
  reported: fc.record({ kind: fc.constant('reported'), submission, report: reports }),
  lost: fc.record({ kind: fc.constant('lost'), submission }),
  sent: fc.record({ kind: fc.constant('sent'), slot, ref }),
  assigned: fc.constant({ kind: 'assigned', pm: { platform: 'slack', conversation: 'C2' } }),
  'hand-over-asked': fc.record(
    {
      kind: fc.constant('hand-over-asked'),
      by: actor,
      trigger: fc.constant('trigger'),
      way: fc.constantFrom('page', 'form', 'webhook'),
      link: fc.record({ id: link, until: fc.constantFrom(0, 9_000_000_000_000) }),
    },
    { requiredKeys: ['kind', 'by', 'way'] },
  ),
  opening: fc.record({
    kind: fc.constant('opening'),
    submission,
    way: fc.constantFrom('page', 'terminal'),
    link,
    by: actor,
    attempt: fc.constantFrom('a1', 'a2'),
  }),
  'handed-over': fc.record(
    {
      kind: fc.constant('handed-over'),
      submission,
      way: fc.constantFrom('page', 'form', 'terminal'),
      by: actor,
    },
    { requiredKeys: ['kind', 'submission', 'way'] },
  ),
  'not-shown': fc.record({ kind: fc.constant('not-shown'), link }),
  'hand-over-doubtful': fc.record({ kind: fc.constant('hand-over-doubtful'), link }),
  expiring: fc.record({ kind: fc.constant('expiring'), submission }),
  rechecked: fc.record({
    kind: fc.constant('rechecked'),
    submission,
    due: fc.constantFrom(0, 1),
    report: reports,
    sealed: fc.constantFrom(true, undefined),
  }),
  'recheck-asked': fc.record({ kind: fc.constant('recheck-asked'), by: actor }),
  'remind-due': fc.constant({ kind: 'remind-due' }),
  'remind-asked': fc.record({ kind: fc.constant('remind-asked'), by: actor }),
  stopped: fc.record({ kind: fc.constant('stopped'), by: actor }),
  resumed: fc.record({ kind: fc.constant('resumed'), by: actor }),
  replied: fc.record({
    kind: fc.constant('replied'),
    by: actor,
    text: fc.constant('Yes, please.'),
    isShown: fc.boolean(),
  }),
  'question-closed': fc.record({ kind: fc.constant('question-closed'), by: actor }),
  'asked-again': fc.record({ kind: fc.constant('asked-again'), by: actor }),
  'forget-asked': fc.record({ kind: fc.constant('forget-asked'), by: actor }),
  'forget-withdrawn': fc.constant({ kind: 'forget-withdrawn' }),
  'opened-again': fc.record({ kind: fc.constant('opened-again'), link }),
  undelivered: fc.record(
    {
      kind: fc.constant('undelivered'),
      sink: fc.constantFrom('webhook', 'vault'),
      submission,
      why: fc.constantFrom('days', 'refused', 'gone', 'sealed'),
    },
    { requiredKeys: ['kind', 'sink', 'why'] },
  ),
  'form-not-opened': fc.constant({ kind: 'form-not-opened' }),
  introduced: fc.record({ kind: fc.constant('introduced'), name: fc.constantFrom('Jane', 'Ümit') }),
  undeliverable: fc.record(
    { kind: fc.constant('undeliverable'), reason: fc.constant('channel_not_found'), slot },
    { requiredKeys: ['kind', 'reason'] },
  ),
  dropped: fc.record({ kind: fc.constant('dropped'), slot }),
};

/** An event of any kind, without what the runtime adds. */
export const anyEvent: fc.Arbitrary<{ [K in Event['kind']]: Unstamped<K> }[Event['kind']]> = fc.oneof(
  ...Object.values<fc.Arbitrary<{ [K in Event['kind']]: Unstamped<K> }[Event['kind']]>>(EVENTS),
);
