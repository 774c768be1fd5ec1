import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Composed } from '../../bridge/composition.ts';
import { CAPABILITIES, CORE_CAPABILITIES } from '../../bridge/domain/rights.ts';
import type { askedLine, LookupResponse, OpenedReturn } from '../../bridge/contract/shop.ts';
import type { ReturnDetail, StaffCommand } from '../../bridge/contract/staff.ts';
import type { PolicyRules } from '../../bridge/domain/policy.ts';
import type { Result } from '../../bridge/domain/result.ts';
import { instant } from '../../bridge/domain/time.ts';
import { runEffect } from '../../bridge/usecases/effects/run-effect.ts';
import type { RequestContext } from '../../bridge/usecases/request-context.ts';
import { ANA } from './shop.ts';

/** As much of an order as a shopper's request needs. */
export interface PlacedOrder {
  readonly id: number;
  readonly line_items: readonly { readonly id: number }[];
}

export type AskedWish = z.output<typeof askedLine>;

/** What shoppers, staff and time do to a bridge, whatever its peers are. */
export interface BridgeDriver {
  /** Lets time pass, ms. */
  pass(ms: number): void;
  /** Runs what is due now, and what that wakes, until all is quiet. */
  settle(): Promise<void>;
  /** As `settle`, moving the clock to each next due time, at most so far, ms. */
  settleWithin(ms: number): Promise<void>;
  lookUp(order: PlacedOrder, email?: string): Promise<LookupResponse>;
  /** Submits lines as [line index, quantity, and what is wished of it]. */
  submit(
    order: PlacedOrder,
    lines: readonly (readonly [number, number, Partial<AskedWish>?])[],
    over?: {
      readonly kind?: 'return' | 'withdrawal';
      readonly name?: string;
      readonly locale?: string;
      readonly page?: string;
    },
  ): Promise<Result<OpenedReturn>>;
  /** Id of the newest return. */
  newestId(): Promise<string>;
  detail(returnId: string): Promise<ReturnDetail>;
  command(returnId: string, command: StaffCommand): Promise<Result<ReturnDetail>>;
  setPolicy(change: Partial<PolicyRules>): Promise<void>;
}

export const GUEST: RequestContext = { requester: { type: 'guest', ip: '203.0.113.7' }, traceId: 'trace-guest' };
export const STAFF: RequestContext = {
  requester: {
    type: 'staff',
    id: 1,
    name: 'Olga Owner',
    caps: [...CAPABILITIES, ...CORE_CAPABILITIES],
    ip: '203.0.113.8',
  },
  traceId: 'trace-staff',
};

export function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

/** Drives a composed bridge whose worker does not run: effects are done when the test settles them. */
export function driveBridge(
  { handlers, deps }: Composed,
  clock: { now(): number; pass(ms: number): void },
): BridgeDriver {
  async function settle(): Promise<void> {
    for (;;) {
      const due = await deps.database.dueEffects(instant(clock.now()), 50);
      if (due.length === 0) return;
      for (const { id } of due) await runEffect(deps, id);
    }
  }

  const driver: BridgeDriver = {
    pass: (ms) => clock.pass(ms),
    settle,
    async settleWithin(ms) {
      const end = clock.now() + ms;
      for (;;) {
        await settle();
        if (clock.now() >= end) return;
        clock.pass(Math.min(end - clock.now(), 1_000));
      }
    },
    async lookUp(order, email = ANA) {
      const body = { orderNumber: String(order.id), email, locale: 'en_US' };
      return value(await handlers.lookup({ body, query: undefined, params: {} }, GUEST)) as LookupResponse;
    },
    async submit(order, lines, over = {}) {
      const found = await driver.lookUp(order);
      const body = {
        token: found.token,
        requestId: randomUUID(),
        kind: 'return' as const,
        lines: lines.map(([index, quantity, wish]) => ({
          lineId: order.line_items[index]?.id ?? 0,
          quantity,
          reasonId: over.kind === 'withdrawal' ? '' : 'too_small',
          comment: '',
          resolution: 'refund' as const,
          exchange: null,
          photoIds: [],
          ...wish,
        })),
        comment: '',
        name: '',
        locale: 'en_US',
        page: '',
        ...over,
      };
      return (await handlers.submit({ body, query: undefined, params: {} }, GUEST)) as Result<OpenedReturn>;
    },
    async newestId() {
      const query = { sort: 'number', direction: 'desc', page: 1, perPage: 1 } as const;
      const { items } = value(await handlers.listReturns({ body: undefined, query, params: {} }, STAFF));
      const [newest] = items;
      if (!newest) throw new Error('There is no return');
      return newest.id;
    },
    async detail(id) {
      return value(
        await handlers.getReturn({ body: undefined, query: undefined, params: { id } }, STAFF),
      ) as ReturnDetail;
    },
    async command(id, command) {
      const { revision } = await driver.detail(id);
      const input = { body: { revision, command }, query: undefined, params: { id } };
      return (await handlers.command(input, STAFF)) as Result<ReturnDetail>;
    },
    async setPolicy(change) {
      const { version, rules } = value(
        await handlers.getPolicy({ body: undefined, query: undefined, params: {} }, STAFF),
      );
      const body = { basedOn: version, rules: { ...rules, ...change } } as never;
      value(await handlers.savePolicy({ body, query: undefined, params: {} }, STAFF));
    },
  };
  return driver;
}
