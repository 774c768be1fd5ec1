import type { ConnectionReport } from '../contract/staff.ts';
import { enoughWorkers } from '../domain/health-facts.ts';
import { ok, type Result } from '../domain/result.ts';
import { StoreUnavailable } from '../ports/store.ts';
import type { Deps } from './deps.ts';

interface Problem {
  readonly code: string;
  readonly detail: string | null;
}
type Leg = ConnectionReport['bridgeToSite'];
const FINE: Leg = { ok: true, code: null, detail: null };

/** Checks every leg and names the broken one. That this runs at all proves plugin → bridge. */
export async function testConnection(deps: Deps, bridgeVersion: string): Promise<Result<ConnectionReport>> {
  const bridgeToSite = await leg(async () => {
    const { site } = await deps.site.ping();
    return site === deps.siteUrl ? null : { code: 'other_site', detail: site };
  });
  const woocommerce = await deps.store
    .checkConnection()
    .catch((error: unknown) => ({ read: problemOf(error), write: problemOf(error) }));
  // The request that asks holds one worker itself.
  const workers = bridgeToSite.ok ? await deps.watch.countWorkers(deps.site, 1) : null;
  return ok({
    bridgeVersion,
    siteToBridge: 'ok',
    bridgeToSite,
    woocommerceRead: broken(woocommerce.read),
    woocommerceWrite: broken(woocommerce.write),
    ...(workers && {
      phpWorkers: { ...broken(enoughWorkers(workers) ? null : { code: 'few_workers', detail: null }), ...workers },
    }),
  });
}

async function leg(check: () => Promise<Problem | null>): Promise<Leg> {
  return broken(await check().catch(problemOf));
}

const broken = (problem: Problem | null): Leg => (problem ? { ok: false, ...problem } : FINE);

function problemOf(error: unknown): Problem {
  const detail = error instanceof Error ? error.message : 'unknown error';
  return { code: error instanceof StoreUnavailable ? error.code : 'unexpected', detail };
}
