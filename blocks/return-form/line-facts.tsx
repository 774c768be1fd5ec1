import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { LookupResponse, OrderLineView } from '../../bridge/contract/shop.ts';
import { useForm } from './form-context.ts';

interface LineFactsProps {
  readonly line: OrderLineView;
  readonly order: LookupResponse['order'];
  readonly factsId?: string;
  readonly children: ReactNode;
}

/** Picture, name, what was paid, and until when it can be returned or why not. */
export function LineFacts({ line, order, factsId, children }: LineFactsProps) {
  const { format } = useForm();
  const paid = format.money(line.paid, order);
  return (
    <>
      <span className="boomerang-picture">
        {line.imageUrl ? <img src={line.imageUrl} alt="" width={64} height={64} loading="lazy" /> : <Box />}
      </span>
      <span className="boomerang-facts">
        <span className="boomerang-name">{line.name}</span>
        <span className="boomerang-hint" id={factsId}>
          <span>
            {line.measure !== undefined
              ? measured(line.measure, line.quantity, paid)
              : line.quantity > 1
                ? /* translators: 1: number of units, 2: amount paid for all of them. */
                  sprintf(__('%1$d for %2$s', 'boomerang-returns'), line.quantity, paid)
                : paid}
          </span>
          <span>{children}</span>
        </span>
      </span>
    </>
  );
}

/** Bought by weight or length: the part of a unit goes back with the last one. */
function measured(measure: number, parts: number, paid: string): string {
  const bought = measure.toLocaleString(document.documentElement.lang || undefined);
  if (parts === 1) {
    /* translators: 1: a quantity such as 0.4, 2: amount paid for it. */
    return sprintf(__('%1$s for %2$s', 'boomerang-returns'), bought, paid);
  }
  return sprintf(
    /* translators: 1: a quantity such as 2.5, 2: amount paid for it, 3: a whole number such as 3. */
    __('%1$s for %2$s. Choose %3$d to send back all of it.', 'boomerang-returns'),
    bought,
    paid,
    parts,
  );
}

function Box() {
  return (
    <svg viewBox="0 0 24 24" width={28} height={28} aria-hidden="true" focusable="false">
      <path
        d="M4 8l8-4 8 4v8l-8 4-8-4V8zm0 0l8 4 8-4M12 12v8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinejoin="round"
      />
    </svg>
  );
}
