import { expect, it } from 'vitest';
import { rightsPhp } from './support/rights-php.ts';

it('the plugin has the same table of rights as the bridge', async () => {
  await expect(rightsPhp()).toMatchFileSnapshot('../plugin/inc/rights.php');
});
