import { createHash } from 'node:crypto';
import { moment } from '../chat/text.ts';
import type { Guide } from '../flow/guide.ts';
import { Html, html, written } from '../handover/page/html.ts';
import { HEADERS as REVEAL_HEADERS } from '../handover/page/page.ts';
import { STYLE as BASE } from '../handover/page/style.ts';
import type { NoWay, Sight } from '../invite/invites.ts';
import { say, sayPlainly, spokenLanguage } from '../words/words.ts';

const STYLE = `${BASE}
a.go { display: block; margin-top: .75rem; padding: .75rem 1rem; border: 1px solid var(--accent); border-radius: .5rem; background: var(--accent); color: var(--on-accent); font-weight: 600; text-align: center; text-decoration: none; }
.code { margin: .25rem 0 0; font: 700 1.75rem/1.3 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .125em; user-select: all; }
`;

/** Nothing runs on this page, and nothing comes from elsewhere. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const HEADERS: Readonly<Record<string, string>> = {
  ...REVEAL_HEADERS,
  'Content-Security-Policy': POLICY,
};

/** The links that open the chat with the bot; undefined where there is none. */
export interface ChatLinks {
  slack(code: string): string | undefined;
  teams(code: string): string | undefined;
}

interface Setting {
  company: string;
  guideOf(flow: string): Guide | undefined;
  chats: ChatLinks;
}

/** The page of an invitation, as it stands. */
export function invitePage(sight: Sight, setting: Setting): { status: number; page: string } {
  if (sight.kind === 'open') return { status: 200, page: openPage(sight, setting) };
  const { status, heading, why } = NO_WAY[sight.kind];
  const title = sayPlainly(heading);
  return { status, page: pageOf(title, html`<h1>${title}</h1>\n<p>${written(say(why))}</p>`) };
}

/** What is said where a code leads nowhere. */
const NO_WAY = {
  unknown: { status: 404, heading: 'invite.unknown', why: 'invite.unknownWhy' },
  used: { status: 410, heading: 'invite.used', why: 'invite.usedWhy' },
  expired: { status: 410, heading: 'invite.expired', why: 'invite.expiredWhy' },
  withdrawn: { status: 410, heading: 'invite.withdrawn', why: 'invite.withdrawnWhy' },
  limited: { status: 429, heading: 'invite.limited', why: 'invite.limitedWhy' },
} as const satisfies Record<NoWay, object>;

function openPage(
  { invitation, code }: Extract<Sight, { kind: 'open' }>,
  { company, guideOf, chats }: Setting,
): string {
  const { customer: name, flow, expiresAt } = invitation;
  const guide = guideOf(flow);
  const shop = guide?.shop?.name;
  const who =
    shop === undefined
      ? say('invite.whoWithoutShop', { company, name, title: guide?.flow.title ?? flow })
      : say('invite.who', { company, name, shop });
  const title = sayPlainly('invite.title', { company, name });
  const body = html`<h1>${title}</h1>
<p>${written(who)} ${written(say('invite.how'))} ${written(say('invite.safe'))}</p>
${linkTo(chats.slack(code), sayPlainly('invite.slack'))}
${linkTo(chats.teams(code), sayPlainly('invite.teams'))}
<h2 id="label">${sayPlainly('invite.code')}</h2>
<p class="code" aria-labelledby="label">${code}</p>
<p>${written(say('invite.codeHint', { when: moment(expiresAt) }))}</p>`;
  return pageOf(title, body);
}

/** A button that leads elsewhere, where there is a place to lead to. */
export const linkTo = (url: string | undefined, label: string) =>
  url === undefined ? undefined : html`<a class="go" href="${url}">${label}</a>`;

/** A page for merchants, on which nothing runs. */
export function pageOf(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${spokenLanguage()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<p class="from">${sayPlainly('invite.from')}</p>
<div class="sheet">
${body}
</div>
</main>
</body>
</html>
`.text;
}
