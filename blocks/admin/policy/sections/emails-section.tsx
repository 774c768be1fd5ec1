import { __ } from '@wordpress/i18n';
import { CheckSetting } from '../fields/check-setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';

export function EmailsSection() {
  return (
    <>
      <TextSetting
        path="ownerEmail"
        label={__('Your e-mail address for returns', 'boomerang-returns')}
        help={__(
          'Boomerang writes here when a return needs your decision, a payout fails or something is in doubt. Empty: the store’s own address.',
          'boomerang-returns',
        )}
        type="email"
        autoComplete="email"
      />
      <CheckSetting
        path="storeRefundEmail"
        label={__('WooCommerce’s own e-mail about a refund goes out too', 'boomerang-returns')}
        help={__(
          'Boomerang tells the shopper about each refund already; with this there are two e-mails.',
          'boomerang-returns',
        )}
      />
    </>
  );
}
