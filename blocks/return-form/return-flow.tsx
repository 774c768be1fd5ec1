import { useMemo } from '@wordpress/element';
import { ownerVerdict } from '../api/verdict-owner.ts';
import type { ReturnFlowProps } from './flow-types.ts';
import type { StaffParts } from './form-context.ts';
import { ReturnForm } from './form.tsx';
import { OpeningStep } from './opening-step.tsx';
import { ShopForm } from './shop-form.tsx';
import { staffBackend } from './staff-backend.ts';
import { KindChoice, OverrideField } from './staff-fields.tsx';

const PARTS: StaffParts = { verdict: ownerVerdict, Opening: OpeningStep, KindChoice, OverrideField };

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
  const backend = useMemo(() => staffBackend(client, staff, locale), [client, staff, locale]);
  return <ReturnForm backend={backend} config={config} shop={null} staff={{ mode: staff, parts: PARTS }} />;
}
