import { DeliveryError } from '../credentials/sink.ts';
import { type Answer, type Call, type GuardedHttp, NoAnswerError } from './http.ts';

/** Nobody is taken at their word who asks for more than this. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/**
 * Makes a call and answers what was answered, redirects and refusals too.
 * @throws DeliveryError `later`, when there was no answer
 */
export async function call(http: GuardedHttp, what: Call): Promise<Answer> {
  try {
    return await http(what);
  } catch (error) {
    if (error instanceof NoAnswerError) throw new DeliveryError('later', error.reason);
    throw error;
  }
}

/** Whether an answer is a yes. */
export function isAccepted({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

/** A no, as an error: another try may help, unless it is said to be of no use. A redirect is not followed. */
export function refusalOf({ status, headers }: Pick<Answer, 'status' | 'headers'>): DeliveryError {
  return new DeliveryError('later', `status_${status}`, waitOf(headers['retry-after']));
}

/** `Retry-After`, in seconds or as a date, in ms from now. */
function waitOf(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}
