/**
 * Who may do what, written down by heart: the product's own table is checked against it. `r` receives, `h` handles, `p` pays, `m` manages the policy;
 * any of the letters is enough. `X` and `E` are WordPress' own rights to export and to erase persons, wanted beside the letter before them.
 */
export const LETTERS = {
  r: 'receive_boomerang_returns',
  h: 'handle_boomerang_returns',
  p: 'pay_boomerang_returns',
  m: 'manage_boomerang_policy',
  X: 'export_others_personal_data',
  E: 'erase_others_personal_data',
} as const;

export type Letter = keyof typeof LETTERS;

/** What each role has. Roles of WordPress and WooCommerce that are not named have nothing of it. */
export const ROLES: Readonly<Record<string, string>> = {
  administrator: 'rhpmXE',
  shop_manager: 'rhp',
  boomerang_warehouse: 'r',
  editor: '',
  author: '',
  contributor: '',
  subscriber: '',
  customer: '',
  none: '',
};

/** Endpoints of staff. */
export const ENDPOINTS: Readonly<Record<string, string>> = {
  listParcels: 'r',
  getParcel: 'r',
  commandParcel: 'r',
  listReturns: 'hp',
  getReturn: 'hp',
  command: 'hp',
  staffLabel: 'hp',
  staffPhoto: 'hp',
  uploadLabel: 'h',
  staffLookup: 'h',
  staffOrders: 'h',
  staffEstimate: 'h',
  staffExchangeItems: 'h',
  staffSubmit: 'h',
  staffEdit: 'h',
  staffChange: 'h',
  report: 'p',
  privacyExport: 'hX',
  privacyErase: 'hE',
  connection: 'm',
  health: 'm',
  sweeps: 'm',
  reconcile: 'm',
  reconcileNow: 'm',
  getPolicy: 'm',
  savePolicy: 'm',
  policyVersions: 'm',
  policyVersion: 'm',
  catalogue: 'm',
  replay: 'm',
  shippoToken: 'm',
  getWebhook: 'm',
  saveWebhook: 'm',
  testWebhook: 'm',
};

/** What staff do to a return; a new try and the end of a doubt by the kind of act. */
export const COMMANDS: Readonly<Record<string, string>> = {
  receive: 'r',
  inspect: 'r',
  'inspect and pay less': 'rp',
  approve: 'h',
  reject: 'h',
  cancel: 'h',
  sent: 'h',
  add_parcel: 'h',
  send_new_links: 'h',
  paid_by_hand: 'p',
  release_payout: 'p',
  money_arrived: 'p',
  payment_checked: 'p',
};

export const EFFECTS: Readonly<Record<string, string>> = {
  restock: 'r',
  buy_label: 'h',
  void_label: 'h',
  email: 'h',
  order_note: 'h',
  webhook: 'h',
  refund: 'p',
  store_credit: 'p',
  credit_balance: 'p',
  exchange_order: 'p',
  exchange_status: 'p',
};

/** Whether somebody with these letters may do what wants those. */
export function suffices(has: string, wanted: string): boolean {
  const own = [...wanted].filter((letter) => /[a-z]/.test(letter));
  const beside = [...wanted].filter((letter) => /[A-Z]/.test(letter));
  return own.some((letter) => has.includes(letter)) && beside.every((letter) => has.includes(letter));
}

export function capsOf(has: string): string[] {
  return [...has].map((letter) => LETTERS[letter as Letter]);
}

/** Every set of letters there is. */
export function everySet(): string[] {
  return [...Object.keys(LETTERS)].reduce<string[]>(
    (sets, letter) => [...sets, ...sets.map((one) => one + letter)],
    [''],
  );
}
