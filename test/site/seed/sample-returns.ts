import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { compose } from '../../../bridge/composition.ts';
import { readConfig } from '../../../bridge/config.ts';
import type { LookupResponse } from '../../../bridge/contract/shop.ts';
import type { StaffCommand } from '../../../bridge/contract/staff.ts';
import { ANYTHING, DEFAULT_RULES, type PolicyRules, type Resolution } from '../../../bridge/domain/policy.ts';
import type { ReturnKind } from '../../../bridge/domain/return.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import { followTrack } from '../../../bridge/usecases/shippo-hint.ts';
import { driveBridge, STAFF, value } from '../../support/drive-bridge.ts';
import { BY_PERSON } from '../../support/policy.ts';
import type { SeedParts } from '../stack/start-stack.ts';
import { ORDERS, PEOPLE } from './orders.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const GUEST: RequestContext = { requester: { type: 'guest', ip: '127.0.0.1' }, traceId: 'sample-store' };
export const TEST_TOKEN = 'shippo_test_boomerangdemo';

interface Sample {
  readonly order: string;
  /** [line index, quantity, reason id, resolution]. */
  readonly lines: readonly (readonly [number, number, string, Resolution?])[];
  /** Sku of what an exchange sends. */
  readonly exchangeFor?: string;
  readonly kind?: ReturnKind;
  readonly daysAgo: number;
  readonly comment?: string;
  readonly policy?: Partial<PolicyRules>;
  readonly then?: readonly Step[];
}
type Step =
  | 'accepted'
  | 'delivered'
  | { readonly command: StaffCommand }
  | { readonly inspect: readonly { readonly sellable: number; readonly damaged: number; readonly missing: number }[] };

const all = (sellable: number) => ({ sellable, damaged: 0, missing: 0 });

/** What the sample store allows: everything there is, so that a newcomer sees it. */
const POLICY: Partial<PolicyRules> = {
  window: {
    ...DEFAULT_RULES.window,
    rules: [{ id: 'broken', name: 'Broken goods', match: { ...ANYTHING, reasons: ['damaged'] }, days: 60 }],
  },
  resolutions: {
    refund: { offered: true, fee: { kind: 'none' } },
    storeCredit: {
      ...DEFAULT_RULES.resolutions.storeCredit,
      offered: true,
      bonus: { kind: 'percent', basisPoints: 1000 },
    },
    exchange: { ...DEFAULT_RULES.resolutions.exchange, offered: true, scope: 'any' },
    keep: { ...DEFAULT_RULES.resolutions.keep, offered: true, underValue: 2000 },
  },
  withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true },
};

/** Returns in the states and ways that there are. */
const SAMPLES: readonly Sample[] = [
  {
    order: 'r-closed',
    daysAgo: 20,
    lines: [
      [0, 2, 'changed_mind'],
      [1, 1, 'not_as_described'],
    ],
    then: ['accepted', 'delivered', { inspect: [all(2), all(1)] }],
  },
  {
    order: 'r-damaged',
    daysAgo: 19,
    lines: [[0, 3, 'damaged']],
    comment: 'Three mugs arrived chipped.',
    then: ['accepted', 'delivered', { inspect: [{ sellable: 0, damaged: 3, missing: 0 }] }],
  },
  {
    order: 'r-hand-paid',
    daysAgo: 18,
    lines: [[0, 2, 'too_small']],
    then: ['accepted', 'delivered', { inspect: [all(2)] }, { command: { type: 'paid_by_hand', resolution: 'refund' } }],
  },
  {
    order: 'r-missing',
    daysAgo: 17,
    lines: [[0, 3, 'too_large']],
    then: ['accepted', 'delivered', { inspect: [{ sellable: 2, damaged: 0, missing: 1 }] }],
  },
  {
    order: 'r-hand',
    daysAgo: 15,
    lines: [[0, 1, 'too_small']],
    then: ['accepted', 'delivered', { inspect: [all(1)] }],
  },
  {
    order: 'r-failed',
    daysAgo: 12,
    lines: [[0, 1, 'not_as_described']],
    then: ['accepted', 'delivered', { inspect: [all(1)] }],
  },
  { order: 'r-received', daysAgo: 10, lines: [[0, 1, 'too_large']], then: ['accepted', 'delivered'] },
  {
    order: 'r-transit',
    daysAgo: 7,
    lines: [
      [0, 1, 'too_small'],
      [1, 1, 'changed_mind'],
    ],
    then: ['accepted'],
  },
  {
    order: 'r-slip',
    daysAgo: 6,
    lines: [[0, 1, 'changed_mind']],
    policy: { labels: { ceiling: 0 } as PolicyRules['labels'] },
  },
  {
    order: 'r-credit',
    daysAgo: 9,
    lines: [[0, 1, 'changed_mind', 'store_credit']],
    then: ['accepted', 'delivered', { inspect: [all(1)] }],
  },
  { order: 'r-exchange', daysAgo: 6, lines: [[0, 1, 'too_small', 'exchange']], exchangeFor: '43' },
  { order: 'r-kept', daysAgo: 4, lines: [[0, 1, 'damaged', 'keep']] },
  { order: 'r-withdrawal', daysAgo: 5, lines: [[0, 1, '']], kind: 'withdrawal', then: [{ command: { type: 'sent' } }] },
  {
    order: 'r-rejected',
    daysAgo: 5,
    lines: [[0, 1, 'changed_mind']],
    policy: { approval: BY_PERSON },
    then: [{ command: { type: 'reject', reason: 'The poster was framed by the shopper.' } }],
  },
  { order: 'r-second', daysAgo: 4, lines: [[0, 2, 'damaged']] },
  {
    order: 'r-approved',
    daysAgo: 2,
    lines: [
      [0, 1, 'too_large'],
      [1, 1, 'changed_mind'],
    ],
  },
  {
    order: 'r-requested',
    daysAgo: 1,
    lines: [[0, 1, 'not_as_described']],
    policy: { approval: BY_PERSON },
    comment: 'The zipper sticks.',
  },
];

/** Makes the sample returns by the use-cases, each on its own day: so ledger, stock and refunds agree with the store. */
export async function makeSampleReturns(
  parts: SeedParts,
  orders: ReadonlyMap<string, number>,
  refuseRefunds: (refuse: boolean) => Promise<void>,
  progress: (line: string) => void,
): Promise<void> {
  const bridge = await compose(readConfig(parts.bridgeEnv), pino({ level: 'silent' }), {
    clock: { now: () => parts.now() },
  });
  const { handlers, deps } = bridge;
  const clock = { now: () => parts.now(), pass: (ms: number) => parts.setNow(parts.now() + ms) };
  const driver = driveBridge(bridge, clock);
  const empty = { query: undefined, params: {} } as const;

  async function setPolicy(change: Partial<PolicyRules>): Promise<PolicyRules> {
    const { version, rules } = value(await handlers.getPolicy({ body: undefined, ...empty }, STAFF));
    const next = { ...rules, ...change, labels: { ...rules.labels, ...change.labels } } as never;
    value(await handlers.savePolicy({ body: { basedOn: version, rules: next }, ...empty }, STAFF));
    return rules as PolicyRules;
  }
  async function itemFor(token: string, lineId: number, wanted = '') {
    const asked = { body: { token, lineId, quantity: 1, kind: 'return' as const, reasonId: '', search: '' }, ...empty };
    const { items } = value(await handlers.exchangeItems(asked, GUEST));
    const item = items.find((one) => one.name.includes(wanted));
    if (!item) throw new Error(`Nothing called ${wanted} can be had instead`);
    return { productId: item.productId, variationId: item.variationId };
  }
  async function take(id: string, step: Step): Promise<void> {
    const detail = await driver.detail(id);
    if (step === 'accepted' || step === 'delivered') {
      const { carrier, trackingNumber } = detail.shipping;
      if (!trackingNumber) throw new Error(`${detail.number} has no parcel to scan`);
      await parts.shippo.play(trackingNumber, step);
      return followTrack(deps, { carrier, trackingNumber });
    }
    const command: StaffCommand =
      'command' in step
        ? step.command
        : {
            type: 'inspect',
            lines: detail.lines.map(({ orderLineId }, index) => ({
              orderLineId,
              ...(step.inspect[index] ?? all(0)),
              lowered: null,
            })),
          };
    value(await driver.command(id, command));
  }

  try {
    parts.setNow(Date.now() - 30 * DAY_MS);
    value(await handlers.shippoToken({ body: { token: TEST_TOKEN }, ...empty }, STAFF));
    await setPolicy(POLICY);
    for (const [index, sample] of SAMPLES.entries()) {
      progress(`Sample store: return ${index + 1} of ${SAMPLES.length}`);
      parts.setNow(Date.now() - sample.daysAgo * DAY_MS);
      const before = sample.policy ? await setPolicy(sample.policy) : null;
      const placed = ORDERS.find((one) => one.key === sample.order);
      const email = PEOPLE[placed?.who ?? 'ana'].email;
      const looked = { body: { orderNumber: String(orders.get(sample.order)), email, locale: 'en_US' }, ...empty };
      const found = value(await handlers.lookup(looked, GUEST)) as LookupResponse;
      const body = {
        token: found.token,
        requestId: randomUUID(),
        kind: sample.kind ?? ('return' as const),
        lines: await Promise.all(
          sample.lines.map(async ([line, quantity, reasonId, resolution = 'refund' as const]) => {
            const lineId = found.order.lines[line]?.lineId ?? 0;
            const exchange = resolution === 'exchange' ? await itemFor(found.token, lineId, sample.exchangeFor) : null;
            return { lineId, quantity, reasonId, resolution, exchange, comment: '', photoIds: [] };
          }),
        ),
        comment: sample.comment ?? '',
        name: sample.kind === 'withdrawal' ? found.order.customerName : '',
        locale: 'en_US',
        page: `${deps.siteUrl}/returns/`,
      };
      value(await handlers.submit({ body, ...empty }, GUEST));
      await driver.settle();
      const id = await driver.newestId();
      if (sample.order === 'r-failed') await refuseRefunds(true);
      for (const step of sample.then ?? []) {
        driver.pass(20 * HOUR_MS);
        await take(id, step);
        await driver.settle();
      }
      if (sample.order === 'r-failed') await refuseRefunds(false);
      if (before) await setPolicy(before);
    }
  } finally {
    parts.setNow(null);
    await bridge.stop();
  }
}
