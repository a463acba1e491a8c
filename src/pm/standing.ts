import type { Mark } from '../chat/message.ts';
import type { Guide } from '../onboarding/guide.ts';
import { storeName } from '../onboarding/messages/results.ts';
import { whereabouts } from '../onboarding/messages/steps.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';

/** Where an onboarding stands, as a PM wants to read it. */
export interface Standing {
  mark: Mark;
  /** "Step 4 of 9", "Needs changes: Marketing, Orders". */
  status: string;
  /** Whose turn it is. */
  next: string;
  /** Since when (ms since 1970). */
  since: number;
  /** What else is worth knowing, a sentence each. */
  notes: string[];
}

/** How one merchant stands, in words. */
export function standingOf(guide: Guide, onboarding: Onboarding): Standing {
  const { phase, report, submission, arrivedAt, touchedAt } = onboarding;
  const standing = (mark: Mark, status: string, next: string, since: number): Standing => ({
    mark,
    status,
    next,
    since,
    notes: notesOn(onboarding),
  });
  if (onboarding.unreachable.merchant) {
    return standing('bad', 'Can not be reached', 'Ask the merchant to write to the bot once', touchedAt);
  }
  if (phase === 'checking')
    return standing(
      'working',
      'Checking the credentials',
      'The result, in a moment',
      submission?.at ?? touchedAt,
    );
  if (phase === 'retrying') {
    return standing(
      'working',
      'Checking: the shop is not answering',
      'The bot keeps trying',
      submission?.at ?? touchedAt,
    );
  }
  if (phase === 'result' && report) {
    const since = submission?.at ?? touchedAt;
    switch (report.verdict) {
      case 'verified':
        if (onboarding.storeConfirmed === false)
          return standing('bad', 'Wrong store', 'The merchant sends those of the right store', since);
        return onboarding.storeConfirmed
          ? standing('good', 'Verified', 'Start the integration', since)
          : standing('good', 'Verified', 'The merchant confirms that it is the right store', since);
      case 'needs_changes':
        return standing(
          'bad',
          `Needs changes: ${wrongPermissions(onboarding)}`,
          'The merchant makes a new API account',
          since,
        );
      case 'invalid':
        return standing('bad', 'Credentials not accepted', 'The merchant sends the file again', since);
      case 'unreachable':
        return standing('unknown', 'Could not be checked', 'The merchant sends the file again later', since);
    }
  }
  const counted = whereabouts(guide, onboarding);
  const again = report && report.verdict !== 'verified' ? ', second try' : '';
  return standing('moving', `${counted || 'Just started'}${again}`, 'The merchant goes on', arrivedAt);
}

function notesOn({ kept }: Onboarding): string[] {
  if (!kept) return [];
  const about = `token \`${kept.fingerprint}\`, sent @{time:${kept.at}}${kept.confirmed ? '' : ', store not confirmed'}`;
  return [`Verified credentials for ${storeName(kept)} are kept until newer ones work (${about}).`];
}

function wrongPermissions({ report }: Onboarding): string {
  if (report?.reason === 'nothing_granted') return 'no permissions at all';
  return (report?.checks ?? [])
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ label }) => label)
    .join(', ');
}
