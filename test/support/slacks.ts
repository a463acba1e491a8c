import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalSlack } from '../../emulators/slack/local-slack.ts';

/**
 * Slack as it is to an app in several workspaces: one address for all of them, of which each call reaches the one that its
 * token is for, and people are asked in the one they are signed in to.
 */
export async function oneSlack(workspaces: LocalSlack[]) {
  let signedIn = workspaces[0];
  const calls: { workspace: string | undefined; method: string }[] = [];
  const server = createServer((request, response) => {
    const { url = '/', method, headers } = request;
    const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    const isOpen = url.startsWith('/oauth/') || url.startsWith('/api/oauth.');
    const to = isOpen ? signedIn : workspaces.find(({ botToken }) => botToken === token);
    calls.push({ workspace: to?.teamId, method: url.replace(/^\/api\/|\?.*$/g, '') });
    if (!to) {
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end('{"ok":false,"error":"invalid_auth"}');
    }
    const { host } = new URL(to.origin);
    const onward = send(new URL(url, to.origin), { method, headers: { ...headers, host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${origin}/api/`,
    calls,
    /** From now on whoever is asked is signed in to this workspace. */
    signInTo(workspace: LocalSlack): void {
      signedIn = workspace;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
