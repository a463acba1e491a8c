import { expect, test } from '@jest/globals';
import { call, message, teamsWith } from './support.ts';

test('calls fail as often as told, and in the way told', async () => {
  const teams = await teamsWith();
  const ada = teams.user('Ada');
  ada.install();
  const send = () => call(teams, 'POST', `conversations/${ada.chatId}/activities`, message('x'));
  teams.faults.rateLimit('send', 1, 7);
  teams.faults.fail('send', 1, 502);
  teams.faults.fail('*', 1, { status: 403, code: 'BotDisabledByAdmin' });
  const limited = await send();
  expect(limited).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });
  expect(limited.headers.get('retry-after')).toBe('7');
  expect(await send()).toMatchObject({ status: 502, body: { error: { code: 'ServiceError' } } });
  expect(await send()).toMatchObject({ status: 403, body: { error: { code: 'BotDisabledByAdmin' } } });
  expect((await send()).status).toBe(201);
  teams.faults.fail('update', 3);
  expect((await send()).status).toBe(201);
  teams.faults.loseAnswer('send');
  await expect(send()).rejects.toThrow();
  expect(ada.messages()).toHaveLength(3);
  teams.faults.hang('send');
  const hanging = fetch(`${teams.serviceUrl}v3/conversations/${ada.chatId}/activities`, {
    method: 'POST',
    body: '{}',
    signal: AbortSignal.timeout(50),
  });
  await expect(hanging).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(ada.messages()).toHaveLength(3);
});

test('clear forgets what was to come', async () => {
  const teams = await teamsWith();
  const ada = teams.user('Ada');
  ada.install();
  teams.faults.fail('send', 5);
  teams.faults.copies = 3;
  teams.faults.clear();
  const { status } = await call(teams, 'POST', `conversations/${ada.chatId}/activities`, message('x'));
  expect(status).toBe(201);
  expect(teams.faults.copies).toBe(1);
});
