import { expect, test } from '@jest/globals';
import { until } from '../support/until.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld({ notStarted: true });

test('without a PM nobody is promised one; named later, the channel learns what it missed', async () => {
  await world.start({ USHER_PM_CHANNEL: '' });
  await until(() => world.program.output().includes('USHER_PM_CHANNEL is not set'));
  const ada = world.merchant('Ada');
  await ada.says('hi', "Let's connect your BigCommerce store");
  await ada.says('talk to my PM', 'contact the person at Modern Retail who sent you to me');
  await ada.sendsSample('good', 'Is this your store?');
  await ada.says('yes', 'One last question');
  const thanks = await ada.says('yes', 'that is all we needed');
  expect(thanks.text).toContain('let the person at Modern Retail who sent you to me know');
  expect(ada.text()).not.toContain('Your project manager');
  await world.program.stop();

  await world.start();
  await world.pm.hears(ada, 'Verified');
  await until(() => world.pm.cardsOf(ada)[0]?.text.includes('hand the credentials over') === true);
  expect(world.program.output()).not.toContain('USHER_PM_CHANNEL');
});
