import { __ } from '@wordpress/i18n';
import type { Option } from './fields/picker.tsx';

/** WordPress roles that buy; `guest` is ours, for those without an account. */
export function roleOptions(): Option[] {
  return [
    { value: 'guest', label: __('Guests (no account)', 'boomerang-returns') },
    { value: 'customer', label: __('Customers with an account', 'boomerang-returns') },
    { value: 'subscriber', label: __('Subscribers', 'boomerang-returns') },
    { value: 'shop_manager', label: __('Shop managers', 'boomerang-returns') },
    { value: 'administrator', label: __('Administrators', 'boomerang-returns') },
  ];
}

export function readRole(text: string): string | null {
  const role = text.trim().toLowerCase().replace(/\s+/g, '_');
  return /^[a-z0-9_-]{1,60}$/.test(role) ? role : null;
}

/** WooCommerce's statuses of orders whose goods may have been sent. */
export function orderStateOptions(): Option[] {
  return [
    { value: 'completed', label: __('Completed', 'boomerang-returns') },
    { value: 'processing', label: __('Processing', 'boomerang-returns') },
    { value: 'on-hold', label: __('On hold', 'boomerang-returns') },
  ];
}

export function readOrderState(text: string): string | null {
  const state = text.trim().toLowerCase().replace(/^wc-/, '').replace(/\s+/g, '-');
  return /^[a-z0-9_-]{1,40}$/.test(state) ? state : null;
}

export function readGateway(text: string): string | null {
  const id = text.trim().toLowerCase();
  return /^[a-z0-9_-]{1,60}$/.test(id) ? id : null;
}

/** The option's label, or the word itself. */
export function labelIn(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
