import type { TimelineEntry } from '../../../bridge/contract/staff.ts';
import { carrierName } from '../../api/carrier-name.ts';
import { formatAmount } from '../shared/format.ts';

type Data = TimelineEntry['data'];

/** Empty when it was not recorded. */
export function textOf(data: Data, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function countOf(data: Data, key: string): number | null {
  const value = data[key];
  return typeof value === 'number' ? value : null;
}

/** `amount` (minor units), `currency` and `decimals` as one text; empty when they were not recorded. */
export function amountOf(data: Data): string {
  const { amount, currency, decimals } = data;
  if (typeof amount !== 'number' || typeof currency !== 'string') return '';
  return formatAmount(amount, { currency, decimals: typeof decimals === 'number' ? decimals : 2 });
}

/** `USPS 9400 1000`, with whatever of the two is known. */
export function parcelOf(data: Data): string {
  return [carrierName(textOf(data, 'carrier')), textOf(data, 'trackingNumber')].filter(Boolean).join(' ');
}
