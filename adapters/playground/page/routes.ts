import { answer, type Route } from '../../../src/server/http.ts';
import type { Sandbox } from '../../bigcommerce/sandbox.ts';
import type { LocalSlack } from '../slack/local-slack.ts';

/** What the page shows and drives. */
export interface PageParts {
  slack: LocalSlack;
  sandbox: Sandbox;
  /** The id of the PM's channel. */
  pmChannel: string;
  /** Where the page is, for the check of `Host` and `Origin`. */
  url: string;
}

/** The routes of the playground's page. */
export function pageRoutes({ slack }: PageParts): Route[] {
  return [{ method: 'GET', path: '/', handle: (_request, response) => answer(response, 200, slack.transcript()) }];
}
