import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { downloadFile } from '../../../adapters/teams/files.ts';
import { teamsHosts } from '../../../adapters/teams/hosts.ts';
import { ChatError, FileError } from '../../../src/chat/chat.ts';
import { LocalServer } from '../../support/adapter.ts';

let drive: LocalServer;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let requests: IncomingMessage[];
const hosts = teamsHosts({ loopback: true });

beforeEach(async () => {
  requests = [];
  drive = await new LocalServer((request, response) => {
    requests.push(request);
    answer(request, response);
  }).open();
});
afterEach(() => drive.close());

function download(path = '/file', allowed = hosts.files): Promise<Uint8Array> {
  const reference = JSON.stringify({ kind: 'link', url: path.startsWith('/') ? drive.origin + path : path });
  return downloadFile(reference, 100, { allowed, timeoutMs: 3000 });
}

function redirect(location: string) {
  return (_: IncomingMessage, response: ServerResponse) => response.writeHead(302, { location }).end();
}

test('the link is its own key: no token goes along', async () => {
  answer = (_, response) => response.end('access_token: x');
  expect(Buffer.from(await download()).toString()).toBe('access_token: x');
  expect(requests[0]?.headers.authorization).toBeUndefined();
});

test.each([401, 403, 404, 410])('%i: the link has expired', async (status) => {
  answer = (_, response) => response.writeHead(status).end();
  await expect(download()).rejects.toEqual(new FileError('gone'));
});

test('being sent to sign in means the same', async () => {
  answer = redirect('https://login.microsoftonline.com/common/oauth2/authorize');
  await expect(download()).rejects.toEqual(new FileError('gone'));
});

test.each([
  [429, 'retry'],
  [503, 'retry'],
])('%i passes', async (status, code) => {
  answer = (_, response) => response.writeHead(status, { 'retry-after': '3' }).end();
  await expect(download()).rejects.toMatchObject({ code, retryAfterMs: 3000 });
});

test('a server that says nothing is given up', async () => {
  answer = () => {};
  await expect(download()).rejects.toBeInstanceOf(ChatError);
});

test.each(['{"kind":"link","url":"https://secret', '{"kind":"fax"}'])(
  'nothing of a reference that is none is quoted',
  async (reference) => {
    const refused = downloadFile(reference, 100, { allowed: hosts.files, timeoutMs: 3000 });
    await expect(refused).rejects.toEqual(new ChatError('rejected', 'not_a_file'));
  },
);

test('redirects are followed to allowed hosts', async () => {
  answer = (request, response) => {
    if (request.url === '/there') response.end('x');
    else redirect('/there')(request, response);
  };
  expect(Buffer.from(await download()).toString()).toBe('x');
});

test.each(['https://evil.example/x', 'http://169.254.169.254/latest/meta-data', 'file:///etc/passwd'])(
  'and not to %s',
  async (location) => {
    answer = redirect(location);
    await expect(download()).rejects.toEqual(new FileError('no_access'));
    expect(requests).toHaveLength(1);
  },
);

test('nor in circles', async () => {
  answer = redirect('/again');
  await expect(download()).rejects.toEqual(new FileError('no_access'));
  expect(requests.length).toBeLessThan(10);
});

test('a file without an end is cut off', async () => {
  answer = (_, response) => {
    const more = () => {
      while (response.write('x'.repeat(50))) if (response.destroyed) return;
      response.once('drain', more);
    };
    more();
  };
  await expect(download()).rejects.toEqual(new FileError('too_big'));
});

test('a link to anywhere else is not followed at all', async () => {
  await expect(download('https://evil.example/x')).rejects.toEqual(new FileError('not_stored_here'));
  await expect(download('/file', teamsHosts({ loopback: false }).files)).rejects.toEqual(
    new FileError('not_stored_here'),
  );
  expect(requests).toEqual([]);
});

test('a pasted picture is known for one without being fetched', async () => {
  const bytes = await downloadFile('{"kind":"picture"}', 100, { allowed: () => false, timeoutMs: 1 });
  expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG');
});

test('what is kept elsewhere is told so', async () => {
  const access = { allowed: () => true, timeoutMs: 1 };
  await expect(downloadFile('{"kind":"elsewhere"}', 100, access)).rejects.toEqual(
    new FileError('not_stored_here'),
  );
});

describe('hosts', () => {
  const remote = teamsHosts({ loopback: false });

  test.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://smba.infra.gcc.teams.microsoft.com/teams', true],
    ['https://smba.infra.gov.teams.microsoft.us/gcch', true],
    ['https://europe.directline.botframework.com/', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['https://user@smba.trafficmanager.net/', false],
    ['https://evil.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://botframework.com.evil.example/', false],
    ['https://evilbotframework.com/', false],
    ['http://127.0.0.1:3978/', false],
    ['nonsense', false],
  ])('connector %s: %s', (url, expected) => {
    expect(remote.connector(url)).toBe(expected);
  });

  test.each([
    ['https://contoso-my.sharepoint.com/personal/x?tempauth=1', true],
    ['https://contoso.sharepoint.us/x', true],
    ['https://evilsharepoint.com/x', false],
    ['https://contoso.sharepoint.com.evil.example/x', false],
    ['http://contoso.sharepoint.com/x', false],
    ['https://localhost/x', false],
  ])('file %s: %s', (url, expected) => {
    expect(remote.files(url)).toBe(expected);
  });

  test.each(['http://127.0.0.1:1/', 'http://localhost/', 'http://[::1]:2/'])(
    '%s counts when wanted',
    (url) => {
      expect(hosts.connector(url)).toBe(true);
      expect(hosts.files(url)).toBe(true);
    },
  );

  test.each(['http://127.0.0.1.evil.example/', 'http://192.168.0.1/', 'ftp://127.0.0.1/'])(
    '%s counts never',
    (url) => {
      expect(hosts.connector(url)).toBe(false);
    },
  );
});
