import { __, sprintf } from '@wordpress/i18n';
import type { ParcelDetail } from '../../../bridge/contract/parcel.ts';
import { foundSentence } from '../return/lines-card.tsx';
import { Card } from '../shared/card.tsx';

/** What is to be in the parcel, and why it comes back. */
export function ParcelItems({ lines }: Pick<ParcelDetail, 'lines'>) {
  if (lines.length === 0) return null;
  return (
    <Card title={__('Items', 'boomerang-returns')}>
      <ul className="boomerang-returned">
        {lines.map((line) => (
          <li key={line.orderLineId} className="boomerang-returned__line">
            {line.imageUrl ? (
              <img src={line.imageUrl} alt="" width="56" height="56" loading="lazy" />
            ) : (
              <span className="boomerang-returned__blank" aria-hidden="true" />
            )}
            <div className="boomerang-returned__text">
              <strong>{line.name}</strong> <span>× {line.quantity}</span>
              {line.sku && (
                /* translators: %s: stock keeping unit of a product. */
                <span className="boomerang-muted"> {sprintf(__('SKU %s', 'boomerang-returns'), line.sku)}</span>
              )}
              <div>
                {line.reason}
                {line.comment && <span className="boomerang-muted">{`${line.reason && ': '}“${line.comment}”`}</span>}
              </div>
              {line.inspection && <div className="boomerang-returned__found">{foundSentence(line.inspection)}</div>}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
