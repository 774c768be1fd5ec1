import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ExchangeResponse, LookupResponse } from '../../bridge/contract/shop.ts';
import type { LineChoice } from './draft.ts';
import { useForm } from './form-context.ts';
import { difference } from './sentences.ts';

interface ExchangeItemsProps {
  readonly items: ExchangeResponse['items'];
  readonly order: LookupResponse['order'];
  /** Name of what is sent back. */
  readonly item: string;
  readonly missing: boolean;
  readonly errorId: string;
  onChoose(exchange: NonNullable<LineChoice['exchange']>): void;
}

/** One tap chooses: buttons, because what follows a choice replaces the list. */
export function ExchangeItems({ items, order, item, missing, errorId, onChoose }: ExchangeItemsProps) {
  const { format, staff } = useForm();
  const id = useId();
  return (
    <div
      role="group"
      tabIndex={-1}
      data-invalid={missing || undefined}
      aria-labelledby={id}
      aria-describedby={missing ? errorId : undefined}
    >
      <p className="boomerang-label" id={id}>
        {staff
          ? __('What would the customer like instead?', 'boomerang-returns')
          : __('What would you like instead?', 'boomerang-returns')}
        <span className="boomerang-hidden"> {item}</span>
      </p>
      <ul className="boomerang-offers">
        {items.map(({ productId, variationId, name, imageUrl, price, difference: more, available }) => (
          <li key={`${productId}-${variationId}`}>
            <button
              type="button"
              className="boomerang-offer"
              disabled={!available}
              onClick={() => onChoose({ productId, variationId, name })}
            >
              {imageUrl && <img src={imageUrl} alt="" width={48} height={48} loading="lazy" />}
              <span className="boomerang-facts">
                <span className="boomerang-name">{name}</span>
                <span className="boomerang-hint">
                  {available ? format.money(price, order) : __('Out of stock', 'boomerang-returns')}
                </span>
              </span>
              {available && <span className="boomerang-difference">{difference(more, format, order)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
