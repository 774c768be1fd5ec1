import { __ } from '@wordpress/i18n';

/** The sections of the policy screen, in their order. */
export const SECTION_IDS = [
  'window',
  'never',
  'orders',
  'reasons',
  'resolutions',
  'fees',
  'outbound',
  'moneyMoves',
  'approval',
  'labels',
  'withdrawal',
  'emails',
  'retention',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

const names: Readonly<Record<SectionId, () => string>> = {
  window: () => __('Return window', 'boomerang-returns'),
  never: () => __('Never returnable', 'boomerang-returns'),
  orders: () => __('Which orders', 'boomerang-returns'),
  reasons: () => __('Reasons', 'boomerang-returns'),
  resolutions: () => __('What the shopper gets', 'boomerang-returns'),
  fees: () => __('Return fees', 'boomerang-returns'),
  outbound: () => __('Shipping and order fees', 'boomerang-returns'),
  moneyMoves: () => __('When money moves', 'boomerang-returns'),
  approval: () => __('Approval', 'boomerang-returns'),
  labels: () => __('Return labels', 'boomerang-returns'),
  withdrawal: () => __('Legal right of withdrawal', 'boomerang-returns'),
  emails: () => __('E-mails', 'boomerang-returns'),
  retention: () => __('How long data is kept', 'boomerang-returns'),
};

export function sectionName(id: SectionId): string {
  return names[id]();
}

const byStart: readonly [RegExp, SectionId][] = [
  [/^(feesWaived|resolutions\.\w+\.fee)(\.|$)/, 'fees'],
  [/^(orderStates|minimumValue|offlineGateways)(\.|$)/, 'orders'],
  [/^(outboundShipping|orderFees)(\.|$)/, 'outbound'],
  [/^(sendBackDays|reminderDays)$/, 'approval'],
  [/^(ownerEmail|storeRefundEmail)$/, 'emails'],
];

/** The section in which a setting is edited; null for what is no setting (`law`, `order`). */
export function sectionOf(path: string): SectionId | null {
  const special = byStart.find(([start]) => start.test(path));
  if (special) return special[1];
  const first = path.split('.')[0];
  return SECTION_IDS.find((id) => id === first) ?? null;
}
