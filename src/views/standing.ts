import type { Mark } from '../chat/message.ts';
import { moment, plain, type Text } from '../chat/text.ts';
import { fill, type Guide } from '../flow/guide.ts';
import type { Report } from '../shop/report.ts';
import type { Invitation } from '../state/invitation.ts';
import { canAskAgain, failingOf, isVerified, type Onboarding } from '../state/onboarding.ts';
import { stepAt } from '../state/place.ts';
import { type Key, say } from '../words/words.ts';
import { actorName } from './actor.ts';
import { checkLabels } from './checks.ts';
import { headingForPm, stepCount } from './step.ts';
import { storeName } from './store.ts';

/** Who has to do something, most urgent first. */
export const URGENCIES = ['pm', 'merchant', 'bot', 'moving', 'confirm', 'done'] as const;

/** Where an onboarding stands, as a PM wants to read it. */
export interface Standing {
  urgency: (typeof URGENCIES)[number];
  mark: Mark;
  /** "Needs changes", "Going through the steps". */
  title: Text;
  /** What sets this one apart: "Marketing, Orders", "Step 4 of 9". */
  detail: Text;
  /** Whose turn it is, and to do what. */
  next: Text;
  /** Since when (ms since 1970). */
  since: number;
  /** What else is worth knowing, a sentence each. */
  notes: Text[];
}

type Situation = Omit<Standing, 'since' | 'notes'>;

/** How one merchant stands, in words. Without a guide: its flow is not there. */
export function standingOf(guide: Guide | undefined, onboarding: Onboarding): Standing {
  const standing = withoutQuestions(guide, onboarding);
  const { questions } = onboarding;
  if (!questions) return standing;
  const asked = { urgency: 'pm' as const, next: say('standing.asked.next') };
  const note = say('standing.asked.since', { when: moment(questions.since) });
  // Where there is something to be told, it is not hidden by that.
  if (!guide || standing.urgency !== 'moving')
    return { ...standing, ...asked, notes: [note, ...standing.notes] };
  const title = say('standing.asked');
  return { ...standing, ...asked, title, detail: whereabouts(guide, onboarding), since: questions.since };
}

function withoutQuestions(guide: Guide | undefined, onboarding: Onboarding): Standing {
  const { phase, report, submission, storeConfirmed, arrivedAt, touchedAt } = onboarding;
  const sentAt = submission?.at ?? touchedAt;
  const notes = notesOn(onboarding);
  if (!guide) return { ...situation('pm', 'bad', 'noGuide'), since: touchedAt, notes };
  if (onboarding.stopped)
    return { ...situation('done', 'unknown', 'stopped'), since: onboarding.stopped.at, notes };
  if (onboarding.unreachable.merchant)
    return { ...situation('pm', 'bad', 'unreachable'), since: touchedAt, notes };
  const { stalled } = onboarding;
  if (stalled) {
    const at = say('standing.at', { heading: headingForPm(guide, stepAt(guide.flow, onboarding.place)) });
    const turn = { 'not-me': 'notMe', declined: 'declined', silent: 'stalled' } as const;
    return {
      ...situation('pm', 'bad', turn[stalled.why] ?? 'stalled', phase === 'guide' ? at : ''),
      since: touchedAt,
      notes,
    };
  }
  if (onboarding.awaited)
    return {
      ...situation('merchant', 'todo', 'invited'),
      next: say('standing.written.next'),
      since: onboarding.awaited.at,
      notes,
    };
  if (phase === 'checking') return { ...situation('bot', 'working', 'checking'), since: sentAt, notes };
  if (phase === 'retrying')
    return {
      ...situation('bot', 'working', 'checking', say('standing.retrying')),
      next: say('standing.retrying.next'),
      since: sentAt,
      notes,
    };
  if (phase === 'result' && report) {
    const { done } = onboarding.handOver ?? {};
    if (submission?.destroyed && report.verdict === 'verified')
      return { ...situation('pm', 'bad', 'notTaken'), since: submission.destroyed.at, notes };
    if (done && isVerified(onboarding))
      return { ...situation('done', 'good', 'handedOver'), since: done.at, notes };
    const failing = failingOf(onboarding);
    if (failing && canAskAgain(onboarding)) {
      const why =
        failing.report.verdict === 'invalid'
          ? say('standing.failing.refused')
          : wrongPermissions(guide.shop, failing.report);
      return { ...situation('pm', 'bad', 'failing', why), since: failing.since, notes };
    }
    return { ...resultOf(guide, report, storeConfirmed), since: sentAt, notes };
  }
  const step = stepAt(guide.flow, onboarding.place);
  if (step.waits) {
    const name = fill(guide, step.waits);
    const waiting = { title: say('standing.waitsFor', { name }), next: plain(name), detail: '' };
    return { urgency: 'merchant', mark: 'todo', ...waiting, since: arrivedAt, notes };
  }
  const at = stepCount(guide, onboarding) || headingForPm(guide, step);
  const isSecond = report && report.verdict !== 'verified';
  const detail = isSecond ? say('standing.secondTry', { status: at }) : at;
  return { ...situation('moving', 'moving', 'moving', detail), since: arrivedAt, notes };
}

/** Where in the guide somebody stands, on one line: "Step 4 of 9: Set ten permissions". */
export function whereabouts(guide: Guide, onboarding: Onboarding): Text {
  const heading = headingForPm(guide, stepAt(guide.flow, onboarding.place));
  const status = onboarding.phase === 'guide' ? stepCount(guide, onboarding) : '';
  if (onboarding.phase !== 'guide') return statusOf(withoutQuestions(guide, onboarding));
  return status ? say('standing.whereabouts', { status, heading }) : heading;
}

/** How it stands where nobody has come yet. */
export function standingOfInvited({ createdAt, expiresAt, withdrawnAt }: Invitation, now: number): Standing {
  if (withdrawnAt !== undefined)
    return { ...situation('done', 'unknown', 'inviteWithdrawn'), since: withdrawnAt, notes: [] };
  if (now < expiresAt) return { ...situation('merchant', 'todo', 'invited'), since: createdAt, notes: [] };
  return { ...situation('pm', 'bad', 'inviteEnded'), since: expiresAt, notes: [] };
}

/** The situations in which it is somebody's turn. */
type Turn<K> = K extends `standing.${infer Name}.next`
  ? Exclude<Name, 'retrying' | 'written' | 'asked'>
  : never;

function situation(urgency: Standing['urgency'], mark: Mark, turn: Turn<Key>, detail: Text = ''): Situation {
  return { urgency, mark, title: say(`standing.${turn}`), detail, next: say(`standing.${turn}.next`) };
}

function resultOf({ shop }: Guide, report: Report, storeConfirmed: boolean | undefined): Situation {
  switch (report.verdict) {
    case 'verified':
      if (storeConfirmed === false) return situation('merchant', 'bad', 'wrongStore');
      return storeConfirmed ? situation('done', 'good', 'verified') : situation('confirm', 'good', 'confirm');
    case 'needs_changes':
      return {
        ...situation('merchant', 'bad', 'changes', wrongPermissions(shop, report)),
        ...(shop && { next: shop.words.results.redoForPm }),
      };
    case 'invalid':
      return situation('merchant', 'bad', 'invalid');
    case 'unreachable':
      return situation('merchant', 'unknown', 'unchecked', say('standing.unchecked.why'));
  }
}

/** Where one stands, on one line: "Needs changes: Marketing", "Step 4 of 9". */
export function statusOf({ urgency, title, detail }: Standing): Text {
  if (urgency === 'moving') return detail;
  return detail ? say('standing.status', { status: title, detail }) : title;
}

function notesOn(onboarding: Onboarding): Text[] {
  return [...keptNotes(onboarding), ...handOverNotes(onboarding), ...destroyedNotes(onboarding)];
}

function handOverNotes({ handOver }: Onboarding): Text[] {
  const { opening, done } = handOver ?? {};
  if (done) {
    const when = moment(done.at);
    return [
      done.by ? say('standing.takenBy', { name: actorName(done.by), when }) : say('standing.taken', { when }),
    ];
  }
  if (opening?.ended !== 'doubtful') return [];
  return [
    say('standing.doubtful', {
      name: actorName(opening.by ?? { user: say('standing.terminal') }),
      when: moment(opening.at),
    }),
  ];
}

function destroyedNotes({ submission }: Onboarding): Text[] {
  if (submission?.destroyed?.why !== 'not-taken') return [];
  return [say('standing.destroyed', { when: moment(submission.destroyed.at) })];
}

function keptNotes({ kept }: Onboarding): Text[] {
  if (!kept) return [];
  const facts = {
    store: storeName(kept, say('store.theirs')),
    token: kept.fingerprint,
    when: moment(kept.at),
  };
  return [say(kept.confirmed ? 'standing.kept' : 'standing.keptUnconfirmed', facts)];
}

function wrongPermissions(shop: Guide['shop'], { reason, checks }: Report): Text {
  if (reason === 'nothing_granted') return say('standing.changes.nothing');
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  return plain(checkLabels(shop, failed));
}
