import { describe } from 'vitest';
import { contractSuite } from './contract-suite.ts';
import { startRealStore } from './real-store.ts';

const woocommerceDir = process.env.WOOCOMMERCE_DIR;
const title = woocommerceDir
  ? `The WooCommerce in ${woocommerceDir} answers as 10.2.4 was recorded to`
  : 'A real WooCommerce is not asked: WOOCOMMERCE_DIR names no folder with one';

describe.skipIf(!woocommerceDir)(title, () => {
  contractSuite(() => startRealStore(woocommerceDir!));
});
