import type { EffectView, ReturnDetail, StaffCommand } from '../../../bridge/contract/staff.ts';
import { NO_CURRENCY } from '../../api/currency-in.ts';
import { formatAmount } from '../shared/format.ts';

export type Payout = ReturnDetail['payouts'][number];
export type Paying = (StaffCommand & { type: 'approve' | 'receive' | 'inspect' })['type'];

const EFFECTS: Record<Payout['resolution'], readonly EffectView['kind'][]> = {
  refund: ['refund'],
  keep: ['refund'],
  store_credit: ['store_credit'],
  exchange: ['exchange_order', 'exchange_status'],
};

/** The act that pays this payout. A refund of kept items and one of returned items look alike; `about` tells them apart. */
function paidBy({ resolution }: Payout, { kind, about }: EffectView): boolean {
  if (!EFFECTS[resolution].includes(kind)) return false;
  return kind !== 'refund' || about === null || about === resolution;
}

export function underWay(payout: Payout, effects: readonly EffectView[]): boolean {
  return effects.some((effect) => paidBy(payout, effect));
}

/** The payout that this effect pays; undefined for labels, e-mails, stock. One that is not settled comes first. */
export function payoutOf(effect: EffectView, { payouts }: Pick<ReturnDetail, 'payouts'>): Payout | undefined {
  const own = payouts.filter((payout) => paidBy(payout, effect));
  return own.find((payout) => payout.state === effect.state) ?? own.find(({ state }) => state !== 'settled') ?? own[0];
}

export function amountOf({ breakdown }: Payout): string {
  return formatAmount(breakdown.total, breakdown);
}

/** The currency of the order, for what names none (lines, verdicts); `XXX`, ISO 4217's "no currency", for a return that pays nothing. */
export function currencyOf({ payouts, labelAtMost, shipping }: ReturnDetail): { currency: string; decimals: number } {
  return payouts[0]?.breakdown ?? labelAtMost ?? shipping.cost ?? NO_CURRENCY;
}

const STAGES = ['approval', 'first_scan', 'receipt', 'inspection'] as const;
const REACHES = { approve: 'approval', receive: 'receipt', inspect: 'inspection' } as const;

/** What this command pays out at once, so that it is asked about first. */
export function paidAtOnce(command: Paying, { payouts, effects }: ReturnDetail): Payout[] {
  const reached = STAGES.indexOf(REACHES[command]);
  return payouts.filter(
    (payout) =>
      payout.state === 'pending' &&
      payout.breakdown.total > 0 &&
      (payout.held === null || payout.held === 'unproven_shipment') &&
      !payout.awaitsHand &&
      reached >= STAGES.indexOf(payout.moneyMoves) &&
      !underWay(payout, effects),
  );
}
