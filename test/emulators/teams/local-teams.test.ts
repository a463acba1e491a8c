import { request } from 'node:http';
import { expect, test } from '@jest/globals';
import { startLocalTeams } from '../../../emulators/teams/start.ts';
import { call, message, teamsWith } from './support.ts';

test('a snapshot, through JSON, brings everything back', async () => {
  const before = await teamsWith({ appId: 'app', tenantId: 'home' });
  const ada = before.user('Ada');
  ada.install();
  const channel = before.channel('onboarding');
  channel.install(ada);
  ada.upload({ name: 'a.txt', bytes: 'secret' });
  await call(before, 'POST', `conversations/${channel.id}/activities`, message('**Hi**'));
  const after = await teamsWith({ state: JSON.parse(JSON.stringify(before.snapshot())) });
  expect(after.transcript()).toBe('@Ada Ada: (file)\n#onboarding Usher: **Hi**');
  expect(after.user('Ada').id).toBe(ada.id);
  expect(after.channel('onboarding').id).toBe(channel.id);
  expect([after.appId, after.tenantId]).toEqual(['app', 'home']);
  await expect(startLocalTeams({ state: { tenant: 'no' } })).rejects.toThrow();
});

test('restore replaces what was there and tells the watchers', async () => {
  const teams = await teamsWith();
  const ada = teams.user('Ada');
  ada.install();
  ada.say('kept');
  const snapshot = teams.snapshot();
  ada.say('gone');
  await teams.settled();
  const kinds: string[] = [];
  const off = teams.on('change', ({ kind }) => kinds.push(kind));
  teams.restore(snapshot);
  off();
  ada.say('later');
  expect(kinds).toEqual(['restored']);
  expect(ada.messages().map(({ text }) => text)).toEqual(['kept', 'later']);
  expect(() => teams.restore({})).toThrow();
});

test('changes can be pulled, and waiting in vain ends with what was said', async () => {
  const teams = await teamsWith();
  const changes = teams.changes();
  const first = changes.next();
  const ada = teams.user('Ada');
  expect((await first).value).toEqual({ kind: 'user', id: ada.id });
  await changes.return(undefined);
  ada.install();
  ada.say('hello');
  await expect(teams.waitFor(() => false, { timeoutMs: 10, what: 'a miracle' })).rejects.toThrow(
    'waited 10 ms for a miracle; this was said:\n@Ada Ada: hello',
  );
});

test('people and channels can be listed', async () => {
  const teams = await teamsWith();
  teams.user('Ada');
  teams.channel('onboarding');
  expect(teams.users().map(({ name }) => name)).toEqual(['Ada']);
  expect(teams.channels().map(({ name }) => name)).toEqual(['General', 'onboarding']);
  expect(teams.channel('General').id).toBe(teams.channel('onboarding').teamId);
});

test('other names than this machine’s are turned away', async () => {
  const teams = await teamsWith();
  const { hostname, port } = new URL(teams.origin);
  expect(hostname).toBe('127.0.0.1');
  const status = await new Promise((resolve, reject) => {
    const asking = request({
      hostname,
      port,
      path: '/v1/.well-known/keys',
      headers: { host: 'evil.example' },
    });
    asking.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    asking.end();
  });
  expect(status).toBe(403);
});
