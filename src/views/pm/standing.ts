import type { Mark } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Report } from '../../shop/report.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { storeName } from '../merchant/results.ts';
import { whereabouts } from '../merchant/steps.ts';

/** Who has to do something, most urgent first. */
export const URGENCIES = ['pm', 'merchant', 'bot', 'moving', 'confirm', 'done'] as const;

/** Where an onboarding stands, as a PM wants to read it. */
export interface Standing {
  urgency: (typeof URGENCIES)[number];
  mark: Mark;
  /** "Needs changes", "Going through the steps". */
  title: string;
  /** What sets this one apart: "Marketing, Orders", "Step 4 of 9". */
  detail: string;
  /** Whose turn it is. */
  next: string;
  /** Since when (ms since 1970). */
  since: number;
  /** What else is worth knowing, a sentence each. */
  notes: string[];
}

/** How one merchant stands, in words. */
export function standingOf(guide: Guide, onboarding: Onboarding): Standing {
  const { phase, report, submission, storeConfirmed, arrivedAt, touchedAt } = onboarding;
  const sentAt = submission?.at ?? touchedAt;
  const notes = notesOn(onboarding);
  if (onboarding.unreachable.merchant)
    return {
      urgency: 'pm',
      mark: 'bad',
      title: 'Can not be reached',
      detail: '',
      next: 'Ask the merchant to write to the bot once',
      since: touchedAt,
      notes,
    };
  if (phase === 'checking' || phase === 'retrying') {
    const [detail, next] =
      phase === 'checking'
        ? ['', 'The result, in a moment']
        : ['the shop is not answering', 'The bot keeps trying'];
    const title = 'Checking the credentials';
    return { urgency: 'bot', mark: 'working', title, detail, next, since: sentAt, notes };
  }
  if (phase === 'result' && report) return { ...resultOf(report, storeConfirmed), since: sentAt, notes };
  const again = report && report.verdict !== 'verified' ? ', second try' : '';
  return {
    urgency: 'moving',
    mark: 'moving',
    title: 'Going through the steps',
    detail: `${whereabouts(guide, onboarding) || 'Just started'}${again}`,
    next: 'The merchant goes on',
    since: arrivedAt,
    notes,
  };
}

type Result = Omit<Standing, 'since' | 'notes'>;

function resultOf(report: Report, storeConfirmed: boolean | undefined): Result {
  const bad = (title: string, detail: string, next: string): Result => ({
    urgency: 'merchant',
    mark: 'bad',
    title,
    detail,
    next,
  });
  switch (report.verdict) {
    case 'verified':
      if (storeConfirmed === false)
        return bad('Wrong store', '', 'The merchant sends the credentials of the right store');
      return storeConfirmed
        ? { urgency: 'done', mark: 'good', title: 'Verified', detail: '', next: 'Start the integration' }
        : {
            urgency: 'confirm',
            mark: 'good',
            title: 'Verified, store not confirmed yet',
            detail: '',
            next: 'The merchant confirms that it is the right store',
          };
    case 'needs_changes':
      return bad('Needs changes', wrongPermissions(report), 'The merchant makes a new API account');
    case 'invalid':
      return bad('Credentials not accepted', '', 'The merchant sends the file again');
    case 'unreachable':
      return {
        ...bad('Could not be checked', 'the shop did not answer', 'The merchant sends the file again later'),
        mark: 'unknown',
      };
  }
}

/** Where one stands, on one line: "Needs changes: Marketing", "Step 4 of 9". */
export function statusOf({ urgency, title, detail }: Standing): string {
  if (urgency === 'moving') return detail;
  return detail ? `${title}: ${detail}` : title;
}

function notesOn({ kept }: Onboarding): string[] {
  if (!kept) return [];
  const about = `token \`${kept.fingerprint}\`, sent @{time:${kept.at}}${kept.confirmed ? '' : ', store not confirmed'}`;
  return [`Verified credentials for ${storeName(kept)} are kept until newer ones work (${about}).`];
}

function wrongPermissions({ reason, checks }: Report): string {
  if (reason === 'nothing_granted') return 'no permissions at all';
  return checks
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ label }) => label)
    .join(', ');
}
