import { expect, test } from '@jest/globals';
import { plainText } from '../../emulators/slack/plain-text.ts';
import { until } from '../support/until.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld({ socketMode: true });

test('the whole job without a public address: Socket Mode', async () => {
  await until(() => world.slack.socketConnections > 0);
  const maya = world.merchant('Maya');
  await maya.says('hi', "Let's connect your BigCommerce store");
  await maya.presses("Let's start", 'Are you allowed to create API accounts?');
  await maya.sendsSample('good', 'Is this your store?');
  await world.pm.hears(maya, 'Verified');
  expect(plainText(await world.slack.user('Priya').command('dm', '/creds-status'))).toContain(
    'nothing under way',
  );
});

test('what could not be stored is delivered again', async () => {
  const ben = world.merchant('Ben');
  await ben.says('hi', "Let's connect your BigCommerce store");
  world.slack.refreshSockets();
  await ben.says('done', 'Are you allowed to create API accounts?');
});
