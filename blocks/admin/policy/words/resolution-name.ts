import { __ } from '@wordpress/i18n';
import type { ResolutionView } from '../../../../bridge/contract/common.ts';

const names: Readonly<Record<ResolutionView, () => string>> = {
  refund: () => __('a refund', 'boomerang-returns'),
  store_credit: () => __('store credit', 'boomerang-returns'),
  exchange: () => __('an exchange', 'boomerang-returns'),
  keep: () => __('keeping the item', 'boomerang-returns'),
};

/** In the middle of a sentence. */
export function resolutionName(resolution: ResolutionView): string {
  return names[resolution]();
}
