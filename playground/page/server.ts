/** What the page asks of the playground, and hears from it. */
import type {
  AppManifests,
  Deed,
  Draft,
  Failure,
  GuideFile,
  Outcome,
  PageState,
  Platform,
  Seen,
  Tried,
} from '../exchange.ts';

/** What can be read, and what that is. */
interface Readable {
  state: PageState;
  flow: GuideFile;
  real: AppManifests;
}

let complain: (problem: string) => void = () => {};

/** Who tells the visitor that something did not work. */
export function onProblem(listener: (problem: string) => void): void {
  complain = listener;
}

/** Posts something. Never rejects; what goes wrong is told to the visitor too. */
async function post<T extends { ok: boolean }>(
  path: string,
  body: BodyInit,
  headers: Record<string, string>,
): Promise<T | Failure> {
  const outcome = await fetch(`/playground/${path}`, { method: 'POST', headers, body }).then(
    (response): Promise<T | Failure> | Failure =>
      response.ok ? response.json() : failure(`the playground answered ${response.status}`),
    () => failure("the playground can't be reached; is it still running?"),
  );
  if (!outcome.ok && 'problem' in outcome) complain(outcome.problem);
  return outcome;
}

const failure = (problem: string): Failure => ({ ok: false, problem });

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Does something: `act({ do: 'say', … })`. Never rejects. */
export function act(deed: Deed): Promise<Outcome> {
  return post('act', JSON.stringify(deed), JSON_TYPE);
}

/** Sends a file as somebody. Never rejects. */
export function upload(by: { platform: Platform; person: string }, file: File): Promise<Outcome> {
  return post(`upload?${new URLSearchParams({ ...by })}`, file, {
    'Content-Type': 'application/octet-stream',
    'X-File-Name': encodeURIComponent(file.name),
  });
}

/** Has a new text of the guide looked at, or saved. Never rejects. */
export function tryDraft(draft: Draft): Promise<Tried | Failure> {
  return post('flow', JSON.stringify(draft), JSON_TYPE);
}

/** Reads something. Rejects when the playground does not answer. */
export async function read<K extends keyof Readable>(what: K, query = ''): Promise<Readable[K]> {
  const response = await fetch(`/playground/${what}?${query}`);
  if (!response.ok) throw new Error(`the playground answered ${response.status}`);
  return response.json();
}

/** How long until a stream that was refused is asked for once more, in milliseconds. */
const PAUSE_MS = 500;
/** After so many attempts in vain, Usher is not just restarting. */
const PATIENCE = 40;

/** What is heard while listening. */
interface Listener {
  /** Something is not as it was read any more. */
  changed(): void;
  /** The stream is there; `seen` is what happened lately. */
  welcome(seen: Seen[]): void;
  observation(seen: Seen): void;
  /** How the connection does, in words for the visitor: none, when all is well. */
  connection(words: string): void;
}

/** Listens for as long as the page is open, and reconnects when the stream ends. */
export function listen({ changed, welcome, observation, connection }: Listener): void {
  let patience = 0;

  function connect(): void {
    const events = new EventSource('/playground/events');
    events.addEventListener('changed', changed);
    events.addEventListener('welcome', ({ data }) => welcome(JSON.parse(data)));
    events.addEventListener('observation', ({ data }) => observation(JSON.parse(data)));
    events.addEventListener('restart', () => {
      patience = PATIENCE;
      connection('Usher restarts …');
    });
    events.addEventListener('open', () => {
      patience = 0;
      connection('');
    });
    events.addEventListener('error', () => {
      patience -= 1;
      if (patience < 0) connection('Not connected. Is the playground still running?');
      // A browser tries again by itself, unless it was answered: a server may be there before its page is.
      if (events.readyState === EventSource.CLOSED) setTimeout(connect, PAUSE_MS);
    });
  }
  connect();
}
