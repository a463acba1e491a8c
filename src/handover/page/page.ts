import { createHash } from 'node:crypto';
import { sayPlainly, spokenLanguage } from '../../words/words.ts';
import { Html, html } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

const hashed = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing from elsewhere, nothing sent elsewhere, in nobody's frame. */
const POLICY = [
  "default-src 'none'",
  `script-src ${hashed(SCRIPT)}`,
  `style-src ${hashed(STYLE)}`,
  // The icon, of which there is none: without one browsers ask for it.
  'img-src data:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every answer says of itself: it is nobody's to keep, to list, or to put into a page of theirs. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': POLICY,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** A whole page. Its script and its style stand in it word for word, as their hashes in the policy have it. */
export function pageOf(title: string, body: Html): string {
  const said = {
    copied: sayPlainly('page.copied'),
    refused: sayPlainly('page.refused'),
    saved: sayPlainly('page.saved'),
    trouble: sayPlainly('page.trouble'),
  };
  const page = html`<!doctype html>
<html lang="${spokenLanguage()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<link rel="icon" href="data:,">
<title>${title} · Usher</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main data-copied="${said.copied}" data-refused="${said.refused}" data-saved="${said.saved}" data-trouble="${said.trouble}">
<p class="from">${sayPlainly('page.from')}</p>
<div class="sheet">
${body}
</div>
</main>
<script>${new Html(SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}
