import type { ConnectionReport } from '../contract/staff.ts';
import { ok, type Result } from '../domain/result.ts';
import { StoreUnavailable } from '../ports/store.ts';
import type { Deps } from './deps.ts';

interface Leg {
  readonly ok: boolean;
  readonly code: string | null;
  readonly detail: string | null;
}
const FINE: Leg = { ok: true, code: null, detail: null };

/** Checks every leg and names the broken one. That this runs at all proves plugin → bridge. */
export async function testConnection(deps: Deps, bridgeVersion: string): Promise<Result<ConnectionReport>> {
  const bridgeToSite = await leg(async () => {
    const { site } = await deps.site.ping();
    return site === deps.siteUrl ? null : { code: 'other_site', detail: site };
  });
  const woocommerce = await deps.store
    .checkConnection()
    .catch((error: unknown) => ({ read: messageOf(error), write: messageOf(error) }));
  return ok({
    bridgeVersion,
    siteToBridge: 'ok',
    bridgeToSite,
    woocommerceRead: broken('cannot_read', woocommerce.read),
    woocommerceWrite: broken('cannot_write', woocommerce.write),
  });
}

async function leg(check: () => Promise<{ readonly code: string; readonly detail: string } | null>): Promise<Leg> {
  try {
    const problem = await check();
    return problem ? { ok: false, ...problem } : FINE;
  } catch (error) {
    return { ok: false, code: error instanceof StoreUnavailable ? error.code : 'unexpected', detail: messageOf(error) };
  }
}

function broken(code: string, detail: string | null): Leg {
  return detail === null ? FINE : { ok: false, code, detail };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
