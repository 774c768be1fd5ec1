import type { z } from 'zod';
import type {
  catalogueRequest,
  CatalogueResponse,
  PolicyResponse,
  PolicyRulesView,
  PolicyVersions,
  PolicyVersionView,
  PublicFacts,
  SavePolicyRequest,
  shippoTokenRequest,
} from '../contract/policy.ts';
import { checkPolicy } from '../domain/check-policy.ts';
import type { Policy, PolicyRules } from '../domain/policy.ts';
import { policyIn } from '../domain/policy-amounts.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { instant } from '../domain/time.ts';
import type { CatalogueKind } from '../ports/store.ts';
import { addressLines } from './address-lines.ts';
import type { Deps } from './deps.ts';
import type { RequestContext } from './request-context.ts';
import { hookToken } from './shippo-hint.ts';
import { checkContact } from './store-contact.ts';

export const SHIPPO_TOKEN = 'shippo-token';

/** What the policy screen shows. Of the store it shows what the bridge knows already: a proxied call must not wait. */
export async function readPolicy(
  deps: Deps,
  address: PolicyResponse['shippo']['address'] = null,
): Promise<Result<PolicyResponse>> {
  const info = deps.knownStore.current();
  const carrier = await deps.carriers(deps.database.storeId);
  const { version, countedIn: _, ...rules } = shown(deps, await deps.database.currentPolicy());
  const sealed = await deps.database.getSecret(SHIPPO_TOKEN);
  const token = sealed === null ? null : (JSON.parse(deps.secrets.open(SHIPPO_TOKEN, sealed)) as SavedToken);
  return ok({
    version,
    rules: asView(rules),
    store: info && {
      currency: info.currency.code,
      decimals: info.currency.decimals,
      addressLines: addressLines(info.address),
    },
    shippo: {
      mode: carrier?.mode ?? 'none',
      savedAt: token?.savedAt ?? null,
      webhookToken: hookToken(deps),
      address,
    },
  });
}

/** Its amounts as the store counts now, in which they are saved. */
function shown({ knownStore }: Pick<Deps, 'knownStore'>, policy: Policy): Policy {
  const info = knownStore.current();
  return info ? policyIn(policy, info.currency) : policy;
}

/** The same shape; the contract's type only lacks `readonly`, and the server writes it out. */
function asView(rules: PolicyRules): PolicyRulesView {
  return rules as PolicyRulesView;
}

interface SavedToken {
  readonly token: string;
  readonly savedAt: string;
}

/** The token in force, opened; null when the owner has given none. */
export async function shippoToken(deps: Pick<Deps, 'database' | 'secrets'>): Promise<string | null> {
  const sealed = await deps.database.getSecret(SHIPPO_TOKEN);
  return sealed === null ? null : (JSON.parse(deps.secrets.open(SHIPPO_TOKEN, sealed)) as SavedToken).token;
}

/** Saves the rules as a new version, unless they contradict themselves; whoever edited an older one is told. Throws StoreUnavailable. */
export async function savePolicy(
  deps: Deps,
  asked: SavePolicyRequest,
  context: RequestContext,
): Promise<Result<PolicyResponse>> {
  const problems = checkPolicy(asked.rules, await namedThings(deps, asked.rules));
  if (problems.length > 0) return { ok: false, problem: { code: 'policy_contradicts', fields: problems } };
  const { requester } = context;
  const by = requester.type === 'staff' ? requester.name : requester.type;
  const before = await deps.database.currentPolicy();
  // As the screen was told them.
  const currency = deps.knownStore.current()?.currency ?? before.countedIn ?? null;
  const saved = await deps.database.savePolicy(asked.rules, asked.basedOn, by, instant(deps.clock.now()), currency);
  if (saved) return readPolicy(deps, await checkContact(deps, before, asked.rules));
  const { version } = await deps.database.currentPolicy();
  return refuse('changed_meanwhile', { version });
}

/** Seals the token away, or removes it. It is never shown again. */
export async function saveShippoToken(
  deps: Deps,
  { token }: z.output<typeof shippoTokenRequest>,
): Promise<Result<PolicyResponse>> {
  const savedAt = instant(deps.clock.now());
  const sealed =
    token === null ? null : deps.secrets.seal(SHIPPO_TOKEN, JSON.stringify({ token, savedAt } satisfies SavedToken));
  await deps.database.setSecret(SHIPPO_TOKEN, sealed, savedAt);
  return readPolicy(deps);
}

/** Categories, tags and products that the rules name and the store has. */
async function namedThings(deps: Deps, { window, never, withdrawal }: PolicyRules) {
  const rules = window.rules.map((rule) => rule.match);
  const [categories, tags, products] = await Promise.all([
    known(deps, 'category', [
      ...never.categories,
      ...withdrawal.exceptCategories,
      ...rules.flatMap((one) => one.categories),
    ]),
    known(deps, 'tag', [...never.tags, ...rules.flatMap((one) => one.tags)]),
    known(deps, 'product', [...never.products, ...withdrawal.exceptProducts, ...rules.flatMap((one) => one.products)]),
  ]);
  return { categories, tags, products };
}

const AT_ONCE = 50;

async function known(deps: Deps, kind: CatalogueKind, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const wanted = [...new Set(ids)];
  const found = new Set<number>();
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const items = await deps.store.catalogue({ kind, ids: wanted.slice(from, from + AT_ONCE) });
    items.forEach((item) => found.add(item.id));
  }
  return found;
}

export async function policyVersions(deps: Deps): Promise<Result<PolicyVersions>> {
  const versions = await deps.database.policyVersions();
  return ok({ versions: versions.map((one) => ({ ...one })) });
}

export async function policyVersion(deps: Deps, version: string): Promise<Result<PolicyVersionView>> {
  const found = /^\d{1,9}$/.test(version) ? await deps.database.policy(Number(version)) : null;
  if (!found) return refuse('not_found');
  const { version: number, countedIn: _, ...rules } = shown(deps, found);
  return ok({ version: number, rules: asView(rules) });
}

/** Categories, tags and products as the store names them. Throws StoreUnavailable. */
export async function catalogue(
  deps: Deps,
  { kind, search, ids }: z.output<typeof catalogueRequest>,
): Promise<Result<CatalogueResponse>> {
  const items = await deps.store.catalogue({
    kind,
    search: search || undefined,
    ids: ids === undefined ? undefined : ids.split(',').map(Number),
  });
  return ok({ items: items.map((item) => ({ ...item })) });
}

/** What the site may tell anyone without asking the bridge. */
export async function publicFacts(deps: Deps): Promise<PublicFacts> {
  const { withdrawal, storeRefundEmail } = await deps.database.currentPolicy();
  return { withdrawal: withdrawal.enabled, storeRefundEmail };
}
