import { describe, expect, it } from 'vitest';
import { mixOf } from './support/mix.ts';
import { LAW_MS, ORDERS } from './support/orders.ts';

describe('The generated orders that the laws are tried on', () => {
  it(
    'hold enough of each shape that money goes wrong by',
    () => {
      const mix = Object.entries(mixOf(ORDERS)).map(([name, count]) => ({ name, percent: (count * 100) / ORDERS }));
      console.log(
        [
          `Of ${ORDERS} generated orders:`,
          ...mix.map(({ name, percent }) => `${percent.toFixed(1).padStart(6)} % ${name}`),
        ].join('\n'),
      );
      expect(mix.filter(({ percent }) => percent < 5)).toEqual([]);
    },
    LAW_MS,
  );
});
