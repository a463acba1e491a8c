/** What takes the place of something that looks like a secret. */
const MASK = '[hidden]';

// The first part has an end, or a text full of beginnings would be read again from each.
const JSON_WEB_TOKEN = /\beyJ[\w-]{5,1000}(?:\.[\w-]*){1,4}/g;
const SLACK_TOKEN = /\bx(?:ox[a-z]|app)-[\w-]{6,}/gi;
const LONG_RUN = /[\w+-]{24,}={0,2}/g;

/**
 * Masks whatever looks like a token or a secret in free text, for text that is relayed or logged: signed
 * tokens (JWT), Slack's tokens, long hexadecimal strings, and long mixtures of letters and digits.
 * Leaves words, order numbers, dashed ids (GUIDs) and ordinary addresses alone. Applying it twice
 * changes nothing.
 */
export function redact(text: string): string {
  return text
    .replace(JSON_WEB_TOKEN, MASK)
    .replace(SLACK_TOKEN, MASK)
    .replace(LONG_RUN, (run) => (isTokenLike(run) ? MASK : run));
}

function isTokenLike(run: string): boolean {
  // A dashed title ("how-to-set-up-a-shop-in-2024") falls into short pieces, a token does not.
  if (run.split(/[-_+]/).some((piece) => piece.length >= 20 && isMixed(piece))) return true;
  // Base64: capitals within, and random dashes. Titles and GUIDs keep to one case.
  return (
    run.length >= 32 && isMixed(run) && /[a-z][A-Z]|[A-Z]{2}[a-z]|\d[a-zA-Z]\d/.test(run) && !GUID.test(run)
  );
}

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function isMixed(text: string): boolean {
  return /\d/.test(text) && /[a-z]/i.test(text);
}
