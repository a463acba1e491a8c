import { expect, test } from '@jest/globals';
import { VARIABLES } from '../../../src/config/config.ts';
import { readByNobody } from '../../../src/config/misspelt.ts';

test.each([
  ['MICROSOFTAPPID', 'MicrosoftAppId'],
  ['MICROSOFT_APP_ID', 'MicrosoftAppId'],
  ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
  ['SLACK_BOTTOKEN', 'SLACK_BOT_TOKEN'],
  ['SLACK_SIGNING_SECERT', 'SLACK_SIGNING_SECRET'],
  ['USHER_PM_CHANEL', 'USHER_PM_CHANNEL'],
])('%s reads like %s', (name, meant) => {
  const said = `${name} is set, and nobody reads it. Did you mean ${meant}?`;
  expect(readByNobody({ [name]: 'x' }, VARIABLES)).toEqual([said]);
});

test('what is right, empty, set as it should be besides, or of others is not named', () => {
  const right = Object.fromEntries(VARIABLES.map((name) => [name, 'x']));
  expect(readByNobody(right, VARIABLES)).toEqual([]);
  expect(readByNobody({ SLACK_TOKEN: '' }, VARIABLES)).toEqual([]);
  expect(readByNobody({ SLACK_TOKEN: 'x', SLACK_BOT_TOKEN: 'x' }, VARIABLES)).toEqual([]);
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
  expect(readByNobody(others, VARIABLES)).toEqual([]);
});

test('what bears our name and reads like nothing we know is named all the same', () => {
  const said = ['USHER_WALLPAPER is set, and nobody reads it.'];
  expect(readByNobody({ USHER_WALLPAPER: 'x', WALLPAPER: 'x' }, VARIABLES)).toEqual(said);
});
