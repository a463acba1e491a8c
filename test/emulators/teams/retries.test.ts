import { expect, test } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { answering, type Received, teamsWith } from './support.ts';

const texts = (received: Received[]) => received.flatMap(({ activity }) => activity.text ?? []);
const ids = (received: Received[]) => new Set(received.map(({ activity }) => activity.id));

async function chatting(options: Parameters<typeof teamsWith>[0] = {}) {
  const teams = await teamsWith(options);
  const ada = teams.user('Ada');
  ada.install();
  await teams.settled();
  return { teams, ada };
}

test('an activity is signed with the published key, for this bot and this service', async () => {
  const { teams, ada } = await chatting();
  const received = await answering(teams);
  ada.say('hello');
  await teams.settled();
  const metadata = z
    .object({ issuer: z.string(), jwks_uri: z.string() })
    .parse(await (await fetch(teams.metadataUrl)).json());
  const token = received[0]?.headers.authorization?.replace('Bearer ', '') ?? '';
  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(metadata.jwks_uri)), {
    issuer: 'https://api.botframework.com',
    audience: teams.appId,
    algorithms: ['RS256'],
  });
  expect(metadata.issuer).toBe('https://api.botframework.com');
  expect(payload.serviceurl).toBe(received[0]?.activity.serviceUrl);
  const keys = await (await fetch(metadata.jwks_uri)).json();
  expect(keys).toMatchObject({ keys: [{ kty: 'RSA', endorsements: ['msteams'] }] });
  expect(JSON.stringify(keys)).not.toContain('"d"');
});

test('a failing bot gets the same activity again, until Teams gives up', async () => {
  const { teams, ada } = await chatting();
  const received = await answering(teams, (response) => response.writeHead(500).end());
  ada.say('hello');
  await teams.settled();
  expect(received).toHaveLength(3);
  expect(ids(received).size).toBe(1);
  expect(teams.deliveries.at(-1)).toMatchObject({ state: 'given_up', type: 'message' });
});

test('repetitions end with the first 2xx', async () => {
  const { teams, ada } = await chatting();
  const received = await answering(teams, (response) =>
    response.writeHead(received.length === 1 ? 503 : 202).end(),
  );
  ada.say('hello');
  await teams.settled();
  expect(received).toHaveLength(2);
  expect(teams.deliveries.at(-1)).toMatchObject({ state: 'delivered' });
});

test('a bot that does not answer in time gets it again', async () => {
  const { teams, ada } = await chatting({ answerTimeoutMs: 200 });
  const received = await answering(teams, (response) => {
    if (received.length > 1) response.writeHead(200).end();
  });
  ada.say('hello');
  await teams.settled();
  expect(received).toHaveLength(2);
  expect(teams.deliveries.at(-1)?.outcomes).toMatchObject([{ kind: 'timeout' }, { status: 200 }]);
});

test('a bot that comes back gets what it missed', async () => {
  const { teams, ada } = await chatting({ retryDelaysMs: [200, 200, 200, 200, 200] });
  ada.say('hello');
  await teams.waitFor(() => teams.deliveries.at(-1)?.outcomes.length, { what: 'the first attempt' });
  const received = await answering(teams);
  await teams.settled();
  expect(texts(received)).toEqual(['hello']);
});

test('faults: the same activity several times, and activities out of order', async () => {
  const { teams, ada } = await chatting();
  const received = await answering(teams);
  teams.faults.copies = 5;
  ada.say('one');
  await teams.settled();
  expect(received).toHaveLength(5);
  expect(ids(received).size).toBe(1);
  teams.faults.clear();
  teams.faults.shuffle = 3;
  const sent = ['two', 'three', 'four'].map((word) => ada.say(word).id);
  await teams.settled();
  expect(teams.deliveries.slice(-3).map(({ activityId }) => activityId)).toEqual(sent.reverse());
});
