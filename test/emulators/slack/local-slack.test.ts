import { expect, test } from '@jest/globals';
import { startLocalSlack } from '../../../emulators/slack/start.ts';
import { call, scopes, slackWith } from './support.ts';

test('a snapshot, through JSON, brings everything back', async () => {
  const before = await slackWith({ team: { id: 'T1', name: 'Acme' } });
  const ada = before.user('Ada');
  ada.dm('hello');
  ada.upload({ name: 'a.txt', bytes: 'secret' });
  await call(before, 'chat.postMessage', {
    channel: ada.id,
    text: 'x',
    blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Hi' } }],
  });
  await call(before, 'views.publish', {
    user_id: ada.id,
    view: { type: 'home', blocks: [{ type: 'divider' }] },
  });
  const after = await slackWith({ state: JSON.parse(JSON.stringify(before.snapshot())) });
  expect(after.transcript()).toBe('@Ada Ada: hello\n@Ada Ada: (file)\n@Ada usher: Hi');
  expect(after.user('Ada').id).toBe(ada.id);
  expect(after.user('Ada').home()).toEqual(ada.home());
  expect(after.teamId).toBe('T1');
  await expect(startLocalSlack({ scopes, commands: [], state: { team: 'no' } })).rejects.toThrow();
});

test('restore replaces what was there and tells the watchers', async () => {
  const slack = await slackWith();
  const ada = slack.user('Ada');
  ada.dm('kept');
  const snapshot = slack.snapshot();
  ada.dm('gone');
  const kinds: string[] = [];
  const off = slack.on('change', ({ kind }) => kinds.push(kind));
  slack.restore(snapshot);
  off();
  ada.dm('later');
  expect(kinds).toEqual(['restored']);
  expect(ada.messages().map(({ text }) => text)).toEqual(['kept', 'later']);
  expect(() => slack.restore({})).toThrow();
});

test('changes can be pulled', async () => {
  const slack = await slackWith();
  const stop = new AbortController();
  const changes = slack.changes(stop.signal);
  const first = changes.next();
  const { id } = slack.user('Ada');
  expect((await first).value).toEqual({ kind: 'user', id });
  const next = changes.next();
  stop.abort();
  expect((await next).done).toBe(true);
});

test('waiting in vain ends with what was said', async () => {
  const slack = await slackWith();
  slack.user('Ada').dm('hello');
  await expect(slack.waitFor(() => false, { timeoutMs: 10, what: 'a miracle' })).rejects.toThrow(
    'waited 10 ms for a miracle; this was said:\n@Ada Ada: hello',
  );
  await expect(
    slack.waitFor(
      () => {
        throw new Error('broken look');
      },
      { what: 'a miracle' },
    ),
  ).rejects.toThrow('broken look');
});

test('only loopback', async () => {
  const options = { scopes, commands: [], host: '0.0.0.0' as '127.0.0.1' };
  await expect(startLocalSlack(options)).rejects.toThrow('loopback only');
});

test('people, channels and files can be listed and shown', async () => {
  const slack = await slackWith();
  const message = slack.user('Ada').upload({ name: 'a.txt', bytes: 'secret' });
  slack.channel('projects');
  expect(slack.users().map(({ name }) => name)).toEqual(['Ada']);
  expect(slack.channels().map(({ name }) => name)).toEqual(['projects']);
  const id = message.files?.[0] ?? '';
  expect(slack.file(id)).toMatchObject({
    name: 'a.txt',
    mimetype: 'text/plain',
    bytes: Buffer.from('secret'),
  });
  slack.user('Ada').delete(message);
  expect(slack.file(id)).toBeUndefined();
});
