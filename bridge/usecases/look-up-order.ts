import type { LookupRequest, LookupResponse } from '../contract/shop.ts';
import { assessOrder } from '../domain/assess.ts';
import { sum } from '../domain/money.ts';
import type { Order } from '../domain/order.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { instant, millis } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { issuePass } from './order-token.ts';
import type { RequestContext, Requester } from './request-context.ts';

const WINDOW_MS = 15 * 60_000;
/** Failed attempts in 15 minutes. Counted per order number whether it exists or not, so that the limit tells nothing. */
const PER_ORDER = 8;
const PER_ADDRESS = 30;
/** For the look-up's calls together. The page says within 6 s that it takes too long; a slow store may still make it, and no slot is held longer. */
const CALL_MS = 10_000;

/** Shows a shopper who knows the number and the e-mail what of the order can be returned, until when, for how much; and for the rest, why not. */
export async function lookUpOrder(
  deps: Deps,
  asked: LookupRequest,
  context: RequestContext,
): Promise<Result<LookupResponse>> {
  const { database, clock } = deps;
  const number = asked.orderNumber.replace(/^#\s*/, '');
  const now = instant(clock.now());
  const keys = [
    { key: `order:${number.toLowerCase()}`, limit: PER_ORDER },
    { key: `address:${context.requester.ip}`, limit: PER_ADDRESS },
  ];
  for (const { key, limit } of keys) {
    const { count, resetsAt } = await database.attemptsOf(key, now);
    if (count >= limit) {
      const seconds = Math.max(1, Math.ceil((millis(resetsAt) - millis(now)) / 1000));
      return refuse('too_many_attempts', { until: resetsAt, minutes: Math.ceil(seconds / 60) }, seconds);
    }
  }
  const order = await deps.store.findOrder(number, (candidate) => proves(candidate, asked.email, context.requester), {
    timeoutMs: CALL_MS,
  });
  if (!order) {
    for (const { key } of keys) await database.countAttempt(key, WINDOW_MS, now);
    return refuse('order_not_found');
  }
  return ok(await describe(deps, order, context.requester));
}

/** Number and billing e-mail, or being the customer who placed it. */
function proves(
  candidate: { readonly email: string; readonly customerId: number },
  email: string,
  requester: Requester,
): boolean {
  if (requester.type === 'customer' && candidate.customerId === requester.id) return true;
  return candidate.email !== '' && candidate.email.trim().toLowerCase() === email.trim().toLowerCase();
}

async function describe(deps: Deps, order: Order, requester: Requester): Promise<LookupResponse> {
  const [policy, returns] = await Promise.all([
    deps.database.currentPolicy(),
    deps.database.transaction((tx) => tx.returnsOfOrder(order.id)),
  ]);
  const { refusal, lines, left } = assessOrder({ order, rules: policy, returns, now: instant(deps.clock.now()) });
  const ownOrder = requester.type === 'customer' && requester.id === order.customerId;
  const { autoApprove, sendBackDays, moneyMoves } = policy;
  return {
    token: issuePass(deps, {
      orderId: order.id,
      actorKey: ownOrder ? `customer:${requester.id}` : `guest:${order.id}`,
    }),
    order: {
      number: order.number,
      placedAt: order.placedAt,
      currency: order.currency.code,
      decimals: order.currency.decimals,
      left,
      lines: lines.map(({ line, returnable, until, refusal: why, share }) => ({
        lineId: line.id,
        name: line.name,
        imageUrl: line.imageUrl,
        quantity: line.quantity,
        paid: line.goods + sum(line.taxes.map((tax) => tax.amount)),
        returnable: refusal ? 0 : returnable,
        until,
        refusal: why,
        estimates: refusal
          ? []
          : Array.from({ length: Math.min(returnable, 500) }, (_, index) => toEstimate(share(index + 1))),
      })),
    },
    refusal,
    reasons: policy.reasons.map(({ id, title }) => ({ id, title })),
    resolutions: ['refund'],
    terms: { autoApprove, sendBackDays, moneyMoves },
  };
}

function toEstimate({ goods, taxes }: ReturnType<ReturnType<typeof assessOrder>['lines'][number]['share']>) {
  return { goods, taxes: taxes.map((tax) => ({ ...tax })) };
}
