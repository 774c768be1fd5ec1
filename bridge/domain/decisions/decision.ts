import type { EffectPlan } from '../effect.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { Minor } from '../money.ts';
import type { Policy } from '../policy.ts';
import type { Actor, Return, ReturnEvent, ReturnEventType } from '../return.ts';
import type { Instant } from '../time.ts';

/** An effect that a decision wants; it becomes a row in the same transaction. */
export interface EffectWish {
  readonly id: string;
  readonly plan: EffectPlan;
  readonly dueAt: Instant;
}

/** What a decision gives: the next return, and everything that commits with it. */
export interface Decision {
  readonly next: Return;
  readonly events: readonly ReturnEvent[];
  readonly ledger: readonly LedgerEntry[];
  readonly effects: readonly EffectWish[];
}

/** What decisions need from outside, as arguments: who acts, when, under which policy, and new ids. */
export interface Circumstances {
  readonly actor: Actor;
  readonly now: Instant;
  readonly policy: Policy;
  readonly newId: () => string;
  /** IANA name of the store's time zone, in which deadlines end; left out: UTC. */
  readonly timeZone?: string | undefined;
  /** False while the owner has given no Shippo token: the shopper ships on a packing slip. */
  readonly labelsOffered: boolean;
  /** What went out of other returns (`committedWorth` for `payouts`); null: not asked, since the policy has no ceiling. */
  readonly committed: Minor | null;
  /** The other returns of the order as they are; left out: nobody has looked, since nothing that is promised hangs on them. */
  readonly others?: readonly Return[];
}

/** An e-mail waits for the label at most this long, ms. */
export const LABEL_WAIT_MS = 60_000;

export function nothingMore(next: Return): Decision {
  return { next, events: [], ledger: [], effects: [] };
}

export function event(
  type: ReturnEventType,
  { actor, now }: Pick<Circumstances, 'actor' | 'now'>,
  data: ReturnEvent['data'] = {},
): ReturnEvent {
  return { type, actor, data, at: now };
}

/** An amount as data of an event: minor units, and what is needed to write them out. */
export function amountData({ currency }: Pick<Return, 'currency'>, amount: Minor) {
  return { amount, currency: currency.code, decimals: currency.decimals };
}

/** Runs the next step on what the first one gave; both commit together. */
export function andThen(first: Decision, step: (entry: Return) => Decision): Decision {
  const second = step(first.next);
  return {
    next: second.next,
    events: [...first.events, ...second.events],
    ledger: [...first.ledger, ...second.ledger],
    effects: [...first.effects, ...second.effects],
  };
}

export function email(
  kind: Extract<EffectPlan, { kind: 'email' }>['email'],
  { newId, now }: Pick<Circumstances, 'newId' | 'now'>,
  wait: { readonly awaitsLabel: boolean; readonly dueAt: Instant } = { awaitsLabel: false, dueAt: now },
): EffectWish {
  return { id: newId(), plan: { kind: 'email', email: kind, awaitsLabel: wait.awaitsLabel }, dueAt: wait.dueAt };
}
