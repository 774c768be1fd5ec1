/** People of the sample store. Those with a login are customers, WordPress users with the same id; the others are guests. */
export const PEOPLE = {
  ana: {
    first: 'Ana',
    last: 'Diaz',
    email: 'ana@example.com',
    login: 'ana',
    address: ['1092 Indian Summer Ct', 'San Jose', 'CA', '95122'],
  },
  ben: {
    first: 'Ben',
    last: 'Carter',
    email: 'ben@example.com',
    login: 'ben',
    address: ['27 Fredrick Ave', 'Brooklyn', 'NY', '11201'],
  },
  chloe: {
    first: 'Chloé',
    last: 'Martin',
    email: 'chloe@example.com',
    login: 'chloe',
    address: ['410 Pine St', 'Seattle', 'WA', '98101'],
  },
  dev: {
    first: 'Dev',
    last: 'Patel',
    email: 'dev@example.com',
    login: null,
    address: ['88 Colin P Kelly Jr St', 'San Francisco', 'CA', '94107'],
  },
  ella: {
    first: 'Ella',
    last: 'Nguyen',
    email: 'ella@example.com',
    login: null,
    address: ['1600 Amphitheatre Pkwy', 'Mountain View', 'CA', '94043'],
  },
  finn: {
    first: 'Finn',
    last: "O'Brien",
    email: 'finn@example.com',
    login: null,
    address: ['200 W Madison St', 'Chicago', 'IL', '60606'],
  },
  /** A consumer of the EU: her orders have the right of withdrawal, her parcels cross a border. */
  camille: {
    first: 'Camille',
    last: 'Roux',
    email: 'camille@example.com',
    login: null,
    address: ['12 rue des Lilas', 'Lyon', '', '69003'],
    country: 'FR',
  },
} as const;
export type Person = keyof typeof PEOPLE;

export interface SampleOrder {
  readonly key: string;
  /** Days before today that it was placed (and, by its state, paid and completed a day later). */
  readonly daysAgo: number;
  readonly who: Person;
  readonly status: 'completed' | 'processing' | 'on-hold' | 'pending' | 'cancelled' | 'refunded';
  /** `boomtest` ("Card") can refund; cash on delivery and bank transfer can't. */
  readonly gateway: 'boomtest' | 'cod' | 'bacs';
  /** Product key and quantity. */
  readonly lines: readonly (readonly [string, number])[];
  readonly coupon?: 'ten';
  /** Price without tax, two decimals; absent: nothing is shipped. */
  readonly shipping?: string;
  readonly fee?: string;
}

type Line = readonly [string, number];
const done = (
  key: string,
  daysAgo: number,
  who: Person,
  lines: readonly Line[],
  more: Partial<SampleOrder> = {},
): SampleOrder => ({
  key,
  daysAgo,
  who,
  status: 'completed',
  gateway: 'boomtest',
  shipping: '7.00',
  lines,
  ...more,
});

/** The first is the one that the demo tells a newcomer to try. */
export const ORDERS: readonly SampleOrder[] = [
  done(
    'try-me',
    5,
    'ana',
    [
      ['shirt', 3],
      ['sneaker-42', 1],
      ['ebook', 1],
      ['poster', 2],
    ],
    { coupon: 'ten' },
  ),
  done('two-lines', 4, 'dev', [
    ['jacket', 1],
    ['socks', 3],
  ]),
  done('by-hand', 6, 'ben', [['mug', 4]], { gateway: 'cod' }),
  done('bank', 9, 'ella', [['tent', 1]], { gateway: 'bacs', shipping: '19.00' }),
  done('small', 3, 'finn', [['cap-m', 2]]),
  done('old', 75, 'ana', [
    ['shirt', 1],
    ['mug', 2],
  ]),
  done('older', 200, 'chloe', [['sneaker-41', 1]]),
  done('virtual-only', 2, 'dev', [['ebook', 2]]),
  { ...done('unpaid', 1, 'ella', [['poster', 1]]), status: 'pending' },
  { ...done('on-hold', 2, 'finn', [['mug', 1]], { gateway: 'bacs' }), status: 'on-hold' },
  { ...done('not-shipped', 1, 'ben', [['jacket', 1]]), status: 'processing' },
  { ...done('cancelled', 12, 'chloe', [['cap-s', 1]]), status: 'cancelled' },
  { ...done('all-refunded', 14, 'dev', [['mug', 2]]), status: 'refunded' },
  done('r-requested', 8, 'chloe', [
    ['tent', 1],
    ['mug', 1],
  ]),
  done('r-approved', 7, 'ben', [
    ['sneaker-43', 1],
    ['socks', 2],
  ]),
  done(
    'r-transit',
    15,
    'dev',
    [
      ['shirt', 2],
      ['cap-s', 1],
    ],
    { coupon: 'ten' },
  ),
  done('r-received', 18, 'ella', [['jacket', 2]]),
  done('r-closed', 24, 'ana', [
    ['socks', 3],
    ['poster', 1],
  ]),
  done('r-damaged', 22, 'finn', [['mug', 6]]),
  done('r-missing', 21, 'chloe', [['shirt', 4]]),
  done('r-rejected', 20, 'ben', [['poster', 2]]),
  done('r-hand', 19, 'ella', [['sneaker-41', 1]], { gateway: 'cod' }),
  done('r-hand-paid', 23, 'dev', [['cap-m', 3]], { gateway: 'bacs' }),
  done('r-failed', 16, 'finn', [['jacket', 1]], { fee: '4.00' }),
  done('r-slip', 10, 'chloe', [['tent', 2]], { shipping: '19.00' }),
  done('r-second', 11, 'ana', [
    ['mug', 5],
    ['shirt', 1],
  ]),
  done(
    'fee-and-coupon',
    13,
    'ben',
    [
      ['shirt', 2],
      ['mug', 3],
    ],
    { fee: '5.00', coupon: 'ten' },
  ),
  done('r-credit', 17, 'ana', [['shirt', 2]]),
  done('r-exchange', 9, 'dev', [['sneaker-41', 1]]),
  done('r-kept', 6, 'finn', [['mug', 1]]),
  done('eu', 4, 'camille', [
    ['shirt', 1],
    ['mug', 2],
  ]),
  done('r-withdrawal', 8, 'camille', [['jacket', 1]]),
  done('free-shipping', 25, 'finn', [['socks', 7]], { shipping: '0.00' }),
];
