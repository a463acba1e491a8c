import { languageOf } from '../base/language.ts';
import type { Invites } from '../invite/invites.ts';
import { speaking } from '../words/words.ts';
import { clientAddress } from './client-address.ts';
import type { Route } from './http.ts';
import { HEADERS, invitePage } from './invite-page.ts';
import { languageOfReader } from './language.ts';

const PATH = '/i/';

interface Parts {
  invites: Pick<Invites, 'look'>;
  setting: Parameters<typeof invitePage>[1];
}

/** `/i/CODE`: who asks whom for what, and the ways on. Looking uses nothing up, so that previews may look too. */
export function inviteRoute({ invites, setting }: Parts): Route {
  return {
    method: 'GET',
    path: PATH,
    async handle(request, response) {
      const path = (request.url ?? '').split('?', 1)[0] ?? '';
      const sight = await invites.look(path.slice(PATH.length), clientAddress(request));
      const settled = sight.kind === 'open' ? languageOf(sight.invitation.language) : undefined;
      const language = settled ?? languageOfReader(request);
      const { status, page } = speaking(language, () => invitePage(sight, setting));
      if (status === 429) response.setHeader('Retry-After', '3600');
      response.writeHead(status, HEADERS).end(page);
    },
  };
}
