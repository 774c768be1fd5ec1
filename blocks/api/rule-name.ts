import { __, sprintf } from '@wordpress/i18n';
import { fill } from './verdict-params.ts';
import { sectionName, sectionOf } from './section-name.ts';

/** What one setting of a section is called; `*` stands for a position in a list. The longest that fits counts. */
const details: Readonly<Record<string, () => string>> = {
  'window.days': () => __('days', 'boomerang-returns'),
  'window.from': () => __('first day', 'boomerang-returns'),
  'window.deliveryMeta': () => __('day of delivery', 'boomerang-returns'),
  'window.transitDays': () => __('days on the way', 'boomerang-returns'),
  /* translators: %d: position in a list. */
  'window.rules.*': () => __('rule %d', 'boomerang-returns'),
  'window.rules': () => __('rules', 'boomerang-returns'),
  /* translators: %d: position in a list. */
  'window.holidays.*': () => __('holiday %d', 'boomerang-returns'),
  'window.holidays': () => __('holidays', 'boomerang-returns'),
  'never.products': () => __('products', 'boomerang-returns'),
  'never.categories': () => __('categories', 'boomerang-returns'),
  'never.tags': () => __('tags', 'boomerang-returns'),
  'never.onSale': () => __('on sale', 'boomerang-returns'),
  'never.giftCards': () => __('gift cards', 'boomerang-returns'),
  orderStates: () => __('order status', 'boomerang-returns'),
  offlineGateways: () => __('payment methods', 'boomerang-returns'),
  minimumValue: () => __('least amount', 'boomerang-returns'),
  /* translators: %d: position in a list. */
  'reasons.*': () => __('reason %d', 'boomerang-returns'),
  'resolutions.refund': () => __('refund', 'boomerang-returns'),
  'resolutions.storeCredit': () => __('store credit', 'boomerang-returns'),
  'resolutions.exchange': () => __('exchange', 'boomerang-returns'),
  'resolutions.keep': () => __('keep the item', 'boomerang-returns'),
  feesWaived: () => __('reasons without a fee', 'boomerang-returns'),
  outboundShipping: () => __('shipping', 'boomerang-returns'),
  orderFees: () => __('order fees', 'boomerang-returns'),
  'moneyMoves.guest': () => __('guests', 'boomerang-returns'),
  'moneyMoves.known': () => __('customers with an account', 'boomerang-returns'),
  'moneyMoves.ceiling': () => __('highest amount', 'boomerang-returns'),
  'moneyMoves.ceilingDays': () => __('days that count for a customer', 'boomerang-returns'),
  'approval.mode': () => __('who decides', 'boomerang-returns'),
  'approval.reasons': () => __('reasons', 'boomerang-returns'),
  'approval.upToValue': () => __('highest worth', 'boomerang-returns'),
  'approval.earlierReturns': () => __('earlier returns', 'boomerang-returns'),
  'approval.firstOrder': () => __('first order', 'boomerang-returns'),
  'approval.limit': () => __('limit of returns', 'boomerang-returns'),
  sendBackDays: () => __('days to send the parcel', 'boomerang-returns'),
  reminderDays: () => __('days of the reminder', 'boomerang-returns'),
  'labels.kind': () => __('kind', 'boomerang-returns'),
  'labels.carriers': () => __('carriers', 'boomerang-returns'),
  'labels.ceiling': () => __('highest price', 'boomerang-returns'),
  'labels.defaultParcel': () => __('parcel', 'boomerang-returns'),
  'labels.paidBy': () => __('who pays', 'boomerang-returns'),
  'labels.hsCodeMeta': () => __('HS code', 'boomerang-returns'),
  'labels.originMeta': () => __('country of origin', 'boomerang-returns'),
  'labels.phone': () => __('phone', 'boomerang-returns'),
  'labels.email': () => __('e-mail', 'boomerang-returns'),
  'withdrawal.countries': () => __('countries', 'boomerang-returns'),
  'withdrawal.days': () => __('days', 'boomerang-returns'),
  'withdrawal.moneyMoves': () => __('when money moves', 'boomerang-returns'),
  'withdrawal.partialShipping': () => __('shipping of a part', 'boomerang-returns'),
  'withdrawal.standardShipping': () => __('standard delivery', 'boomerang-returns'),
  'withdrawal.exceptProducts': () => __('excepted products', 'boomerang-returns'),
  'withdrawal.exceptCategories': () => __('excepted categories', 'boomerang-returns'),
  'withdrawal.exceptRoles': () => __('excepted customers', 'boomerang-returns'),
  'withdrawal.returnCost': () => __('who pays the way back', 'boomerang-returns'),
  ownerEmail: () => __('your address', 'boomerang-returns'),
  'retention.photoDays': () => __('days of photos', 'boomerang-returns'),
  'retention.personalDays': () => __('days of personal data', 'boomerang-returns'),
  storeRefundEmail: () => __('WooCommerce’s e-mail', 'boomerang-returns'),
};

/** Names the setting at a path of the policy: `window.rules.0` is “Return window, rule 1”. */
export function ruleName(path: string): string {
  const section = sectionOf(path);
  if (section === null) return outside(path);
  const segments = withoutFee(path).split('.');
  for (let length = segments.length; length > 0; length--) {
    const some = segments.slice(0, length);
    const detail = details[some.map((one) => (/^\d+$/.test(one) ? '*' : one)).join('.')];
    if (!detail) continue;
    const at = some.find((one) => /^\d+$/.test(one));
    const name = at === undefined ? detail() : fill(detail(), Number(at) + 1);
    /* translators: 1: section of the policy, 2: setting in it. */
    return sprintf(__('%1$s, %2$s', 'boomerang-returns'), sectionName(section), name);
  }
  return sectionName(section);
}

/** `window.rules.holiday` is what the engine calls “a holiday decided” where it does not say which. */
function withoutFee(path: string): string {
  return path.replace(/^window\.rules\.holiday/, 'window.holidays').replace(/\.fee(\..*)?$/, '');
}

function outside(path: string): string {
  return path === 'law' ? __('The law', 'boomerang-returns') : __('The order itself', 'boomerang-returns');
}
