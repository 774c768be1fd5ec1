import { useMemo } from '@wordpress/element';
import { shopBackend } from './backend.ts';
import { ReturnForm } from './form.tsx';
import type { ReturnFormProps } from './form.tsx';
import type { ShopClient } from './flow-types.ts';

type ShopFormProps = Pick<ReturnFormProps, 'config' | 'title' | 'intro' | 'sample'> & { readonly client: ShopClient };

/** The shopper's form, the same on the page and in the editor. */
export function ShopForm({ client, ...props }: ShopFormProps) {
  const { locale } = props.config;
  const backend = useMemo(() => shopBackend(client, locale), [client, locale]);
  return <ReturnForm {...props} backend={backend} shop={client} />;
}
