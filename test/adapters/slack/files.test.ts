import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { allowedHosts } from '../../../adapters/slack/hosts.ts';
import { slackChat } from '../../../adapters/slack/index.ts';
import { Journal, LocalServer } from '../../support/adapter.ts';
import { type Call, ScriptedApi } from './standin.ts';

let api: ScriptedApi;
const from = { platform: 'slack', conversation: 'D1', user: 'U1' } as const;

beforeEach(async () => {
  api = await new ScriptedApi().open();
  serve('file', 200, 'text/plain', 'hello');
});
afterEach(() => api.close());

function serve(
  path: string,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
) {
  api.script(path, (_: Call, response: ServerResponse) =>
    response.writeHead(status, { 'content-type': type, ...headers }).end(body),
  );
}

function file(more: object = {}): string {
  return JSON.stringify({
    id: 'F1',
    mimetype: 'text/plain',
    size: 5,
    url_private_download: `${api.origin}/file`,
    ...more,
  });
}

async function download(reference: string, maxBytes = 100, timeoutMs = 10_000): Promise<string> {
  const deps = { log: new Journal(), remember: async () => {}, recall: async () => undefined };
  const chat = slackChat({ botToken: 'xoxb-test', apiUrl: api.apiUrl, timeoutMs }, deps);
  return Buffer.from(await chat.download(from, reference, maxBytes)).toString();
}

describe('downloading', () => {
  test('sends the token and takes the bytes', async () => {
    expect(await download(file())).toBe('hello');
    expect(api.of('file')[0]?.headers.authorization).toBe('Bearer xoxb-test');
  });

  test('a file that says it is too big is not asked for', async () => {
    await expect(download(file({ size: 101 }))).rejects.toMatchObject({ code: 'too_big' });
    expect(api.calls).toEqual([]);
  });

  test('a sign-in page is not the file', async () => {
    serve('file', 200, 'text/html; charset=utf-8', '<!DOCTYPE html><html>Sign in</html>');
    await expect(download(file())).rejects.toMatchObject({ name: 'FileError', code: 'no_access' });
    await expect(download(file({ mimetype: 'text/html', size: 9 }))).rejects.toMatchObject({
      code: 'no_access',
    });
  });

  test('a sign-in page for a token that died is no word on the file: it can wait', async () => {
    serve('file', 200, 'text/html; charset=utf-8', '<!DOCTYPE html><html>Sign in</html>');
    api.script('auth.test', { ok: false, error: 'token_revoked' });
    await expect(download(file())).rejects.toMatchObject({ name: 'ChatError', reason: 'token_revoked' });
  });

  test('a web page that was sent is the file', async () => {
    const page = '<!DOCTYPE html><html>My shop</html>';
    serve('file', 200, 'text/html', page);
    expect(await download(file({ mimetype: 'text/html', size: page.length }))).toBe(page);
  });

  test.each([
    ['deleted', { mode: 'tombstone' }, 'gone'],
    ['kept elsewhere', { mode: 'external', url_private: 'https://drive.example/x' }, 'not_stored_here'],
    ['hidden by the plan', { mode: 'hidden_by_limit' }, 'hidden'],
    ['on a strange host', { url_private_download: 'https://evil.example/x' }, 'not_stored_here'],
  ])('a file that is %s', async (_, more, code) => {
    await expect(download(file(more))).rejects.toMatchObject({ name: 'FileError', code });
    expect(api.calls).toEqual([]);
  });

  test.each([
    [404, 'FileError', 'gone'],
    [410, 'FileError', 'gone'],
    [403, 'FileError', 'no_access'],
    [429, 'ChatError', 'retry'],
    [500, 'ChatError', 'retry'],
  ])('%i is a %s: %s', async (status, name, code) => {
    serve('file', status, 'text/plain', '', { 'retry-after': '3' });
    await expect(download(file())).rejects.toMatchObject({ name, code });
  });

  test('a rate limit says when to come back', async () => {
    serve('file', 429, 'text/plain', '', { 'retry-after': '3' });
    await expect(download(file())).rejects.toMatchObject({ retryAfterMs: 3000 });
  });

  test.each(['', 'shpat_secret', '{}'])('what is no file reference is refused: %s', async (reference) => {
    await expect(download(reference)).rejects.toMatchObject({ message: 'rejected: not_a_file' });
  });

  test('silence ends in time', async () => {
    api.script('file', () => {});
    await expect(download(file(), 100, 100)).rejects.toMatchObject({ code: 'retry', reason: 'no_answer' });
  });
});

describe('files Slack says too little about', () => {
  const stub = JSON.stringify({ id: 'F1', mode: 'file_access', file_access: 'check_file_info' });

  test('are asked about first', async () => {
    api.script('files.info', { ok: true, file: { id: 'F1', name: 'a.txt', ...JSON.parse(file()) } });
    expect(await download(stub)).toBe('hello');
    expect(api.of('files.info')[0]?.args).toEqual({ file: 'F1' });
  });

  test.each([
    ['file_not_found', 'FileError', 'gone'],
    ['file_deleted', 'FileError', 'gone'],
    ['access_denied', 'FileError', 'no_access'],
    ['missing_scope', 'ChatError', 'paused'],
  ])('%s', async (error, name, code) => {
    api.script('files.info', { ok: false, error });
    await expect(download(stub)).rejects.toMatchObject({ name, code });
  });

  test('may be gone by then', async () => {
    api.script('files.info', { ok: true, file: { id: 'F1', mode: 'tombstone' } });
    await expect(download(stub)).rejects.toMatchObject({ code: 'gone' });
  });
});

describe('redirects', () => {
  test('are followed within Slack', async () => {
    serve('start', 302, 'text/plain', '', { location: '/file' });
    expect(await download(file({ url_private_download: `${api.origin}/start` }))).toBe('hello');
  });

  test('never carry the token elsewhere', async () => {
    let visits = 0;
    const stranger = await new LocalServer((_, response) => {
      visits += 1;
      response.end('x');
    }).open();
    serve('file', 302, 'text/plain', '', { location: `${stranger.origin}/x` });
    await expect(download(file())).rejects.toMatchObject({ code: 'no_access' });
    expect(visits).toBe(0);
    await stranger.close();
  });

  test('end', async () => {
    serve('file', 302, 'text/plain', '', { location: '/file' });
    await expect(download(file())).rejects.toMatchObject({ code: 'no_access' });
    expect(api.of('file')).toHaveLength(4);
  });
});

describe('hosts', () => {
  test.each([
    ['https://slack.com/api/', 'https://files.slack.com/x', true],
    ['https://slack.com/api/', 'https://acme.slack.com/x', true],
    ['https://slack.com/api/', 'http://files.slack.com/x', false],
    ['https://slack.com/api/', 'https://files.slack.com:8443/x', false],
    ['https://slack.com/api/', 'https://files.slack.com.evil.example/x', false],
    ['https://slack.com/api/', 'https://evilslack.com/x', false],
    ['https://slack.com/api/', 'https://files.slack.com@evil.example/x', false],
    ['https://slack.com/api/', 'https://me:pw@files.slack.com/x', false],
    ['https://slack.com/api/', 'http://127.0.0.1:3000/x', false],
    ['https://slack.com/api/', 'file:///etc/passwd', false],
    ['https://slack.com/api/', 'nonsense', false],
    ['http://127.0.0.1:3000/api/', 'http://localhost:3000/x', true],
    ['http://localhost:3000/api/', 'http://[::1]:3000/x', true],
    ['http://localhost:3000/api/', 'http://localhost:3001/x', false],
    ['http://localhost:3000/api/', 'https://localhost:3000/x', false],
  ])('with %s, %s: %s', (apiUrl, url, allowed) => {
    expect(allowedHosts(apiUrl)(url)).toBe(allowed);
  });
});
