import type { z } from 'zod';
import type { PolicyResponse, SavePolicyRequest, shippoTokenRequest } from '../contract/policy.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { instant } from '../domain/time.ts';
import { addressLines } from './address-lines.ts';
import type { Deps } from './deps.ts';
import type { RequestContext } from './request-context.ts';
import { hookToken } from './shippo-hint.ts';

export const SHIPPO_TOKEN = 'shippo-token';

/** What the policy screen shows. Of the store it shows what the bridge knows already: a proxied call must not wait. */
export async function readPolicy(deps: Deps): Promise<Result<PolicyResponse>> {
  const info = deps.knownStore.current();
  const carrier = await deps.carriers(deps.database.storeId);
  const { version, ...rules } = await deps.database.currentPolicy();
  const sealed = await deps.database.getSecret(SHIPPO_TOKEN);
  const token = sealed === null ? null : (JSON.parse(deps.secrets.open(SHIPPO_TOKEN, sealed)) as SavedToken);
  const { windowDays, reasons, moneyMoves, autoApprove, sendBackDays, labels, ownerEmail } = rules;
  return ok({
    version,
    rules: {
      windowDays,
      reasons: reasons.map((reason) => ({ ...reason })),
      moneyMoves,
      autoApprove,
      sendBackDays,
      labels: { ...labels, carriers: [...labels.carriers], defaultParcel: { ...labels.defaultParcel } },
      ownerEmail,
    },
    store: info && {
      currency: info.currency.code,
      decimals: info.currency.decimals,
      addressLines: addressLines(info.address),
    },
    shippo: {
      mode: carrier?.mode ?? 'none',
      savedAt: token?.savedAt ?? null,
      webhookUrl: `${deps.siteUrl}/wp-json/boomerang/v1/hooks/shippo?token=${hookToken(deps)}`,
    },
  });
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

/** Saves the rules as a new version; whoever edited an older one is told. */
export async function savePolicy(
  deps: Deps,
  asked: SavePolicyRequest,
  context: RequestContext,
): Promise<Result<PolicyResponse>> {
  const { requester } = context;
  const by = requester.type === 'staff' ? requester.name : requester.type;
  const saved = await deps.database.savePolicy(asked.rules, asked.basedOn, by, instant(deps.clock.now()));
  if (saved) return readPolicy(deps);
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
