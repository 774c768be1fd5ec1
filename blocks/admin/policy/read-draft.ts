import { __, sprintf } from '@wordpress/i18n';
import type { PolicyResponse, PolicyRulesView } from '../../../bridge/contract/policy.ts';
import { formatAmount } from '../shared/format.ts';
import { parseDecimal, writeDecimal } from '../shared/decimal.ts';
import { PARCEL_DECIMALS, reasonId, type Draft } from './draft.ts';

/** By field; reasons by `reasons.<key>`. */
export type Errors = Readonly<Record<string, string>>;
export type Read = { rules: PolicyRulesView } | { errors: Errors };

/** The same bounds as the contract's `policyRules`; a test holds the two together. */
const DAYS = { window: [1, 3650], sendBack: [1, 365] } as const;
const MM = { length: [10, 3000], width: [10, 3000], height: [1, 3000] } as const;
const GRAMS = [1, 100_000] as const;
const CEILING = [0, 100_000_000] as const;
const MAX_REASONS = 30;
const MAX_TITLE = 80;
const MAX_CARRIERS = 20;
const MAX_CARRIER = 40;
const EMAIL = /^[A-Za-z0-9_'+-]+(\.[A-Za-z0-9_'+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;

/** What was typed as rules, or, field by field, what to change. */
export function readDraft(draft: Draft, policy: PolicyResponse): Read {
  const errors: Record<string, string> = {};
  const wrong = (field: string, sentence: string) => {
    errors[field] = sentence;
    return 0;
  };
  const between = (field: keyof Draft & string, decimals: number, [min, max]: readonly [number, number]) => {
    const value = parseDecimal(draft[field] as string, decimals);
    return value !== null && value >= min && value <= max
      ? value
      : wrong(field, betweenSentence(writeDecimal(min, decimals), writeDecimal(max, decimals), decimals));
  };

  const rules: PolicyRulesView = {
    windowDays: between('windowDays', 0, DAYS.window),
    reasons: readReasons(draft, wrong),
    moneyMoves: draft.moneyMoves,
    autoApprove: draft.autoApprove,
    sendBackDays: between('sendBackDays', 0, DAYS.sendBack),
    labels: {
      kind: draft.labelKind,
      carriers: readCarriers(draft.carriers, wrong),
      ceiling: readCeiling(draft.ceiling, policy, wrong),
      defaultParcel: {
        lengthMm: between('length', PARCEL_DECIMALS.length, MM.length),
        widthMm: between('width', PARCEL_DECIMALS.width, MM.width),
        heightMm: between('height', PARCEL_DECIMALS.height, MM.height),
        weightGrams: between('weight', PARCEL_DECIMALS.weight, GRAMS),
      },
    },
    ownerEmail: draft.ownerEmail.trim(),
  };
  if (rules.ownerEmail && !EMAIL.test(rules.ownerEmail)) {
    wrong(
      'ownerEmail',
      __('This is not an e-mail address. Leave it empty to use the store’s own.', 'boomerang-returns'),
    );
  }
  return Object.keys(errors).length > 0 ? { errors } : { rules };
}

type Wrong = (field: string, sentence: string) => number;

function readReasons({ reasons }: Draft, wrong: Wrong): PolicyRulesView['reasons'] {
  if (reasons.length === 0)
    wrong('reasons', __('Shoppers need at least one reason to choose from.', 'boomerang-returns'));
  /* translators: %d: number of reasons. */
  if (reasons.length > MAX_REASONS)
    wrong('reasons', sprintf(__('At most %d reasons, please.', 'boomerang-returns'), MAX_REASONS));
  const taken = reasons.map(({ id }) => id);
  const titles = new Set<string>();
  return reasons.map(({ key, id, title: typed }) => {
    const title = typed.trim();
    const field = `reasons.${key}`;
    if (!title) wrong(field, __('Write the reason as shoppers shall read it, or remove the row.', 'boomerang-returns'));
    /* translators: %d: number of characters. */
    else if (title.length > MAX_TITLE)
      wrong(field, sprintf(__('At most %d characters.', 'boomerang-returns'), MAX_TITLE));
    else if (titles.has(title.toLowerCase()))
      wrong(field, __('This reason is in the list twice.', 'boomerang-returns'));
    titles.add(title.toLowerCase());
    if (id) return { id, title };
    const made = reasonId(title, taken);
    taken.push(made);
    return { id: made, title };
  });
}

function readCarriers(typed: string, wrong: Wrong): string[] {
  // As the bridge reads a rate's carrier: `DHL Express` is `dhl_express`.
  const names = typed.split(',').map((name) => name.trim().toLowerCase().replace(/\s+/g, '_'));
  const carriers = [...new Set(names.filter(Boolean))];
  if (carriers.length > MAX_CARRIERS || carriers.some((name) => name.length > MAX_CARRIER)) {
    wrong(
      'carriers',
      __('Write carrier names like “USPS, DHL Express”, with commas between them.', 'boomerang-returns'),
    );
  }
  return carriers;
}

function readCeiling(typed: string, { store, rules }: PolicyResponse, wrong: Wrong): number {
  if (!store) return rules.labels.ceiling;
  const value = parseDecimal(typed, store.decimals);
  const [min, max] = CEILING;
  if (value !== null && value >= min && value <= max) return value;
  return wrong(
    'ceiling',
    /* translators: %s: amount of money. */
    sprintf(__('Write an amount up to %s.', 'boomerang-returns'), formatAmount(max, store)),
  );
}

function betweenSentence(min: string, max: string, decimals: number): string {
  return decimals === 0
    ? /* translators: 1: smallest number, 2: largest number. */
      sprintf(__('Write a whole number from %1$s to %2$s.', 'boomerang-returns'), min, max)
    : sprintf(
        /* translators: 1: smallest number, 2: largest number, 3: how many digits after the point. */
        __('Write a number from %1$s to %2$s, with at most %3$d digits after the point.', 'boomerang-returns'),
        min,
        max,
        decimals,
      );
}
