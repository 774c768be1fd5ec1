import type { CarrierParcel } from './parcels.ts';
import { CARRIER_CSS } from './carrier-page-css.ts';

const SCANS = [
  { scan: 'accepted', label: 'Accepted', title: 'The carrier takes the parcel' },
  { scan: 'delivered', label: 'Delivered', title: 'The parcel reaches the store' },
  { scan: 'lost', label: 'Lost', title: 'The carrier loses the parcel' },
] as const;

const STATUS: Record<string, { text: string; tone: string }> = {
  UNKNOWN: { text: 'Not seen yet', tone: 'waiting' },
  PRE_TRANSIT: { text: 'Announced', tone: 'waiting' },
  TRANSIT: { text: 'On its way', tone: 'moving' },
  DELIVERED: { text: 'Delivered', tone: 'good' },
  FAILURE: { text: 'Lost', tone: 'bad' },
};

/** The page to play the carrier: plain forms, so that it works without a script. */
export function carrierPage(parcels: CarrierParcel[], notice: string): string {
  const list = parcels.length
    ? `<ul class="parcels">${parcels.map(card).join('')}</ul>`
    : '<p class="empty">No parcel yet. Parcels appear here as soon as a label is bought.</p>';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Play the carrier</title>
<style>${CARRIER_CSS}</style>
</head>
<body>
<main>
<header>
<h1>Play the carrier</h1>
<p>Scan a parcel as USPS, UPS or FedEx would. Shippo's stand-in then tells the store.</p>
<p><a class="button" href="/carrier">Show new parcels</a></p>
</header>
<div role="status">${notice ? `<p class="notice">${escape(notice)}</p>` : ''}</div>
${list}
</main>
</body>
</html>`;
}

function card(parcel: CarrierParcel): string {
  const status = STATUS[parcel.status] ?? { text: parcel.status, tone: 'waiting' };
  const name = parcel.reference ?? parcel.tracking_number;
  const over = parcel.status === 'DELIVERED' || parcel.status === 'FAILURE';
  const buttons = SCANS.map(({ scan, label, title }) => {
    const disabled = over || (scan === 'accepted' && parcel.status === 'TRANSIT') ? ' disabled' : '';
    const text = `${label}<span class="hidden"> ${escape(name)}</span>`;
    return `<button name="scan" value="${scan}" class="${scan}" title="${title}"${disabled}>${text}</button>`;
  });
  const label = parcel.label_url ? `<a href="${escape(parcel.label_url)}">Label (PDF)</a>` : '';
  return `<li class="parcel" id="${escape(parcel.tracking_number)}">
<div class="head"><h2>${escape(name)}</h2><span class="badge ${status.tone}">${escape(status.text)}</span>
${parcel.test ? '<span class="badge test">Test</span>' : ''}</div>
<p class="number">${escape(parcel.carrier)} <span>${escape(parcel.tracking_number)}</span></p>
${parcel.from ? `<p>${escape(parcel.from)} <span aria-label="to">→</span> ${escape(parcel.to ?? '')}</p>` : ''}
<ol class="scans">${parcel.scans.map(scanLine).join('')}</ol>
<form method="post" action="/carrier">
<input type="hidden" name="tracking_number" value="${escape(parcel.tracking_number)}">
${buttons.join('\n')} ${label}
</form>
</li>`;
}

function scanLine({ at, details }: CarrierParcel['scans'][number]): string {
  const time = at.slice(0, 16).replace('T', ' ');
  return `<li><time datetime="${escape(at)}">${time} UTC</time> ${escape(details)}</li>`;
}

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (letter) => entities[letter]!);
}
