import type { ServerResponse } from 'node:http';
import type { Language } from '../base/language.ts';
import type { Accepted, Bot, Person } from '../chat/inbound.ts';
import { plain, type Text } from '../chat/text.ts';
import { html, written } from '../handover/page/html.ts';
import type { Installation } from '../state/installation.ts';
import { say, sayPlainly, speaking } from '../words/words.ts';
import { HEADERS, linkTo, pageOf } from './invite-page.ts';
import { languageOfReader } from './language.ts';

/** What came of installing the app into a workspace. */
export type InstallOutcome =
  /** It is there. `invite`: the code that led there; `chatUrl` opens the chat with the bot. */
  | { kind: 'installed'; installation: Installation; invite: string | undefined; chatUrl: string }
  | { kind: 'cancelled' }
  /** The link was not this browser's, is too old, or was used. */
  | { kind: 'stale' }
  | { kind: 'failed' };

interface Parts {
  accept: Bot['accept'];
  company: string;
}

const STATUS = { cancelled: 403, stale: 400, failed: 502 } as const;

/**
 * What follows an installation: whoever came with a code has accepted their invitation by it, and is written to in their
 * chat. Answers with a page that says so, or why not; a code that did not do is still good for another way.
 */
export function createInstalled({ accept, company }: Parts) {
  return async (outcome: InstallOutcome, response: ServerResponse): Promise<void> => {
    const { kind } = outcome;
    const language = languageOfReader(response.req);
    if (kind !== 'installed') {
      return speaking(language, () => {
        end(response, STATUS[kind], sayPlainly(`install.${kind}`), say(`install.${kind}Why`));
      });
    }
    const { installation, invite, chatUrl } = outcome;
    const accepted =
      invite === undefined ? undefined : await accept(acceptance(installation, invite, language));
    speaking(language, () => {
      const words = accepted ? wordsFor(accepted, company) : say('install.doneAlone', { company });
      end(response, 200, sayPlainly('install.done'), words, chatUrl);
    });
  };
}

/** As if they had written the code to the bot. */
function acceptance(
  { id, by, at }: Installation,
  invite: string,
  language: Language,
): Parameters<Bot['accept']>[0] {
  const address: Person['address'] = { platform: 'slack', installation: id, conversation: by, user: by };
  return {
    id: `install ${id} ${by} ${invite}`,
    at,
    from: { address, language },
    where: { kind: 'dm', address },
    kind: 'text',
    text: invite,
  };
}

function wordsFor(accepted: Accepted, company: string): Text {
  if (accepted.ok) return say('install.doneInvited');
  const why = 'notice' in accepted ? accepted.notice.summary : '';
  return say('install.doneNotInvited', { company, reason: plain(why) });
}

function end(response: ServerResponse, status: number, title: string, words: Text, chatUrl?: string): void {
  const body = html`<h1>${title}</h1>
<p>${written(words)}</p>
${linkTo(chatUrl, sayPlainly('install.open'))}`;
  response.writeHead(status, HEADERS).end(pageOf(title, body));
}
