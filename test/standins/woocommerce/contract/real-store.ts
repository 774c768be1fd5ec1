import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayRefuses, setUpWooCommerce } from '../../../site/real-woocommerce.ts';
import { startSite } from '../../../site/start-site.ts';
import type { Site } from './ask.ts';

/** A WordPress of its own with the WooCommerce in the given folder, set up as the recorded store. */
export async function startRealStore(folder: string): Promise<Site> {
  const dir = await mkdtemp(join(tmpdir(), 'boomerang-contract-'));
  const keys = { key: `ck_${randomBytes(20).toString('hex')}`, secret: `cs_${randomBytes(20).toString('hex')}` };
  const remove = () => rm(dir, { recursive: true, force: true });
  const site = await startSite({ dir, woocommerceDir: folder }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  await setUpWooCommerce(site, keys);
  return {
    url: site.url,
    ...keys,
    refuseRefunds: () => gatewayRefuses(site, 'The bank said no.'),
    stop: async () => {
      await site.stop();
      await remove();
    },
  };
}
