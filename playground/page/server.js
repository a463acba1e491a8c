/** What the page asks of the playground, and hears from it. */

let complain = () => {};

/** Who tells the visitor that something did not work. */
export function onProblem(listener) {
  complain = listener;
}

async function answerOf(response) {
  const outcome = response.ok
    ? await response.json()
    : { ok: false, problem: `the playground answered ${response.status}` };
  if (!outcome.ok) complain(outcome.problem);
  return outcome;
}

const unreachable = () => {
  const problem = 'the playground can not be reached; is it still running?';
  complain(problem);
  return { ok: false, problem };
};

/** Does something: `act({ do: 'say', … })`. Never rejects. */
export function act(deed) {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(deed),
  };
  return fetch('/playground/act', init).then(answerOf, unreachable);
}

/** Sends a file as somebody. Never rejects. */
export function upload({ platform, person }, file) {
  const query = new URLSearchParams({ platform, person });
  const headers = {
    'Content-Type': 'application/octet-stream',
    'X-File-Name': encodeURIComponent(file.name),
  };
  return fetch(`/playground/upload?${query}`, { method: 'POST', headers, body: file }).then(
    answerOf,
    unreachable,
  );
}

/** Posts JSON to the playground and answers what it says; never rejects. */
export function ask(path, value) {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  };
  return fetch(`/playground/${path}`, init).then(answerOf, unreachable);
}

/** Reads JSON. */
export async function read(path) {
  const response = await fetch(`/playground/${path}`);
  if (!response.ok) throw new Error(`the playground answered ${response.status}`);
  return response.json();
}

/** How long until a stream that was refused is asked for once more, in milliseconds. */
const PAUSE_MS = 500;
/** After so many attempts in vain, Usher is not just starting anew. */
const PATIENCE = 40;

/**
 * Listens for as long as the page is open, and connects anew when the stream ends. `connection(words)` is
 * told how that goes, in words for the visitor: none, when all is well.
 */
export function listen({ changed, welcome, happening, connection }) {
  let patience = 0;

  function connect() {
    const events = new EventSource('/playground/events');
    events.addEventListener('changed', changed);
    events.addEventListener('welcome', ({ data }) => welcome(JSON.parse(data)));
    events.addEventListener('happening', ({ data }) => happening(JSON.parse(data)));
    events.addEventListener('restart', () => {
      patience = PATIENCE;
      connection('Usher starts anew …');
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
