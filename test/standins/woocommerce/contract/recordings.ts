import { readFileSync } from 'node:fs';

export interface Recording {
  name: string;
  request: { method: string; path: string; body: unknown };
  response: { status: number; headers: Record<string, string>; body: unknown };
}

/** E-mails, coupon codes and the like carry the time of the recording; each replay needs its own, in letters: an order's id is searched for. */
const STAMPED = /(ana|ten|credit-|LS-)\d{13}/g;

/** The 64 exchanges with WooCommerce 10.2.4, with what must be unique replaced by this run's own. */
export function recordings(run: string): Recording[] {
  const file = new URL('../../../data/woocommerce/recordings.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8').replace(STAMPED, `$1${run}`)) as Recording[];
}
