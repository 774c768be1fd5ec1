import { z } from 'zod';
import { DIFFERENCE_CODES } from '../domain/reconcile/difference.ts';
import { SWEEP_NAMES } from '../domain/sweep.ts';
import { instant } from './common.ts';
import type { Endpoint } from './endpoint.ts';

const trouble = z.object({
  /** `store_unavailable`, `carrier_unavailable` or `unexpected`. */
  code: z.string(),
  /** The peer's own words. */
  message: z.string(),
});

/** One sweep with its newest run. */
const sweepView = z.object({
  name: z.enum(SWEEP_NAMES),
  /** `never`: it has not run yet. `not_finished`: it stopped halfway and goes on by itself; `trouble` says why, where somebody knows. */
  state: z.enum(['never', 'running', 'not_finished', 'done']),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Worked on it, pauses left out, ms. */
  workedMs: z.number().int(),
  /** What it gave: how many were looked at, changed, could not be looked at, … */
  counts: z.record(z.string(), z.number().int()),
  trouble: trouble.nullable(),
});
export type SweepView = z.infer<typeof sweepView>;
export const sweepsResponse = z.object({ sweeps: z.array(sweepView) });
export type SweepsResponse = z.infer<typeof sweepsResponse>;

/** A row of the red list. Amounts in minor units of `currency`. */
const difference = z.object({
  code: z.enum(DIFFERENCE_CODES),
  orderId: z.number().int().nullable(),
  orderNumber: z.string().nullable(),
  returnId: z.string().nullable(),
  returnNumber: z.string().nullable(),
  ours: z.number().int().nullable(),
  theirs: z.number().int().nullable(),
  currency: z.string().nullable(),
  decimals: z.number().int(),
  /** Number of a refund or an order, a coupon's code, Shippo's transaction; empty: none. */
  reference: z.string(),
});
export type DifferenceView = z.infer<typeof difference>;

const compared = z.object({
  at: instant,
  orders: z.number().int(),
  /** null: there is no Shippo token, so labels were not compared. */
  labels: z.number().int().nullable(),
  differences: z.array(difference),
  /** How many there are; more than are listed. */
  found: z.number().int(),
});
export type Compared = z.infer<typeof compared>;

export const reconcileResponse = z.object({
  /** The newest whole comparison; null: there was none yet. */
  last: compared.nullable(),
  /** A newer one that is not finished, with what it has found so far; null: the last one is the newest. */
  open: compared.extend({ state: z.enum(['running', 'not_finished']), trouble: trouble.nullable() }).nullable(),
});
export type ReconcileResponse = z.infer<typeof reconcileResponse>;

/** Answered from what was kept: nobody is asked. */
export const sweepEndpoints = {
  sweeps: {
    method: 'GET',
    path: '/admin/sweeps',
    audience: 'staff',
    response: sweepsResponse,
    status: 200,
  },
  reconcile: {
    method: 'GET',
    path: '/admin/reconcile',
    audience: 'staff',
    response: reconcileResponse,
    status: 200,
  },
  /** Asks for a comparison now; it is done in the background, so the answer tells of those before. */
  reconcileNow: {
    method: 'POST',
    path: '/admin/reconcile/run',
    audience: 'staff',
    response: reconcileResponse,
    status: 202,
  },
} as const satisfies Record<string, Endpoint>;
