import { moment, plain } from '../../chat/text.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { actorName } from '../../views/actor.ts';
import { labelOf } from '../../views/pm/hand-over.ts';
import { merchantName } from '../../views/pm/merchant.ts';
import { say, sayPlainly } from '../../words/words.ts';
import type { Attempt, Sight } from '../door.ts';
import { envFile, textFile } from './files.ts';
import { type Html, html, time, written } from './html.ts';
import { pageOf } from './page.ts';

/** What the page speaks of besides what it is about. */
export interface Setting {
  company: string;
  /** The shop of an onboarding, as people know it. */
  shopName(onboarding: Onboarding): string;
}

/** An answer to whoever asked for the page. */
export interface Answer {
  status: number;
  page: string;
}

/** The page of a link, as it stands. `wrong`: what was wrong about the attempt to open it. */
export function sightPage(sight: Sight, setting: Setting, wrong?: Wrong): Answer {
  switch (sight.kind) {
    case 'ready':
      return readyPage(sight, setting, wrong);
    case 'opened':
      return openedPage(sight);
    case 'over':
      return plainPage(410, 'page.over', 'page.overWhy');
    case 'unknown':
      return plainPage(404, 'page.unknown', 'page.unknownWhy');
  }
}

/** What is answered to an attempt to open a link. Only with `shown` does it hold anything secret. */
export function attemptPage(attempt: Attempt, setting: Setting): Answer {
  switch (attempt.kind) {
    case 'shown':
      return shownPage(attempt.opened, setting);
    case 'wrong':
      return sightPage(attempt.sight, setting, { status: 403, key: 'page.wrong' });
    case 'busy':
      return sightPage(attempt.sight, setting, { status: 409, key: 'page.busy' });
    case 'limited':
      return plainPage(429, 'page.titleOther', 'page.limited');
    case 'broken':
      return plainPage(500, 'page.titleOther', 'page.broken');
    default:
      return sightPage(attempt, setting);
  }
}

/** A request that did not come from the page. */
export function foreignPage(status: number): Answer {
  return plainPage(status, 'page.titleOther', 'page.foreign');
}

/** Those of the page's messages that speak of nothing in particular. */
type PlainKey =
  | 'page.titleOther'
  | 'page.over'
  | 'page.overWhy'
  | 'page.unknown'
  | 'page.unknownWhy'
  | 'page.limited'
  | 'page.broken'
  | 'page.foreign';
type Wrong = { status: number; key: 'page.wrong' | 'page.busy' };

function plainPage(status: number, title: PlainKey, why: PlainKey): Answer {
  const heading = sayPlainly(title);
  return {
    status,
    page: pageOf(heading, html`<h1 tabindex="-1">${heading}</h1><p>${written(say(why))}</p>`),
  };
}

function readyPage(
  { onboarding, by, until }: Extract<Sight, { kind: 'ready' }>,
  { company }: Setting,
  wrong: Wrong | undefined,
): Answer {
  const name = merchantName(onboarding);
  const actor = actorName(by);
  const body = html`${headingOf(onboarding)}
<dl class="facts">
<dt>${sayPlainly('page.askedBy')}</dt><dd>${actor}</dd>
<dt>${sayPlainly('page.until')}</dt><dd>${time(until)}</dd>
</dl>
${wrong && html`<p class="warn" role="alert">${sayPlainly(wrong.key)}</p>`}
<p>${written(say('page.once'))}</p>
<p>${sayPlainly('page.after', { name, company, actor })}</p>
<form method="post" autocomplete="off">
<div class="unscripted">
<label for="key">${sayPlainly('page.key')}</label>
<p class="hint unread" id="hint">${sayPlainly('page.keyHint')}</p>
<p class="hint missing" hidden>${sayPlainly('page.keyMissing')}</p>
<input id="key" name="key" required maxlength="200" spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="hint">
</div>
<button class="primary">${sayPlainly('page.show')}</button>
<p class="said" role="status"></p>
</form>`;
  return { status: wrong?.status ?? 200, page: pageOf(titleOf(onboarding), body) };
}

function shownPage(
  { values, onboarding }: Extract<Attempt, { kind: 'shown' }>['opened'],
  setting: Setting,
): Answer {
  const shop = setting.shopName(onboarding);
  const body = html`${headingOf(onboarding)}
<p class="warn">${written(say('page.shown'))}</p>
<p class="said" role="status"></p>
<ul class="values">
${Object.entries(values).map(([id, value]) => lineOf(id, value))}
</ul>
${fileOf('page.env', 'page.envLabel', '.env', envFile(shop, values))}
${fileOf('page.document', 'page.documentLabel', `${shop}-credentials.txt`, textFile(values))}`;
  return { status: 200, page: pageOf(titleOf(onboarding), body) };
}

function lineOf(id: string, value: string): Html {
  const label = labelOf(id);
  return html`<li><span id="label-${id}">${label}</span><code id="${id}">${value}</code>
<button type="button" class="copying" data-copy="${id}" aria-label="${sayPlainly('page.copyLabel', { label })}">${sayPlainly('page.copy')}</button></li>
`;
}

function fileOf(
  title: 'page.env' | 'page.document',
  of: 'page.envLabel' | 'page.documentLabel',
  name: string,
  text: string,
): Html {
  const id = of.replace('.', '-');
  const label = sayPlainly(of);
  return html`<h2>${sayPlainly(title)}</h2>
<pre id="${id}">${text}</pre>
<div class="file copying">
<button type="button" data-copy="${id}" aria-label="${sayPlainly('page.copyLabel', { label })}">${sayPlainly('page.copy')}</button>
<button type="button" data-save="${id}" data-name="${name}">${sayPlainly('page.save', { label: name })}</button>
</div>`;
}

function openedPage({ onboarding, opening }: Extract<Sight, { kind: 'opened' }>): Answer {
  const heading = sayPlainly('page.opened');
  const body = html`<h1 tabindex="-1">${heading}</h1>
<p class="store">${titleOf(onboarding)}</p>
<p class="warn">${howItEnded(opening)}</p>
<p>${sayPlainly('page.openedOther')}</p>`;
  return { status: 410, page: pageOf(heading, body) };
}

function howItEnded({ by, at, ended }: Extract<Sight, { kind: 'opened' }>['opening']): Html {
  const facts = { actor: by ? plain(actorName(by)) : say('standing.terminal'), when: moment(at) };
  if (ended === 'shown') return written(say('page.openedBy', facts));
  return written(ended === 'doubtful' ? say('page.doubtful', facts) : say('page.opening', facts));
}

const titleOf = (onboarding: Onboarding) => sayPlainly('page.title', { name: merchantName(onboarding) });

function headingOf(onboarding: Onboarding): Html {
  const { store } = onboarding.report ?? {};
  const known = [store?.name ?? store?.id, store?.domain].filter((part) => part).join(' · ');
  return html`<h1 tabindex="-1">${titleOf(onboarding)}</h1><p class="store">${known}</p>`;
}
