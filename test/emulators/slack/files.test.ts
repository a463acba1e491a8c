import { expect, test } from '@jest/globals';
import { answering, call, slackWith, webClient } from './support.ts';

interface FileEvent {
  event: {
    type: string;
    subtype?: string;
    files: { id: string; url_private_download: string; size: number }[];
  };
}

const get = (url: string, token?: string) =>
  fetch(url, { redirect: 'manual', headers: token ? { authorization: `Bearer ${token}` } : {} });

test('an upload arrives as file_share, and is downloaded only with the token and files:read', async () => {
  const slack = await slackWith({ events: ['message.im'] });
  const received = await answering(slack, (response) => response.writeHead(200).end());
  slack.user('Ada').upload({ name: 'My Creds.txt', bytes: 'ACCESS TOKEN: abc' }, 'here');
  await slack.settled();
  const { event } = JSON.parse(received[0]?.body ?? '') as FileEvent;
  expect(event).toMatchObject({ type: 'message', subtype: 'file_share', text: 'here', channel_type: 'im' });
  expect(event.files).toMatchObject([{ mimetype: 'text/plain', size: 17, filetype: 'txt', mode: 'hosted' }]);
  const url = event.files[0]?.url_private_download ?? '';
  expect(new URL(url).origin).toBe(slack.origin);
  expect(await (await get(url, slack.botToken)).text()).toBe('ACCESS TOKEN: abc');
  slack.faults.dropScope('files:read');
  for (const token of [undefined, 'xoxb-other', slack.botToken]) {
    const answer = await get(url, token);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toMatch(/^<!DOCTYPE html>/);
  }
  slack.faults.grantScope('files:read');
  slack.faults.redirectDownloads = 'https://elsewhere.example/';
  expect((await get(url, slack.botToken)).headers.get('location')).toBe('https://elsewhere.example/');
});

test('a Slack Connect stub has no links until files.info is asked', async () => {
  const slack = await slackWith({ events: ['message.im'] });
  const received = await answering(slack, (response) => response.writeHead(200).end());
  slack.user('Ada').uploadStub({ name: 'creds.txt', bytes: 'secret' });
  await slack.settled();
  const { event } = JSON.parse(received[0]?.body ?? '') as FileEvent;
  expect(event.files).toEqual([
    {
      id: expect.any(String),
      mode: 'file_access',
      file_access: 'check_file_info',
      created: expect.any(Number),
    },
  ]);
  const { file } = await webClient(slack).files.info({ file: event.files[0]?.id ?? '' });
  expect(await (await get(file?.url_private_download ?? '', slack.botToken)).text()).toBe('secret');
});

test('the official client uploads a picture, which blocks may then show', async () => {
  const slack = await slackWith();
  const ada = slack.user('Ada');
  const client = webClient(slack);
  const done = await client.files.uploadV2({
    filename: 'a.png',
    file: Buffer.from('picture'),
    channel_id: ada.dmId,
  });
  expect(done.ok).toBe(true);
  const shared = await slack.waitFor(() => ada.messages().find(({ files }) => files), {
    what: 'the picture',
  });
  const image = (id: string) => [{ type: 'image', slack_file: { id }, alt_text: 'where to click' }];
  const show = (id: string) =>
    call(slack, 'chat.postMessage', { channel: ada.dmId, text: 'x', blocks: image(id) });
  expect((await show(shared.files?.[0] ?? '')).body).toMatchObject({ ok: true });
  expect((await show('F0NONE')).body).toMatchObject({
    errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
  });
});

test('an upload is refused when it has not the announced length, and cannot be completed empty', async () => {
  const slack = await slackWith();
  const { body } = await call(slack, 'files.getUploadURLExternal', { filename: 'a.png', length: 3 });
  expect((await fetch(String(body.upload_url), { method: 'POST', body: 'four' })).status).toBe(400);
  const complete = await call(slack, 'files.completeUploadExternal', { files: [{ id: body.file_id }] });
  expect(complete.body).toMatchObject({ error: 'file_not_found' });
});
