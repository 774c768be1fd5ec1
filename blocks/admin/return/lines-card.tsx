import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Card } from '../shared/card.tsx';
import { formatAmount } from '../shared/format.ts';
import { resolutionWord } from '../shared/words.ts';
import { loweredWords } from './lowered-words.ts';
import { currencyOf } from './payouts.ts';
import { Photos } from './photos.tsx';

type Line = ReturnDetail['lines'][number];

export function LinesCard({ detail }: { detail: ReturnDetail }) {
  return (
    <Card title={__('Items', 'boomerang-returns')}>
      <ul className="boomerang-returned">
        {detail.lines.map((line) => (
          <ReturnLine key={line.orderLineId} line={line} detail={detail} />
        ))}
      </ul>
      {detail.comment && (
        <blockquote className="boomerang-quote">
          <strong>{__('The shopper wrote:', 'boomerang-returns')}</strong> {detail.comment}
        </blockquote>
      )}
    </Card>
  );
}

function ReturnLine({ line, detail }: { line: Line; detail: ReturnDetail }) {
  return (
    <li className="boomerang-returned__line">
      {line.imageUrl ? (
        <img src={line.imageUrl} alt="" width="56" height="56" loading="lazy" />
      ) : (
        <span className="boomerang-returned__blank" aria-hidden="true" />
      )}
      <div className="boomerang-returned__text">
        <strong>{line.name}</strong> <span>× {line.quantity}</span>
        {/* translators: %s: stock keeping unit of a product. */}
        {line.sku && <span className="boomerang-muted"> {sprintf(__('SKU %s', 'boomerang-returns'), line.sku)}</span>}
        <div>
          {line.reason}
          {line.comment && <span className="boomerang-muted">{`${line.reason && ': '}“${line.comment}”`}</span>}
        </div>
        {line.exchangeFor && (
          <div>
            {/* translators: %s: product. */}
            {sprintf(__('Wants instead: %s', 'boomerang-returns'), line.exchangeFor.name)}
          </div>
        )}
        {line.subscription && (
          <div>
            {__(
              'Part of a subscription. This return doesn’t end it: payments go on until you or the customer cancel it.',
              'boomerang-returns',
            )}
          </div>
        )}
        <Photos returnId={detail.id} photoIds={line.photoIds} product={line.name} />
        {line.inspection && <div className="boomerang-returned__found">{foundSentence(line.inspection)}</div>}
        {line.inspection?.lowered && (
          <div className="boomerang-returned__found">{loweredWords(line.inspection.lowered, currencyOf(detail))}</div>
        )}
      </div>
      <div className="boomerang-returned__money">
        <span>{formatAmount(line.goods + line.tax, currencyOf(detail))}</span>
        <span className="boomerang-muted">{resolutionWord(line.resolution)}</span>
      </div>
    </li>
  );
}

export function foundSentence({
  sellable,
  damaged,
  missing,
}: Pick<NonNullable<Line['inspection']>, 'sellable' | 'damaged' | 'missing'>): string {
  const parts = [
    /* translators: %d: number of units. */
    sellable > 0 && sprintf(__('%d sellable', 'boomerang-returns'), sellable),
    /* translators: %d: number of units. */
    damaged > 0 && sprintf(__('%d damaged', 'boomerang-returns'), damaged),
    /* translators: %d: number of units. */
    missing > 0 && sprintf(__('%d missing', 'boomerang-returns'), missing),
  ].filter(Boolean);
  /* translators: %s: list of counts, e.g. "1 sellable, 1 damaged". */
  return sprintf(__('Found: %s', 'boomerang-returns'), parts.join(', '));
}
