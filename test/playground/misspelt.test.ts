import { expect, test } from '@jest/globals';
import { misspelt } from '../../playground/misspelt.ts';
import { VARIABLES } from '../../src/config/config.ts';

test.each([
  ['MICROSOFTAPPID', 'MicrosoftAppId'],
  ['MICROSOFT_APP_ID', 'MicrosoftAppId'],
  ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
  ['SLACK_BOTTOKEN', 'SLACK_BOT_TOKEN'],
  ['SLACK_SIGNING_SECERT', 'SLACK_SIGNING_SECRET'],
  ['USHER_PM_CHANEL', 'USHER_PM_CHANNEL'],
])('%s reads like %s', (name, meant) => {
  expect(misspelt({ [name]: 'x' }, VARIABLES)).toEqual([{ name, meant }]);
});

test('what is right, empty, set as it should be besides, or of others is not named', () => {
  const right = Object.fromEntries(VARIABLES.map((name) => [name, 'x']));
  expect(misspelt(right, VARIABLES)).toEqual([]);
  expect(misspelt({ SLACK_TOKEN: '' }, VARIABLES)).toEqual([]);
  expect(misspelt({ SLACK_TOKEN: 'x', SLACK_BOT_TOKEN: 'x' }, VARIABLES)).toEqual([]);
  const others = {
    PATH: '/bin',
    // npm sets it for whatever it runs.
    NODE: '/usr/bin/node',
    HOME: '/',
    HOSTNAME: 'x',
    LOGNAME: 'x',
    REDIS_HOST: 'x',
    SLACKWARE: 'x',
    TEAM: 'x',
  };
  expect(misspelt(others, VARIABLES)).toEqual([]);
});
