import { creditMoved } from '../domain/decisions/credit.ts';
import type { Order } from '../domain/order.ts';
import type { Return } from '../domain/return.ts';
import { decideOn } from './decide-on.ts';
import type { Deps } from './deps.ts';
import { restoredOf } from './restored-credit.ts';
import { ifReadable } from './set-aside.ts';

/** Takes up what orders used of the credit of a return. Answers whether anything is new. `isGivenAgain`: see `CouponNews`. Throws StoreUnavailable. */
export async function followCredit(deps: Deps, known: Return, isGivenAgain = false): Promise<boolean> {
  const { credit, currency } = known;
  if (credit === null) return false;
  const coupon = await deps.store.findCoupon(credit.code, currency);
  const uses = coupon === null ? [] : await deps.site.couponUses(credit.couponId, currency);
  const restored = restoredOf(await deps.database.returnsRestoring(credit.code), credit.code, currency.decimals);
  return decideOn(deps, known, (rma, circumstances) =>
    creditMoved(rma, { uses, restored, exists: coupon !== null, isGivenAgain }, circumstances),
  );
}

/** The same for every credit that one of these orders names, whatever has become of it: a failed order that is paid uses it a second time. */
export async function followUsedCredits(deps: Deps, orders: readonly Order[]): Promise<void> {
  const codes = new Set(orders.flatMap(({ coupons }) => coupons.map(({ code }) => code.toUpperCase())));
  if (codes.size === 0) return;
  for (const rma of await deps.database.returnsOfCredits([...codes])) {
    await ifReadable(followCredit(deps, rma));
  }
}
