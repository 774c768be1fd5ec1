import type { Return } from '../../domain/return.ts';
import { CarrierUnavailable } from '../../ports/carrier.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import type { Deps } from '../deps.ts';

export interface Looked {
  /** Returns looked at. */
  readonly looked: number;
  /** Those for which it did something. */
  readonly changed: number;
  /** Those that met an unexpected error: logged, and looked at again next time. */
  readonly failed: number;
}

/**
 * Works through returns batch after batch, until one brings nothing new. One that goes wrong does not hold up the others; a peer that does not answer
 * ends it, for all the others would wait for it, too. `work` answers whether it did something.
 */
export async function eachReturn(
  deps: Pick<Deps, 'log'>,
  next: () => Promise<readonly Return[]>,
  work: (entry: Return) => Promise<boolean>,
  afterBatch: (so: Looked) => Promise<void>,
  most = Number.POSITIVE_INFINITY,
): Promise<Looked> {
  const seen = new Set<string>();
  let so: Looked = { looked: 0, changed: 0, failed: 0 };
  while (so.looked < most) {
    const batch = (await next()).filter(({ id }) => !seen.has(id));
    if (batch.length === 0) break;
    for (const entry of batch) {
      seen.add(entry.id);
      const did = await tried(deps, entry, work);
      so = {
        looked: so.looked + 1,
        changed: so.changed + (did === true ? 1 : 0),
        failed: so.failed + (did === null ? 1 : 0),
      };
    }
    await afterBatch(so);
  }
  return so;
}

/** null: it failed. */
async function tried(
  { log }: Pick<Deps, 'log'>,
  entry: Return,
  work: (entry: Return) => Promise<boolean>,
): Promise<boolean | null> {
  try {
    return await work(entry);
  } catch (error) {
    if (error instanceof StoreUnavailable || error instanceof CarrierUnavailable) throw error;
    const { name, message } = error instanceof Error ? error : { name: 'unknown', message: '' };
    log.error({ returnId: entry.id, error: name, message }, 'a sweep could not look at a return');
    return null;
  }
}
