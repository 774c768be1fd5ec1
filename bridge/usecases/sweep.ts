import { creditMoved } from '../domain/decisions/credit.ts';
import { type Decision, email, event, nothingMore, type Circumstances } from '../domain/decisions/decision.ts';
import { expire } from '../domain/decisions/end.ts';
import { allSettled, isDead } from '../domain/lifecycle.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { decideOn } from './decide-on.ts';
import type { Deps } from './deps.ts';
import { followExchanges } from './follow-exchange.ts';

/** A parcel that was handed in on the last day is scanned some days later. */
const GRACE_DAYS = 3;
const AT_ONCE = 200;

/** What time brings about: returns that were never sent expire, the owner hears of statutory deadlines, credits are followed until they are used up, and exchanges until what is due on top is paid. */
export async function sweep(deps: Deps): Promise<void> {
  const { database, clock } = deps;
  const now = clock.now();
  const late = await database.returnsToSweep('late', instant(now - GRACE_DAYS * 86_400_000), AT_ONCE);
  for (const entry of late) await decideOn(deps, entry, expire);
  for (const entry of await database.returnsToSweep('deadline', instant(now), AT_ONCE))
    await decideOn(deps, entry, warn);
  for (const entry of await database.returnsToSweep('credit', instant(now), AT_ONCE)) await followCredit(deps, entry);
  await followExchanges(deps);
}

/** The owner is told once that money is due by law soon. */
function warn(entry: Return, circumstances: Circumstances): Decision | null {
  const { withdrawal } = entry;
  if (withdrawal === null || withdrawal.warnedAt !== null || isDead(entry.parcel.state) || allSettled(entry))
    return null;
  return {
    ...nothingMore({ ...entry, withdrawal: { ...withdrawal, warnedAt: circumstances.now } }),
    events: [event('deadline_near', circumstances, { refundBy: withdrawal.refundBy })],
    effects: [email('owner_deadline', circumstances)],
  };
}

/** A store that does not answer is asked at the next sweep. */
async function followCredit(deps: Deps, known: Return): Promise<void> {
  const { credit, currency } = known;
  if (credit === null) return;
  try {
    const coupon = await deps.store.findCoupon(credit.code, currency);
    const uses = coupon === null ? [] : await deps.site.couponUses(credit.couponId, currency);
    await decideOn(deps, known, (entry, circumstances) =>
      creditMoved(entry, { uses, exists: coupon !== null }, circumstances),
    );
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    deps.log.warn({ code: error.code, returnId: known.id }, 'a credit could not be followed');
  }
}
