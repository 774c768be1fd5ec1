import { useMemo, useRef } from '@wordpress/element';
import { ownerVerdict } from '../api/verdict-owner.ts';
import type { ReturnFlowProps } from './flow-types.ts';
import type { StaffParts } from './form-context.ts';
import { ReturnForm } from './form.tsx';
import { OpeningStep } from './opening-step.tsx';
import { ShopForm } from './shop-form.tsx';
import { staffBackend } from './staff-backend.ts';
import { KindChoice, OverrideField } from './staff-fields.tsx';
import { SearchProvider, StaffLookup } from './staff-lookup.tsx';

const PARTS: StaffParts = {
  verdict: ownerVerdict,
  Opening: OpeningStep,
  Lookup: StaffLookup,
  KindChoice,
  OverrideField,
};

/** The form where no block stands around it: in wp-admin. */
export function ReturnFlow(props: ReturnFlowProps) {
  return (
    <div className="wp-block-boomerang-return-form">
      {props.staff ? <StaffForm {...props} /> : <ShopForm client={props.client} config={props.config} />}
    </div>
  );
}

function StaffForm({ client, config, staff }: Extract<ReturnFlowProps, { staff: object }>) {
  const { locale } = config;
  const ids = useRef(new Map<string, number>());
  const idOf = (orderNumber: string) => ids.current.get(orderNumber);
  const backend = useMemo(() => staffBackend(client, staff, locale, idOf), [client, staff, locale]);
  const search = useMemo(
    () => ({
      ask: client.search,
      chosen: (order: { readonly number: string; readonly id: number }) => {
        ids.current.set(order.number.trim(), order.id);
      },
    }),
    [client],
  );
  return (
    <SearchProvider value={search}>
      <ReturnForm backend={backend} config={config} shop={null} staff={{ mode: staff, parts: PARTS }} />
    </SearchProvider>
  );
}
