import { z } from 'zod';
import { stored, word } from '../base/stored.ts';
import { addressSchema, type MessageRef, messageRefSchema } from '../chat/address.ts';
import { messageSchema } from '../chat/message.ts';
import { type Check, checkSchema, type Report, reportSchema } from '../shop/report.ts';

/** Where somebody stands in a flow: a step, or one item of its checklist; `list` tells whether that was edited since. */
const placeSchema = stored({
  step: z.string(),
  item: z.number().int().nonnegative().optional(),
  list: z.string().optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** Messages that are edited later, by the role they play. */
export const slotSchema = z.enum(['step', 'progress', 'card']);
export type Slot = z.infer<typeof slotSchema>;

/** One set of credentials received. The credentials themselves are sealed, and stored elsewhere. */
const submissionSchema = stored({
  id: z.string(),
  at: z.number(),
  via: word(['file', 'form', 'paste']),
  /** The store's public id, as it stands in the file. */
  shop: z.string(),
  /** Tells two tokens apart without telling either. */
  fingerprint: z.string(),
  /** The same for everything that was sent, not only the token: never shown. */
  digest: z.string().optional(),
  /** Remarks for the merchant on how it was read. */
  notes: z.array(z.string()),
  /** The checks finished so far. */
  checks: z.array(checkSchema),
  /** When the merchant last saw how far the checks are (ms since 1970). */
  shownAt: z.number().optional(),
  /** They are not here any more, though nobody took them, and why. */
  destroyed: stored({ at: z.number(), why: word(['refused', 'not-taken']) }).optional(),
});
export type Submission = z.infer<typeof submissionSchema>;

/** Somebody who is written to in their own chat with the bot. */
const personSchema = addressSchema.extend({ user: z.string(), name: z.string().optional() });

/** Verified credentials that stay sealed while something else is sent, or the guide is begun again. */
const keptSchema = stored({
  submission: z.string(),
  at: z.number(),
  shop: z.string(),
  fingerprint: z.string(),
  store: reportSchema.shape.store,
  /** Whether the merchant said that the store is theirs. */
  confirmed: z.boolean(),
});

/** Somebody of the PM's channel, as their platform names them. */
export const actorSchema = stored({ user: z.string(), name: z.string().optional() });
export type Actor = z.infer<typeof actorSchema>;

/** The ways by which credentials leave. `terminal`: whoever runs the server, who needs no leave of ours. */
export const WAYS = ['page', 'form', 'terminal', 'webhook', 'vault'] as const;
const wayWord = word(WAYS);
export type Way = z.infer<typeof wayWord>;

/** How far the newest credentials are on their way out: once, and on the record. */
const handOverSchema = stored({
  /** Who asked last. `link`: the id of the one link that opens, until then; those before it are dead. */
  asked: stored({
    at: z.number(),
    by: actorSchema,
    way: wayWord,
    link: z.string().optional(),
    until: z.number().optional(),
  }).optional(),
  /**
   * The last time they were about to be shown, by which link, to whom. `ended`: they were, they were not, or nobody
   * knows. As long as it has not ended they are being shown.
   */
  opening: stored({
    at: z.number(),
    way: wayWord,
    link: z.string(),
    /** Of several that try at once, the one who may. */
    attempt: z.string(),
    submission: z.string(),
    by: actorSchema.optional(),
    ended: word(['shown', 'hidden', 'doubtful']).optional(),
  }).optional(),
  /** They are out, and their seal is destroyed. */
  done: stored({ at: z.number(), way: wayWord, by: actorSchema.optional() }).optional(),
});

/**
 * One merchant going through one flow for one PM channel: everything that is remembered. Its phase, its
 * report's verdict and its platforms are words without which nothing can be decided: an onboarding with one
 * that this release does not know is left to a newer one (see `NewerDataError`).
 */
export const onboardingSchema = stored({
  /** Of what release this is the shape, see `upgrades/`; a later one's is kept. */
  schema: z.number().int().positive(),
  id: z.string(),
  /** Counts commits; 0 before the first. */
  version: z.number().int().nonnegative(),
  flow: z.string(),
  /** Its flow was not there when it was needed, and the PM was told so. */
  isWithoutGuide: z.literal(true).optional(),
  /** A project manager tries out what merchants go through: it is on no list, and nobody is told of it. */
  isTrial: z.literal(true).optional(),
  merchant: personSchema,
  /** The PM's channel. */
  pm: addressSchema.optional(),
  /** What the company of the merchant is called. */
  customer: z.string().optional(),
  /** The PM whose onboarding it is: somebody on the platform of the PM's channel. */
  owner: stored({ user: z.string(), name: z.string().optional() }).optional(),
  /** The language the merchant is written to in, e.g. `de`; theirs, where none was settled. */
  language: z.string().optional(),
  /** The day by which the credentials were promised, e.g. `2027-01-31`. */
  promised: z.string().optional(),
  /** When the PM was warned that the promise is about to break (ms since 1970). */
  promiseWarnedAt: z.number().optional(),
  /** Where their clock is, e.g. `Europe/Berlin`, as their platform told last. */
  timeZone: z.string().optional(),
  place: placeSchema,
  /** The places that *back* leads to, newest last. */
  trail: z.array(placeSchema),
  /**
   * `guide`: going through the steps; `checking` and `retrying`: waiting for the newest submission's
   * report; `result`: the newest report stands and waits for what the merchant makes of it.
   */
  phase: z.enum(['guide', 'checking', 'retrying', 'result']),
  /**
   * The next thing the merchant writes is a question for the PM; or says why they are stuck, or names who goes on in
   * their stead, unless it is understood as something else.
   */
  awaiting: word(['question', 'stuck', 'colleague']).optional(),
  /** What they asked a person, and nobody has answered: how often, and since when (ms since 1970). */
  questions: stored({ since: z.number(), count: z.number() }).optional(),
  /**
   * What nobody understood at that step: how often, and the words themselves, without secrets, until they are passed on
   * or the merchant does not want that.
   */
  unanswered: stored({ step: z.string(), times: z.number(), words: z.string().optional() }).optional(),
  /** What went wrong at the step where they stand: how often they were stuck, and sent what is not wanted. */
  trouble: stored({ step: z.string(), stuck: z.number(), refused: z.number() }).optional(),
  /** The newest message with buttons: what words answer, and whose buttons are taken away once they are used. */
  open: messageSchema.optional(),
  /** The bot wrote to them first, as this PM wanted; nothing has come from them yet. */
  awaited: stored({ at: z.number(), by: actorSchema }).optional(),
  /** Those who had it before, newest last: each handed it on to a colleague, and may take it back. */
  formers: z.array(personSchema).optional(),
  /** Since when a code is out that makes it somebody else's (ms since 1970). */
  handingOn: stored({ at: z.number() }).optional(),
  /** They only opened the chat so far, and were greeted: nothing a PM should read of. */
  isOnlyGreeted: z.literal(true).optional(),
  startedAt: z.number(),
  /** The last time the merchant did something. */
  touchedAt: z.number(),
  /** Since when the merchant has stood at this step. */
  arrivedAt: z.number(),
  /** When it last became their turn; left out: it always was (ms since 1970). */
  waitingSince: z.number().optional(),
  /** When it is next looked whether they have to be reminded (ms since 1970); left out: nothing is waited for. */
  alarm: z.number().optional(),
  /** Not before then: they asked for it. */
  remindAt: z.number().optional(),
  /**
   * How they were reminded: so often while they were silent (`since`), the last time at `at`; and so often in all
   * at the step where they stand.
   */
  reminders: stored({
    step: z.string(),
    atStep: z.number(),
    since: z.number(),
    sent: z.number(),
    at: z.number(),
  }).optional(),
  /** They were silent for so long that it is the PM's turn; or they said that it is not theirs to do, or want no more of it. */
  stalled: stored({ at: z.number(), why: word(['silent', 'not-me', 'declined']) }).optional(),
  /** A PM called it off. */
  stopped: stored({ at: z.number(), by: actorSchema }).optional(),
  submission: submissionSchema.optional(),
  /** The report on it, as soon as there is one. */
  report: reportSchema.optional(),
  /** Whether the merchant said that the verified store is theirs. */
  storeConfirmed: z.boolean().optional(),
  /** What they say of the permissions that the shop gives no way to check: that they are set, that they are not. */
  vouched: word(['yes', 'no', 'unsure']).optional(),
  /** Earlier credentials that work, until newer ones do. What neither this nor `submission` names is destroyed. */
  kept: keptSchema.optional(),
  /** Of the current submission; of an earlier one only its opening is remembered. */
  handOver: handOverSchema.optional(),
  /** What each receiver answered to the last push, by which newer credentials may take the place of those. */
  receipts: z.record(z.string(), z.string()).optional(),
  /** The PM was warned that these verified credentials are going to be destroyed. */
  expiry: stored({ submission: z.string(), warnedAt: z.number() }).optional(),
  /** These verified credentials work no more, as was found since. The merchant has not heard of it. */
  failing: stored({ submission: z.string(), since: z.number(), report: reportSchema }).optional(),
  /** Somebody of the PM's channel wants to know now whether these verified credentials still work. */
  recheckAsked: stored({ submission: z.string(), at: z.number(), by: actorSchema }).optional(),
  /** Somebody of the PM's channel wants them forgotten, and has not said so a second time. */
  forget: stored({ at: z.number(), by: actorSchema }).optional(),
  /** By slot; those of a later release are kept. */
  messages: z.record(z.string(), messageRefSchema) as z.ZodType<Partial<Record<Slot, MessageRef>>>,
  /**
   * How many messages for a slot are on their way: as long as there are any, what is in the slot is not the newest.
   * Left out: none.
   */
  unsent: z.record(z.string(), z.number()).optional(),
  /** When the PM's card was last to be edited at once (ms since 1970). */
  cardDrawnAt: z.number().optional(),
  /** Whether the merchant can't be reached, and the platform's word for why. A PM's channel waits instead. */
  unreachable: stored({ merchant: z.string().optional() }),
  /** The number the next effect gets. */
  nextEffect: z.number().int().positive(),
});
export type Onboarding = z.infer<typeof onboardingSchema>;

/** A submission id names its onboarding, so that a job needs to carry nothing else. `unique` is random. */
export function submissionId(onboarding: string, unique: string): string {
  return `${onboarding}.${unique}`;
}

/** The onboarding a submission belongs to. */
export function onboardingOfSubmission(submission: string): string {
  return submission.slice(0, submission.lastIndexOf('.'));
}

/** Whether the newest credentials were found to work, and nobody said that their store is the wrong one. */
export function wasVerified({
  report,
  storeConfirmed,
}: Pick<Onboarding, 'report' | 'storeConfirmed'>): boolean {
  return report?.verdict === 'verified' && storeConfirmed !== false;
}

/** What is wrong with the newest credentials, which worked when they came. */
export function failingOf({ submission, failing }: Pick<Onboarding, 'submission' | 'failing'>) {
  return submission !== undefined && failing?.submission === submission.id ? failing : undefined;
}

/** Whether they work as far as anybody knows, for a store that nobody called the wrong one. */
export function isVerified(
  onboarding: Pick<Onboarding, 'report' | 'storeConfirmed' | 'submission' | 'failing'>,
): boolean {
  return wasVerified(onboarding) && !failingOf(onboarding);
}

/** Whether the newest credentials are still here. */
export function isStillHere({ submission, handOver }: Pick<Onboarding, 'submission' | 'handOver'>): boolean {
  return submission !== undefined && !submission.destroyed && !handOver?.done;
}

/** Whether the newest credentials may leave: they work, for the right store as far as anybody knows, and are still here. */
export function canHandOver(onboarding: Onboarding): boolean {
  return onboarding.phase === 'result' && isVerified(onboarding) && isStillHere(onboarding);
}

/** Whether credentials that worked may be verified once more: nobody is in the middle of taking them. */
export function canCheckAgain(onboarding: Onboarding): boolean {
  const { opening } = onboarding.handOver ?? {};
  const isShown = opening !== undefined && !opening.ended;
  return onboarding.phase === 'result' && wasVerified(onboarding) && isStillHere(onboarding) && !isShown;
}

/** Whether the merchant may be led back, to credentials that work: theirs did, and the merchant waits for nothing. */
export function canAskAgain(onboarding: Onboarding): boolean {
  const { phase } = onboarding;
  const isFailing = failingOf(onboarding) !== undefined && wasVerified(onboarding);
  return phase === 'result' && isFailing && isStillHere(onboarding);
}

/** What the shop gives no way to check, as opposed to what it did not answer this time. */
export function unprovedIn({ checks }: Report): Check[] {
  return checks.filter(({ outcome, unreachable }) => outcome === 'unknown' && !unreachable);
}

/** Whether the merchant is still to say how they set what can't be checked. */
export function isVouchAsked({ report, storeConfirmed, vouched }: Onboarding): boolean {
  const isDone = report?.verdict === 'verified' && storeConfirmed === true;
  return isDone && vouched === undefined && unprovedIn(report).length > 0;
}

/** Whether nothing goes on before the merchant does something: then they may be reminded. */
export function waitsForMerchant(onboarding: Onboarding): boolean {
  const { phase, report, storeConfirmed, submission, handOver } = onboarding;
  if (onboarding.isOnlyGreeted || onboarding.stopped || onboarding.isWithoutGuide) return false;
  if (onboarding.isTrial) return false;
  if (onboarding.unreachable.merchant !== undefined) return false;
  if (phase === 'guide') return true;
  if (phase !== 'result' || !report) return false;
  if (report.verdict !== 'verified') return true;
  return storeConfirmed !== true && !handOver?.done && !submission?.destroyed;
}
