import { claimsByLine, type LineClaim, orderLeft, unitsTaken, type UnitsTaken } from './claims.ts';
import { committedWorth } from './committed-worth.ts';
import { neverRefusal, refusalOfOrder, refusalOfPart } from './eligibility-never.ts';
import { offeredResolutions, refusalOfResolution } from './eligibility-resolution.ts';
import { refused } from './eligibility-subject.ts';
import { type Window, windowOf, windowOver } from './eligibility-window.ts';
import { type WithdrawalDoor, withdrawalDoor, withdrawalException } from './eligibility-withdrawal.ts';
import type { Minor } from './money.ts';
import type { Currency, Order, OrderLine } from './order.ts';
import type { Policy, Reason, Resolution } from './policy.ts';
import { grossShare } from './quote-line.ts';
import type { Return } from './return.ts';
import { lessUnits, worth } from './share.ts';
import type { Instant } from './time.ts';
import type { RefusalCode, Verdict } from './verdict.ts';
import type { Calendar } from './working-days.ts';

export interface AssessFacts {
  readonly order: Order;
  readonly policy: Policy;
  /** Other returns of the order. */
  readonly returns: readonly Return[];
  /** WordPress role; `guest` without an account. */
  readonly role: string;
  /** Of the store; null: not known. */
  readonly storeCurrency: Currency | null;
  readonly now: Instant;
  /** IANA name of the store's time zone, in which all days are counted; left out: UTC. */
  readonly timeZone?: string | undefined;
  /** Left out: weekends are all that is known of working days. */
  readonly calendar?: Calendar | undefined;
}

export interface LineAssessment {
  readonly line: OrderLine;
  /** Units that can be returned now; 0 with a refusal. */
  readonly returnable: number;
  /** Last moment, for the reason that leaves most time; null: no reason is in use. */
  readonly until: Instant | null;
  /** The same for each reason in use: rules may give one more time than another. */
  readonly untilByReason: readonly { readonly reasonId: string; readonly until: Instant }[];
  readonly refusal: Verdict<RefusalCode> | null;
  /** Reasons whose window is over, though another's is not. */
  readonly reasonsOver: readonly { readonly reasonId: string; readonly refusal: Verdict<RefusalCode> }[];
  /** What may be had for one unit, for some reason. */
  readonly resolutions: readonly Resolution[];
  /** Those that the store offers, but not for this line. */
  readonly resolutionsRefused: readonly {
    readonly resolution: Resolution;
    readonly refusal: Verdict<RefusalCode>;
  }[];
  /** Units that the consumer may withdraw from now; 0 with a refusal. */
  readonly withdrawable: number;
  readonly withdrawalRefusal: Verdict<RefusalCode> | null;
  /** Units that are still there, whatever the policy says: what staff may override up to. */
  readonly unitsLeft: number;
  /** What so many of the next units are worth, with tax, minor units. */
  readonly worthOf: (units: number) => Minor;
}

export interface OrderAssessment {
  /** Why nothing of the order can be returned; null: see the lines. */
  readonly refusal: Verdict<RefusalCode> | null;
  readonly lines: readonly LineAssessment[];
  /** null: the store does not open that door. */
  readonly withdrawal: WithdrawalDoor | null;
  /** The most that can still be paid back on this order, minor units. */
  readonly left: Minor;
  /** What is kept of the order without a person, minor units. */
  readonly keptAlready: Minor;
}

/** Decides what of an order can be returned now, and why not. The order as WooCommerce has it, the policy, and the returns so far. */
export function assessOrder(facts: AssessFacts): OrderAssessment {
  const { order, policy, returns, role } = facts;
  const withdrawal = withdrawalDoor(order, policy, role, facts);
  const taken = unitsTaken(order, returns);
  const claims = claimsByLine(order, returns);
  const keptAlready = committedWorth(returns, { of: 'returnless' });
  const lines = order.lines.map((line) =>
    assessLine(line, taken.get(line.id) ?? NOTHING_TAKEN, claims.get(line.id), { withdrawal, keptAlready }, facts),
  );
  const refusal = refusalOfOrder(order, policy, facts.storeCurrency) ?? overAlready(lines);
  return { refusal, lines, withdrawal, left: orderLeft(order, returns), keptAlready };
}

const NOTHING_TAKEN: UnitsTaken = { claimed: 0, elsewhere: 0 };

function assessLine(
  line: OrderLine,
  taken: UnitsTaken,
  claim: LineClaim | undefined,
  { withdrawal, keptAlready }: Pick<OrderAssessment, 'withdrawal' | 'keptAlready'>,
  facts: AssessFacts,
): LineAssessment {
  const { policy, now } = facts;
  const worthOf = (units: number) => worth(grossShare(line, claim, units));
  const unitsLeft = Math.ceil(lessUnits(line.measure ?? line.quantity, taken.claimed + taken.elsewhere));
  const windows = windowsOf(line, facts);
  const open = windows.filter(({ window }) => now <= window.until);
  const longest = latest(windows.map(({ window }) => window));
  const gone = unitsLeft === 0 ? noUnitLeft(taken, policy) : refusalOfPart(line, policy);
  const refusal =
    gone ?? neverRefusal(line, policy) ?? (longest && open.length === 0 ? windowOver(longest, policy) : null);
  const withdrawalRefusal = withdrawal && (gone ?? withdrawal.refusal ?? withdrawalException(line, policy));
  return {
    line,
    returnable: refusal ? 0 : unitsLeft,
    until: longest?.until ?? null,
    untilByReason: windows.map(({ reason, window }) => ({ reasonId: reason.id, until: window.until })),
    refusal,
    reasonsOver:
      open.length === 0
        ? []
        : windows
            .filter((one) => !open.includes(one))
            .map(({ reason, window }) => ({ reasonId: reason.id, refusal: windowOver(window, policy) })),
    // Of a line that is over for every reason, staff who override it still choose a resolution.
    ...resolutionsOf(
      { unit: worthOf(1), keptAlready, isMeasured: line.measure !== undefined },
      (open.length > 0 ? open : windows).map(({ reason }) => reason),
      facts,
    ),
    withdrawable: withdrawal && !withdrawalRefusal ? unitsLeft : 0,
    withdrawalRefusal,
    unitsLeft,
    worthOf,
  };
}

function windowsOf(
  line: OrderLine,
  { order, policy, role, timeZone }: AssessFacts,
): readonly { readonly reason: Reason; readonly window: Window }[] {
  const windowFor = (reasonId: string | null) => windowOf({ order, line, role, reasonId }, policy.window, timeZone);
  // Where no rule asks for the reason, one window is that of all: a replay works out tens of thousands.
  const asksReason = policy.window.rules.some((rule) => rule.match.reasons.length > 0);
  const forAll = asksReason ? null : windowFor(null);
  return policy.reasons
    .filter((reason) => !reason.retired)
    .map((reason) => ({ reason, window: forAll ?? windowFor(reason.id) }));
}

function resolutionsOf(
  {
    unit,
    keptAlready,
    isMeasured,
  }: { readonly unit: Minor; readonly keptAlready: Minor; readonly isMeasured: boolean },
  reasons: readonly Reason[],
  { order, policy, storeCurrency }: AssessFacts,
): Pick<LineAssessment, 'resolutions' | 'resolutionsRefused'> {
  const judged = offeredResolutions(policy).map((resolution) => ({
    resolution,
    refusal: refusalOfResolution(
      {
        order,
        worth: resolution === 'keep' ? unit + keptAlready : unit,
        resolution,
        reasons,
        storeCurrency,
        isMeasured,
      },
      policy,
    ),
  }));
  return {
    resolutions: judged.filter((one) => one.refusal === null).map((one) => one.resolution),
    resolutionsRefused: judged.flatMap(({ resolution, refusal }) => (refusal ? [{ resolution, refusal }] : [])),
  };
}

function noUnitLeft({ claimed, elsewhere }: UnitsTaken, policy: Policy): Verdict<RefusalCode> {
  return claimed > 0
    ? refused(policy, 'all_returned', 'order', { quantity: claimed })
    : refused(policy, 'all_refunded', 'order', { quantity: elsewhere });
}

/** A whole order whose every line is over, said once: with the line that could be returned longest. */
function overAlready(lines: readonly LineAssessment[]): Verdict<RefusalCode> | null {
  const own = lines.filter((one) => one.refusal?.code !== 'part_of_set');
  if (own.some((one) => one.refusal?.code !== 'window_over')) return null;
  const last = [...own].sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1))[0];
  return last?.refusal ?? null;
}

function latest(windows: readonly Window[]): Window | undefined {
  return windows.reduce<Window | undefined>(
    (longest, window) => (longest === undefined || window.until > longest.until ? window : longest),
    undefined,
  );
}
