import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import type { EffectView, ReturnDetail } from '../../../bridge/contract/staff.ts';
import { fetchLabel } from '../../api/staff-client.ts';
import { staffErrorMessage } from '../../api/staff-error-message.ts';
import { Badge } from '../shared/badge.tsx';
import { Card } from '../shared/card.tsx';
import { useRights } from '../shared/rights.ts';
import { formatAmount } from '../shared/format.ts';
import { carrierName } from '../../api/carrier-name.ts';
import { openBlob } from './open-blob.ts';
import { AddParcel } from './add-parcel.tsx';
import { claimSentences } from './claim-words.ts';
import { insteadSentence } from './shipping-words.ts';
import { failedLabel } from './troubles.ts';
import { UploadLabel } from './upload-label.tsx';
import type { NewParcel } from './use-deeds.ts';
import type { Label, Outcome } from './use-return.ts';

interface Props {
  detail: ReturnDetail;
  busy: boolean;
  upload: (label: Label) => Promise<Outcome>;
  addParcel: (parcel: NewParcel) => Promise<Outcome>;
  tryAgain: (effect: EffectView) => void;
}

export function ShippingCard({ detail, busy, upload, addParcel, tryAgain }: Props) {
  const { shipping, can } = detail;
  const failed = useRights().decideOn('buy_label') ? failedLabel(detail) : undefined;
  const [error, setError] = useState<unknown>(null);

  async function openLabel() {
    setError(null);
    try {
      openBlob(await fetchLabel(detail.id), `${detail.number}.pdf`);
    } catch (reason) {
      setError(reason);
    }
  }

  return (
    <Card
      title={__('Label and tracking', 'boomerang-returns')}
      aside={shipping.test && <Badge tone="warn">{__('TEST', 'boomerang-returns')}</Badge>}
    >
      <p>{shippingSentence(detail)}</p>
      {shipping.test && <p>{__('Bought with a test token: no carrier takes this label.', 'boomerang-returns')}</p>}
      <ShippingFacts shipping={shipping} />
      <ExtraParcels parcels={detail.extraParcels} />
      <Claims claims={detail.claims} />
      {error !== null && (
        <Notice status="error" onRemove={() => setError(null)}>
          {staffErrorMessage(error)}
        </Notice>
      )}
      {shipping.state === 'label' && !isSpent(detail) && (
        <Button variant="secondary" onClick={() => void openLabel()}>
          {__('Open label (PDF)', 'boomerang-returns')}
        </Button>
      )}
      {failed && can.includes('upload_label') && (
        <p>
          <Button variant="secondary" disabled={busy} accessibleWhenDisabled onClick={() => tryAgain(failed)}>
            {__('Try again to buy a label', 'boomerang-returns')}
          </Button>
        </p>
      )}
      {can.includes('upload_label') && (
        <UploadLabel busy={busy} upload={upload} replaces={shipping.state === 'label'} />
      )}
      {can.includes('add_parcel') && <AddParcel busy={busy} add={addParcel} />}
    </Card>
  );
}

/** Nobody is to send anything with it: it was given back, or is about to be. */
function isSpent({ shipping, state }: ReturnDetail): boolean {
  return shipping.givenBack === true || state === 'rejected' || state === 'cancelled' || state === 'expired';
}

type Facts = Omit<ReturnDetail['shipping'], 'state' | 'instead' | 'test' | 'source'>;

/** Carrier, number and price, as far as they are known. */
export function ShippingFacts({ shipping }: { shipping: Facts }) {
  const { carrier, trackingNumber, trackingUrl, cost } = shipping;
  if (!carrier && !trackingNumber && !cost) return null;
  return (
    <dl className="boomerang-details">
      {carrier && (
        <>
          <dt>{__('Carrier', 'boomerang-returns')}</dt>
          <dd>{carrierName(carrier)}</dd>
        </>
      )}
      {trackingNumber && (
        <>
          <dt>{__('Tracking number', 'boomerang-returns')}</dt>
          <dd>
            {trackingUrl ? (
              <a href={trackingUrl} target="_blank" rel="noreferrer">
                {trackingNumber}
                <span className="screen-reader-text"> {__('(opens in a new tab)', 'boomerang-returns')}</span>
              </a>
            ) : (
              trackingNumber
            )}
          </dd>
        </>
      )}
      {cost && (
        <>
          <dt>{__('Price of the label', 'boomerang-returns')}</dt>
          <dd>{formatAmount(cost.amount, cost)}</dd>
        </>
      )}
    </dl>
  );
}

export function ExtraParcels({ parcels }: { parcels: ReturnDetail['extraParcels'] }) {
  if (parcels.length === 0) return null;
  return (
    <>
      <h3>{__('More parcels', 'boomerang-returns')}</h3>
      <ul className="boomerang-plain">
        {parcels.map(({ carrier, trackingNumber, delivered }) => (
          <li key={trackingNumber}>
            {[carrier && carrierName(carrier), trackingNumber].filter(Boolean).join(' ')}{' '}
            {delivered && <Badge tone="good">{__('Delivered', 'boomerang-returns')}</Badge>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Claims({ claims }: Pick<ReturnDetail, 'claims'>) {
  if (claims.length === 0) return null;
  return (
    <>
      <h3>{__('Typed tracking numbers', 'boomerang-returns')}</h3>
      <p className="boomerang-muted">{__('They pay nothing by themselves.', 'boomerang-returns')}</p>
      <ul className="boomerang-plain">
        {claims.map((claim) => (
          <li key={claim.trackingNumber}>{claimSentences([claim])}</li>
        ))}
      </ul>
    </>
  );
}

export function shippingSentence(detail: ReturnDetail): string {
  const { shipping } = detail;
  if (shipping.state === 'preparing') return __('The label is being made…', 'boomerang-returns');
  if (shipping.state === 'packing_slip') return insteadSentence(shipping.instead);
  if (shipping.state === 'label') {
    const carrier = carrierName(shipping.carrier ?? 'Shippo');
    if (shipping.givenBack) {
      /* translators: %s: carrier. */
      return sprintf(__('The label (%s) was given back, so no carrier takes it.', 'boomerang-returns'), carrier);
    }
    if (isSpent(detail)) {
      /* translators: %s: carrier. */
      return sprintf(__('The label (%s) is no longer needed: this return has ended.', 'boomerang-returns'), carrier);
    }
    return shipping.source === 'owner'
      ? __('You uploaded this label; the shopper got it by e-mail.', 'boomerang-returns')
      : /* translators: %s: carrier. */
        sprintf(__('The shopper has a label of %s.', 'boomerang-returns'), carrier);
  }
  if (detail.lines.every(({ resolution }) => resolution === 'keep'))
    return __('Nothing is sent back: the shopper keeps every item.', 'boomerang-returns');
  if (detail.lines.every(({ resolution, virtual }) => resolution === 'keep' || virtual === true))
    return __('There is nothing to send back.', 'boomerang-returns');
  return detail.state === 'requested'
    ? __('The label is made after approval.', 'boomerang-returns')
    : __('No label was made.', 'boomerang-returns');
}
