import { ReturnForm } from './form.tsx';
import type { ReturnFlowProps } from './flow-types.ts';

/** The form where no block stands around it: in wp-admin. */
export function ReturnFlow(props: ReturnFlowProps) {
  return (
    <div className="wp-block-boomerang-return-form">
      <ReturnForm {...props} />
    </div>
  );
}
