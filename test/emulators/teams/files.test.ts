import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { answering, connectorToken, type Received, teamsWith } from './support.ts';

const uploaded = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  contentUrl: z.string(),
  name: z.string(),
  content: z.object({ downloadUrl: z.string(), uniqueId: z.string(), fileType: z.string() }),
});

const lastAttachment = (received: Received[]): unknown => received.at(-1)?.activity.attachments?.[0];

async function upload() {
  const teams = await teamsWith();
  const received = await answering(teams);
  const ada = teams.user('Ada');
  ada.install();
  await teams.settled();
  const message = ada.upload({ name: 'BigCommerce credentials.txt', bytes: 'ACCESS TOKEN: x' }, 'here');
  await teams.settled();
  return { teams, ada, message, received, file: uploaded.parse(lastAttachment(received)) };
}

test('an upload comes with a link that works without signing in', async () => {
  const { teams, message, received, file } = await upload();
  expect(received.at(-1)?.activity).toMatchObject({
    text: 'here',
    attachments: [{}, { contentType: 'text/html' }],
  });
  expect(file).toMatchObject({ name: 'BigCommerce credentials.txt', content: { fileType: 'txt' } });
  const answer = await fetch(file.content.downloadUrl);
  expect([answer.status, await answer.text()]).toEqual([200, 'ACCESS TOKEN: x']);
  expect(teams.file(message.files[0] ?? '')?.name).toBe('BigCommerce credentials.txt');
  expect(teams.transcript()).toBe('@Ada Ada: here\n    (file)');
});

test('the file itself wants a sign-in, and so does a link that is used with a token or tampered with', async () => {
  const { file } = await upload();
  const { downloadUrl } = file.content;
  const headers = { authorization: `Bearer ${connectorToken}` };
  expect((await fetch(file.contentUrl, { headers })).status).toBe(401);
  expect((await fetch(downloadUrl, { headers })).status).toBe(401);
  expect((await fetch(downloadUrl.replace(/tempauth=.*/, 'tempauth=guess'))).status).toBe(401);
  expect((await fetch(downloadUrl.replace(file.content.uniqueId, 'other'))).status).toBe(404);
});

test('links expire: on demand, and by themselves after some minutes', async () => {
  const { teams, file } = await upload();
  teams.expireFileLinks();
  expect((await fetch(file.content.downloadUrl)).status).toBe(401);
  let time = 0;
  const later = await teamsWith({ now: () => time });
  const received = await answering(later);
  const ada = later.user('Ada');
  ada.install();
  ada.upload({ name: 'a.txt', bytes: 'x' });
  await later.waitFor(() => received.find(({ activity }) => activity.attachments), { what: 'the file' });
  const carrying = received.filter(({ activity }) => activity.attachments);
  const { downloadUrl } = uploaded.parse(lastAttachment(carrying)).content;
  time += 4 * 60_000;
  expect((await fetch(downloadUrl)).status).toBe(200);
  time += 2 * 60_000;
  expect((await fetch(downloadUrl)).status).toBe(401);
});

test('downloads can be made to fail or to lead elsewhere', async () => {
  const { teams, file } = await upload();
  const { downloadUrl } = file.content;
  teams.faults.fail('download', 1, 404);
  teams.faults.rateLimit('download', 1, 2);
  expect((await fetch(downloadUrl)).status).toBe(404);
  expect((await fetch(downloadUrl)).headers.get('retry-after')).toBe('2');
  teams.faults.redirectDownloads = 'http://127.0.0.1:9/';
  const answer = await fetch(downloadUrl, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/']);
});

test("a pasted picture is fetched with the connector's token", async () => {
  const teams = await teamsWith();
  const received = await answering(teams);
  const ada = teams.user('Ada');
  ada.install();
  await teams.settled();
  ada.pasteImage('PNG');
  await teams.settled();
  const { contentUrl } = z
    .object({ contentType: z.literal('image/*'), contentUrl: z.string() })
    .parse(lastAttachment(received));
  expect(contentUrl.startsWith(teams.serviceUrl)).toBe(true);
  expect((await fetch(contentUrl)).status).toBe(401);
  const answer = await fetch(contentUrl, { headers: { authorization: `Bearer ${connectorToken}` } });
  expect([answer.status, await answer.text()]).toEqual([200, 'PNG']);
});

test('files sent in a channel do not reach the bot', async () => {
  const teams = await teamsWith();
  const received = await answering(teams);
  const ada = teams.user('Ada');
  const channel = teams.channel('onboarding');
  channel.install(ada);
  await teams.settled();
  const { files } = channel.mention(ada, 'look', { files: [{ name: 'a.txt', bytes: 'x' }] });
  await teams.settled();
  expect(files).toHaveLength(1);
  expect(received.at(-1)?.activity.attachments).toEqual([
    { contentType: 'text/html', content: expect.stringContaining(`<attachment id="${files[0]}">`) },
  ]);
});
