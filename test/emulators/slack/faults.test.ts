import { expect, test } from '@jest/globals';
import { ErrorCode } from '@slack/web-api';
import { call, slackWith, webClient } from './support.ts';

test('rate limits are answered 429 with Retry-After, as the official client understands', async () => {
  const slack = await slackWith();
  slack.faults.rateLimit('auth.test', 1, 7);
  await expect(webClient(slack).auth.test()).rejects.toMatchObject({
    code: ErrorCode.RateLimitedError,
    retryAfter: 7,
  });
  expect((await webClient(slack).auth.test()).ok).toBe(true);
});

test('failures: an error of Slack, an HTTP status', async () => {
  const slack = await slackWith();
  slack.faults.fail('*', 2);
  slack.faults.fail('auth.test', 1, 503);
  expect((await call(slack, 'auth.test')).status).toBe(503);
  expect((await call(slack, 'auth.test')).body).toEqual({ ok: false, error: 'internal_error' });
  slack.faults.clear();
  expect((await call(slack, 'auth.test')).body).toMatchObject({ ok: true });
});

test('a hanging call is never answered', async () => {
  const slack = await slackWith();
  slack.faults.hang('auth.test');
  const hung = fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
  expect((await call(slack, 'auth.test')).body).toMatchObject({ ok: true });
  await slack.close();
  await expect(hung).rejects.toThrow();
});

test('a lost answer: the message is there, its sender does not know', async () => {
  const slack = await slackWith();
  const ada = slack.user('Ada');
  slack.faults.loseAnswer('chat.postMessage');
  await expect(call(slack, 'chat.postMessage', { channel: ada.id, text: 'hello' })).rejects.toThrow();
  expect(ada.messages()).toMatchObject([{ text: 'hello' }]);
});
