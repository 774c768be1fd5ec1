import { describe } from 'vitest';
import { startRealStore } from '../../../standins/woocommerce/contract/real-store.ts';
import { storeSuite } from './store-suite.ts';

const woocommerceDir = process.env.WOOCOMMERCE_DIR;
const title = woocommerceDir
  ? `The store adapter on the WooCommerce in ${woocommerceDir}`
  : 'The store adapter is not tried on a real WooCommerce: WOOCOMMERCE_DIR names no folder with one';

describe.skipIf(!woocommerceDir)(title, { timeout: 120_000 }, () => {
  storeSuite(() => startRealStore(woocommerceDir!));
});
