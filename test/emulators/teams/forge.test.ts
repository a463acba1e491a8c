import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { forgeries } from '../../../emulators/teams/forge.ts';
import { answering, botFor, teamsWith } from './support.ts';

/** botbuilder writes each refusal to the console. */
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  jest.restoreAllMocks();
});

test.each(forgeries.filter((kind) => kind !== 'foreignTenant'))(
  'a real bot does not believe a forged activity: %s',
  async (kind) => {
    const teams = await teamsWith();
    const { heard } = await botFor(teams);
    const ada = teams.user('Ada');
    ada.install();
    await teams.settled();
    const answer = await teams.forge(kind, ada);
    const isBroken = ['badSignature', 'algNone', 'hs256'].includes(kind);
    expect(answer).toMatchObject({ kind: 'answered', status: isBroken ? 500 : 401 });
    expect(heard).toHaveLength(2);
    expect(ada.messages()).toEqual([]);
  },
);

test('a stranger of another tenant is genuine to the Bot Framework: that check is the program’s own', async () => {
  const teams = await teamsWith();
  const { heard } = await botFor(teams);
  expect(await teams.forge('foreignTenant', teams.user('Ada'), 'hello')).toMatchObject({ status: 200 });
  const [{ conversation, channelData, text } = {}] = heard;
  expect(text).toBe('hello');
  expect(conversation?.tenantId).not.toBe(teams.tenantId);
  expect(channelData).toEqual({ tenant: { id: conversation?.tenantId } });
});

test('a forged activity is sent once, and what the bot says about it is reported', async () => {
  const teams = await teamsWith();
  const received = await answering(teams, (response) => response.writeHead(418).end('no tea'));
  const ada = teams.user('Ada');
  expect(await teams.forge('none', ada)).toEqual({ kind: 'answered', status: 418, body: 'no tea' });
  expect(received).toHaveLength(1);
  expect(received[0]?.headers.authorization).toBeUndefined();
  teams.connect(undefined);
  await expect(teams.forge('none', ada)).rejects.toThrow('no bot is connected');
});
