import type { EffectKind } from './effect.ts';
import type { RefusalCode, Verdict } from './verdict.ts';

/** Ours, as WordPress roles have them. */
export const CAPABILITIES = [
  'receive_boomerang_returns',
  'handle_boomerang_returns',
  'pay_boomerang_returns',
  'manage_boomerang_policy',
] as const;
/** WordPress' own that some acts want beside ours. */
export const CORE_CAPABILITIES = ['export_others_personal_data', 'erase_others_personal_data'] as const;
export type Capability = (typeof CAPABILITIES)[number] | (typeof CORE_CAPABILITIES)[number];

/** One of `any` is enough; `also` is wanted beside it. */
export interface Right {
  readonly any: readonly Capability[];
  readonly also?: Capability;
}

/** Parcels and inspection: no money, no persons. */
const RECEIVE: Right = { any: ['receive_boomerang_returns'] };
/** Decisions, messages, labels. */
const HANDLE: Right = { any: ['handle_boomerang_returns'] };
/** Money that does not move by itself. */
const PAY: Right = { any: ['pay_boomerang_returns'] };
/** Policy, connection, health. */
const POLICY: Right = { any: ['manage_boomerang_policy'] };
/** The whole of a return: the person, what they wrote and photographed, and the money. */
const WHOLE: Right = { any: ['handle_boomerang_returns', 'pay_boomerang_returns'] };

/**
 * Who may do what: this is the one table. The bridge's routes and commands, the plugin's proxy and menu (`plugin/inc/rights.php` is made from it) and the
 * buttons of the screens read it. One line for each endpoint of staff, each command and each kind of act; one that has none does not type-check.
 */
export const ENDPOINT_RIGHTS = {
  // Answers of these name neither money nor persons: a test holds it.
  listParcels: RECEIVE,
  getParcel: RECEIVE,
  commandParcel: RECEIVE,

  listReturns: WHOLE,
  getReturn: WHOLE,
  /** Which command is for `COMMAND_RIGHTS`. */
  command: WHOLE,
  /** It shows the shopper's address. */
  staffLabel: WHOLE,
  /** It may show a person, or the address on the outer box. */
  staffPhoto: WHOLE,
  uploadLabel: HANDLE,
  staffLookup: HANDLE,
  /** It tells whose orders there are. */
  staffOrders: HANDLE,
  staffEstimate: HANDLE,
  staffExchangeItems: HANDLE,
  staffSubmit: HANDLE,
  staffEdit: HANDLE,
  staffChange: HANDLE,
  report: PAY,
  privacyExport: { ...HANDLE, also: 'export_others_personal_data' },
  privacyErase: { ...HANDLE, also: 'erase_others_personal_data' },

  connection: POLICY,
  health: POLICY,
  sweeps: POLICY,
  reconcile: POLICY,
  reconcileNow: POLICY,
  getPolicy: POLICY,
  savePolicy: POLICY,
  policyVersions: POLICY,
  policyVersion: POLICY,
  catalogue: POLICY,
  replay: POLICY,
  shippoToken: POLICY,
  getWebhook: POLICY,
  saveWebhook: POLICY,
  testWebhook: POLICY,
} as const satisfies Readonly<Record<string, Right>>;

/** What staff do to a return; `by_effect`: the kind of act decides. */
export const COMMAND_RIGHTS = {
  receive: RECEIVE,
  inspect: RECEIVE,
  approve: HANDLE,
  reject: HANDLE,
  cancel: HANDLE,
  sent: HANDLE,
  add_parcel: HANDLE,
  send_new_links: HANDLE,
  paid_by_hand: PAY,
  release_payout: PAY,
  money_arrived: PAY,
  payment_checked: PAY,
  try_again: 'by_effect',
  resolve_doubt: 'by_effect',
} as const satisfies Readonly<Record<string, Right | 'by_effect'>>;
export type CommandType = keyof typeof COMMAND_RIGHTS;

/** Who says that an act is tried again, or whether it happened. */
export const EFFECT_RIGHTS: Readonly<Record<EffectKind, Right>> = {
  restock: RECEIVE,
  buy_label: HANDLE,
  void_label: HANDLE,
  email: HANDLE,
  order_note: HANDLE,
  webhook: HANDLE,
  refund: PAY,
  store_credit: PAY,
  credit_balance: PAY,
  exchange_order: PAY,
  exchange_status: PAY,
};

/** Who is shown which screen of wp-admin. */
export const SCREEN_RIGHTS = {
  returns: { any: [...RECEIVE.any, ...WHOLE.any] },
  report: PAY,
  health: POLICY,
  policy: POLICY,
  connection: POLICY,
} as const satisfies Readonly<Record<string, Right>>;
export type ScreenName = keyof typeof SCREEN_RIGHTS;

/** To pay less for damaged units, beside the right to inspect. */
export const DEDUCTION_RIGHT = PAY;

/** Refusals that hold a sum: to let one through is to pay it. Every other is lifted by who may decide. */
const SUMS: readonly string[] = ['minimum_value', 'keep_over_value', 'keep_reason'] satisfies readonly RefusalCode[];

export function suffices(caps: readonly string[], { any, also }: Right): boolean {
  return any.some((one) => caps.includes(one)) && (also === undefined || caps.includes(also));
}

export function mayCall(caps: readonly string[], endpoint: keyof typeof ENDPOINT_RIGHTS): boolean {
  return suffices(caps, ENDPOINT_RIGHTS[endpoint]);
}

/** `effect`: what kind of act the command is about; `deducts`: it lowers what is paid. */
export function mayCommand(
  caps: readonly string[],
  type: CommandType,
  about: { readonly effect?: EffectKind | undefined; readonly deducts?: boolean } = {},
): boolean {
  const right = COMMAND_RIGHTS[type];
  if (right === 'by_effect') return about.effect !== undefined && suffices(caps, EFFECT_RIGHTS[about.effect]);
  return suffices(caps, right) && (about.deducts !== true || suffices(caps, DEDUCTION_RIGHT));
}

/** Whether somebody who may decide may let these refusals through. Money for what is not sent back is a sum, too, where the policy has no limit for it. */
export function mayOverride(caps: readonly string[], refusals: readonly Verdict<RefusalCode>[]): boolean {
  const isSum = ({ code, params }: Verdict<RefusalCode>) => SUMS.includes(code) || params['resolution'] === 'keep';
  return !refusals.some(isSum) || suffices(caps, PAY);
}
