import { __ } from '@wordpress/i18n';
import { useMemo } from 'react';
import { MOST } from '../bounds.ts';
import { CatalogueSetting, kindLabel } from '../fields/catalogue-setting.tsx';
import { CheckSetting } from '../fields/check-setting.tsx';
import { ListSetting } from '../fields/list-setting.tsx';
import { MoneySetting } from '../fields/number-setting.tsx';
import type { Option } from '../fields/picker.tsx';
import { orderStateOptions, readGateway, readOrderState } from '../known-lists.ts';

/** Which ones a store has only its settings know. */
const NO_GATEWAYS: readonly Option[] = [];

export function NeverSection() {
  return (
    <>
      <CheckSetting path="never.giftCards" label={__('Gift cards can’t be returned', 'boomerang-returns')} />
      <CheckSetting
        path="never.onSale"
        label={__('What was bought on sale can’t be returned', 'boomerang-returns')}
        help={__('The legal right of withdrawal, where there is one, holds all the same.', 'boomerang-returns')}
      />
      <CatalogueSetting
        path="never.categories"
        kind="category"
        label={kindLabel('category')}
        help={__('A category counts for those below it.', 'boomerang-returns')}
      />
      <CatalogueSetting path="never.tags" kind="tag" label={kindLabel('tag')} />
      <CatalogueSetting path="never.products" kind="product" label={kindLabel('product')} />
    </>
  );
}

export function OrdersSection() {
  const states = useMemo(orderStateOptions, []);
  return (
    <>
      <ListSetting
        path="orderStates"
        label={__('Order statuses in which goods can be returned', 'boomerang-returns')}
        help={__('A status of another plugin can be typed in.', 'boomerang-returns')}
        known={states}
        most={MOST.orderStates}
        read={readOrderState}
      />
      <ListSetting
        path="offlineGateways"
        label={__('Payment methods that are paid outside WooCommerce', 'boomerang-returns')}
        help={__(
          'Beside cash on delivery, bank transfer and cheque. Type its id: it ends the address of its settings (…section=invoice). Such an order counts as paid once it’s completed, or once you say so.',
          'boomerang-returns',
        )}
        known={NO_GATEWAYS}
        most={MOST.gateways}
        read={readGateway}
      />
      <MoneySetting
        path="minimumValue"
        label={__('Only orders of at least', 'boomerang-returns')}
        help={__('0: orders of any value.', 'boomerang-returns')}
      />
    </>
  );
}
