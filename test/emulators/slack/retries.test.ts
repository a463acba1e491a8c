import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { answering, type Received, slackWith } from './support.ts';

const eventId = ({ body }: Received) => (JSON.parse(body) as { event_id: string }).event_id;
const text = ({ body }: Received) => (JSON.parse(body) as { event: { text: string } }).event.text;

test('an event is signed as Slack signs, in an event_callback envelope', async () => {
  const slack = await slackWith({ now: () => 1_700_000_000_000 });
  const received = await answering(slack, (response) => response.writeHead(200).end());
  const ada = slack.user('Ada');
  const message = ada.dm('see https://shop.example/api?a=1&b=2, ask me@shop.example');
  await slack.settled();
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  const mac = createHmac('sha256', slack.signingSecret).update(`v0:1700000000:${body}`).digest('hex');
  expect(headers).toMatchObject({
    'x-slack-request-timestamp': '1700000000',
    'x-slack-signature': `v0=${mac}`,
  });
  expect(headers).not.toHaveProperty('x-slack-retry-num');
  expect(JSON.parse(body)).toMatchObject({
    type: 'event_callback',
    team_id: slack.teamId,
    event_id: expect.stringMatching(/^Ev[A-Z0-9]{10}$/),
    event_time: 1_700_000_000,
    authorizations: [{ team_id: slack.teamId, user_id: slack.botUserId, is_bot: true }],
    event: {
      type: 'message',
      channel: ada.dmId,
      channel_type: 'im',
      user: ada.id,
      ts: message.ts,
      event_ts: message.ts,
      text: 'see <https://shop.example/api?a=1&amp;b=2,> ask <mailto:me@shop.example|me@shop.example>',
    },
  });
});

test('a failing receiver gets the same event again, three times, saying why', async () => {
  const slack = await slackWith();
  const received = await answering(slack, (response) => response.writeHead(500).end());
  slack.user('Ada').dm('hello');
  await slack.settled();
  expect(
    received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
  ).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
    ['3', 'http_error'],
  ]);
  expect(new Set(received.map(eventId)).size).toBe(1);
  expect(slack.deliveries).toMatchObject([{ state: 'given_up' }]);
});

test('repetitions end with the first 2xx', async () => {
  const slack = await slackWith();
  let calls = 0;
  const received = await answering(slack, (response) => {
    calls += 1;
    response.writeHead(calls === 2 ? 200 : 503).end();
  });
  slack.user('Ada').dm('hello');
  await slack.settled();
  expect(received).toHaveLength(2);
  expect(slack.deliveries).toMatchObject([{ state: 'delivered' }]);
});

test('X-Slack-No-Retry ends repetitions, but not after a time-out', async () => {
  const slack = await slackWith({ answerTimeoutMs: 400 });
  const received = await answering(slack, (response) => {
    if (received.length > 1) response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
  });
  slack.user('Ada').dm('hello');
  await slack.settled();
  expect(received.map(({ headers }) => headers['x-slack-retry-reason'])).toEqual([undefined, 'http_timeout']);
});

test('an app that comes back gets what it missed', async () => {
  const slack = await slackWith();
  slack.user('Ada').dm('hello');
  await slack.waitFor(() => slack.deliveries[0]?.outcomes.length, { what: 'the first attempt' });
  const received = await answering(slack, (response) => response.writeHead(200).end());
  await slack.settled();
  expect(received.map(({ headers }) => headers['x-slack-retry-reason'])).toEqual(['connection_failed']);
});

test('only declared events with a granted scope are delivered', async () => {
  const slack = await slackWith({ events: ['message.im', 'file_shared'] });
  const received = await answering(slack, (response) => response.writeHead(200).end());
  const ada = slack.user('Ada');
  ada.openHome('home');
  slack.channel('general').invite(ada);
  slack.channel('general').invite();
  ada.say(slack.channel('general'), 'not for the bot');
  ada.dm('one');
  slack.faults.dropScope('im:history');
  ada.dm('two');
  await slack.settled();
  expect(received.map(text)).toEqual(['one']);
});

test('faults: the same event several times, and events out of order', async () => {
  const slack = await slackWith();
  const received = await answering(slack, (response) => response.writeHead(200).end());
  const ada = slack.user('Ada');
  slack.faults.copies = 5;
  ada.dm('one');
  await slack.settled();
  expect(received).toHaveLength(5);
  expect(new Set(received.map(eventId)).size).toBe(1);
  slack.faults.clear();
  slack.faults.shuffle = 3;
  for (const word of ['two', 'three', 'four']) ada.dm(word);
  await slack.settled();
  expect(
    slack.deliveries
      .slice(5)
      .map(({ eventId: id }) =>
        text(received.find((one) => eventId(one) === id) ?? { headers: {}, body: '' }),
      ),
  ).toEqual(['four', 'three', 'two']);
});
