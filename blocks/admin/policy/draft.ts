import type { PolicyResponse, PolicyRulesView } from '../../../bridge/contract/policy.ts';
import { toDecimal } from '../../../bridge/domain/money.ts';
import { carrierName } from '../../api/carrier-name.ts';
import { writeDecimal } from '../shared/decimal.ts';

export const PARCEL_DECIMALS = { length: 1, width: 1, height: 1, weight: 3 } as const;

/** The form as it is typed: numbers stay text until they are saved. */
export interface Draft {
  windowDays: string;
  reasons: readonly DraftReason[];
  moneyMoves: PolicyRulesView['moneyMoves'];
  autoApprove: boolean;
  sendBackDays: string;
  labelKind: PolicyRulesView['labels']['kind'];
  /** Comma-separated. */
  carriers: string;
  /** Major units of the store's currency. */
  ceiling: string;
  /** Centimetres; weight in kilograms. */
  length: string;
  width: string;
  height: string;
  weight: string;
  ownerEmail: string;
}

export interface DraftReason {
  /** Tells rows apart while they are moved. */
  key: string;
  /** Empty until the reason is saved for the first time; a rename keeps it. */
  id: string;
  title: string;
}

export function draftOf({ rules, store }: Pick<PolicyResponse, 'rules' | 'store'>): Draft {
  const { labels } = rules;
  const { defaultParcel: parcel } = labels;
  return {
    windowDays: String(rules.windowDays),
    reasons: rules.reasons.map(({ id, title }) => ({ key: id, id, title })),
    moneyMoves: rules.moneyMoves,
    autoApprove: rules.autoApprove,
    sendBackDays: String(rules.sendBackDays),
    labelKind: labels.kind,
    carriers: labels.carriers.map(carrierName).join(', '),
    ceiling: toDecimal(labels.ceiling, store?.decimals ?? 0),
    length: writeDecimal(parcel.lengthMm, PARCEL_DECIMALS.length),
    width: writeDecimal(parcel.widthMm, PARCEL_DECIMALS.width),
    height: writeDecimal(parcel.heightMm, PARCEL_DECIMALS.height),
    weight: writeDecimal(parcel.weightGrams, PARCEL_DECIMALS.weight),
    ownerEmail: rules.ownerEmail,
  };
}

/** An id for a reason of this title: lower-case letters, digits and underscores, other than `taken`. */
export function reasonId(title: string, taken: readonly string[]): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const base =
    plain
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 30) || 'reason';
  let id = base;
  for (let number = 2; taken.includes(id); number++) id = `${base}_${number}`;
  return id;
}
