import { z } from 'zod';
import { HEALTH_AREAS, HEALTH_CODES } from '../domain/health-finding.ts';
import { RESTORED_FATES } from '../domain/restored-fate.ts';
import { instant } from './common.ts';
import type { Endpoint } from './endpoint.ts';

/** What is wrong, in codes; the screen has a sentence for each, and what to do. */
export const healthFinding = z.object({
  area: z.enum(HEALTH_AREAS),
  severity: z.enum(['bad', 'warn', 'info']),
  code: z.enum(HEALTH_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type HealthFindingView = z.infer<typeof healthFinding>;

/** What became of one act that was open in the backup. */
const restoredAct = z.object({
  effectId: z.string(),
  returnId: z.string(),
  returnNumber: z.string(),
  /** Of the effect; a newer bridge may know kinds that the screen does not. */
  kind: z.string(),
  fate: z.enum(RESTORED_FATES),
});
export type RestoredActView = z.infer<typeof restoredAct>;

export const healthResponse = z.object({
  at: instant,
  bridgeVersion: z.string(),
  /** The worst first; an area without one is fine. */
  findings: z.array(healthFinding),
  /** For two weeks after a restore, those that need a person first; null: none. An older bridge does not tell. */
  restored: z
    .object({ acts: z.array(restoredAct), more: z.number().int() })
    .nullable()
    .default(null),
  /** What the bridge knows without asking; null: not yet. */
  known: z.object({
    pluginVersion: z.string().nullable(),
    woocommerceVersion: z.string().nullable(),
    token: z.enum(['none', 'test', 'live']),
    /** Size in bytes. */
    databaseBytes: z.number().nullable(),
    /** The last answer of each since the bridge started. */
    answeredAt: z.object({
      wordpress: instant.nullable(),
      woocommerce: instant.nullable(),
      shippo: instant.nullable(),
    }),
    /** Acts that are not done yet, those that wait for their time included; null: the database did not answer. */
    open: z.number().int().nullable(),
  }),
});
export type HealthResponse = z.infer<typeof healthResponse>;

/** Answered from what is known: nobody is asked, so no PHP worker waits for another. */
export const healthEndpoints = {
  health: {
    method: 'GET',
    path: '/admin/health',
    audience: 'staff',
    response: healthResponse,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
