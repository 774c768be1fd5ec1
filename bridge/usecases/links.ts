import { type LinkPurpose, linksWork } from '../domain/links.ts';
import { isDead } from '../domain/lifecycle.ts';
import { isOver } from '../domain/retention.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';

const signedFor = (purpose: LinkPurpose) => `return-link:${purpose}`;

/**
 * The token of a return's link: signed for one purpose, return and generation, so that it opens nothing else, no database holds it, and e-mails to come have
 * the same one until the shopper is sent new links.
 */
export function linkOf({ secrets }: Pick<Deps, 'secrets'>, entry: Return, purpose: LinkPurpose): string {
  return secrets.sign(signedFor(purpose), `${entry.id}:${entry.linkGeneration}`);
}

/** The return in wp-admin. */
export function ownerUrl({ siteUrl }: Pick<Deps, 'siteUrl'>, returnId: string): string {
  return `${siteUrl}/wp-admin/admin.php?page=boomerang-returns&return=${returnId}`;
}

/** The return that a link for this purpose opens; `link_over` for one that is over, replaced or none of ours. */
export async function openLink(deps: Deps, purpose: LinkPurpose, token: string): Promise<Result<Return>> {
  const [id, generation] = deps.secrets.verify(signedFor(purpose), token)?.split(':') ?? [];
  return id === undefined ? refuse('link_over') : linkedReturn(deps, id, Number(generation));
}

/** The return, as long as links of this generation open it. */
export async function linkedReturn(deps: Deps, returnId: string, generation: number): Promise<Result<Return>> {
  const entry = await deps.database.findReturn(returnId);
  if (!entry || entry.linkGeneration !== generation) return refuse('link_over');
  const lastEventAt = isOver(entry) ? await deps.database.lastEventAt(entry.id) : null;
  return linksWork(entry, lastEventAt, instant(deps.clock.now())) ? ok(entry) : refuse('link_over');
}

/** The one PDF that the parcel needs now; null: none. */
export function paperOf({
  parcel,
  shipping,
}: Pick<Return, 'parcel' | 'shipping'>): Exclude<LinkPurpose, 'page'> | null {
  // The label of a dead return is given back: a parcel that went out with it would not be carried, or would cost the store.
  if (isDead(parcel.state)) return null;
  if (shipping.state === 'packing_slip') return 'packing_slip';
  return shipping.state === 'label' ? 'label' : null;
}
