import type { z } from 'zod';
import type { askedLine } from '../contract/shop.ts';
import type { Order } from '../domain/order.ts';
import type { Refusal } from '../domain/result.ts';
import { standingOf } from './customer.ts';
import type { Deps } from './deps.ts';
import { assessed } from './open-order.ts';
import type { KeptNote, OrderPass } from './order-token.ts';
import { withDelivery } from './with-delivery.ts';

type Open =
  /** The store does not open the statutory door for this order. */
  | { readonly offered: false }
  | {
      readonly offered: true;
      readonly pass: OrderPass;
      /** Everything that the consumer could withdraw from when the request was kept. */
      readonly lines: z.output<typeof askedLine>[];
      /** Why there is nothing, where there is nothing. */
      readonly refusal: Refusal;
    };

/** The contract as a whole, for a consumer who withdraws from all of it without naming its parts. */
export async function withdrawableLines(
  deps: Deps,
  read: Order,
  { actorKey, note }: { readonly actorKey: string; readonly note: KeptNote },
): Promise<Open> {
  const policy = await deps.database.currentPolicy();
  const order = await withDelivery(deps, read, policy);
  const [standing, returns] = await Promise.all([
    standingOf(deps, policy, order),
    deps.database.transaction((tx) => tx.returnsOfOrder(order.id)),
  ]);
  const pass: OrderPass = { ...standing, actorKey, staff: false, changing: null, orderId: order.id, kept: note };
  const { withdrawal, lines } = assessed(deps, order, pass, returns, policy).assessment;
  if (withdrawal === null) return { offered: false };
  const verdict =
    withdrawal.refusal ??
    lines.map((line) => line.withdrawalRefusal).find((one) => one !== null && one.code !== 'part_of_set');
  return {
    offered: true,
    pass,
    lines: withdrawal.refusal
      ? []
      : lines
          .filter((line) => line.withdrawable > 0)
          .map(({ line, withdrawable }) => ({
            ...{ lineId: line.id, quantity: withdrawable, reasonId: '', comment: '' },
            ...{ resolution: 'refund' as const, exchange: null, photoIds: [] },
          })),
    refusal: { code: 'order_refused', params: { ...verdict?.params, reason: verdict?.code ?? 'withdrawal_over' } },
  };
}
