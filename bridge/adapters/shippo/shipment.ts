import type { Shippo } from 'shippo';
import type { Address } from '../../domain/order.ts';
import type { Parcel } from '../../domain/policy.ts';
import type { Carrier, Price, Rate } from '../../ports/carrier.ts';
import { amountOf } from './currency.ts';
import { streetLines } from './streets.ts';
import type { WireRate } from './wire.ts';

type ShipmentRequest = Parameters<Carrier['rates']>[0];
type ShipmentBody = Parameters<Shippo['shipments']['create']>[0];

const REFERENCE_LIMIT = 50;
const METADATA_LIMIT = 100;

/**
 * Shippo swaps the addresses of a scan-based label (`is_return`) by itself, as the outbound shipment had them; of an ordinary label it does
 * not. Mixing the two up prints labels the wrong way round.
 */
export function shipmentBody(request: ShipmentRequest, customsId: string | null): ShipmentBody {
  const customer = addressBody(request.customer);
  const store = addressBody(request.store);
  const reference1 = request.returnNumber.slice(0, REFERENCE_LIMIT);
  const direction =
    request.kind === 'pay_on_use'
      ? { addressFrom: store, addressTo: customer, extra: { isReturn: true, reference1 } }
      : { addressFrom: customer, addressTo: store, extra: { reference1 } };
  return {
    ...direction,
    parcels: [parcelBody(request.parcel)],
    metadata: request.metadata.slice(0, METADATA_LIMIT),
    ...(customsId === null ? {} : { customsDeclaration: customsId }),
    async: false,
  };
}

export function addressBody(address: Address) {
  const [street1, street2, street3] = streetLines(address);
  return {
    name: address.name,
    company: address.company,
    street1,
    street2,
    ...(street3 === '' ? {} : { street3 }),
    city: address.city,
    state: address.state,
    zip: address.postcode,
    country: address.country,
    phone: address.phone,
    email: address.email,
  };
}

/** Shippo takes numbers as strings; millimetres in tenths of a centimetre are exact. */
function parcelBody(parcel: Parcel) {
  return {
    length: centimetres(parcel.lengthMm),
    width: centimetres(parcel.widthMm),
    height: centimetres(parcel.heightMm),
    distanceUnit: 'cm' as const,
    weight: String(Math.max(1, Math.ceil(parcel.weightGrams))),
    massUnit: 'g' as const,
  };
}

function centimetres(mm: number): string {
  return (Math.max(1, Math.ceil(mm)) / 10).toFixed(1);
}

/** Null where the price can't be read. */
export function rateOf(wire: WireRate): Rate | null {
  const amount = amountOf(wire.amount, wire.currency);
  if (amount === null) return null;
  const local = localPrice(wire);
  return {
    id: wire.object_id,
    carrier: carrierToken(wire.provider),
    service: wire.servicelevel?.name ?? wire.servicelevel?.token ?? wire.provider,
    amount,
    currency: wire.currency,
    ...(local === null ? {} : { local }),
  };
}

/** What the same label costs in the recipient's currency; null where it is the sender's, or can't be read. */
function localPrice({ amount_local: text, currency_local: currency, currency: own }: WireRate): Price | null {
  if (!text || !currency || currency === own) return null;
  const amount = amountOf(text, currency);
  return amount === null ? null : { amount, currency };
}

/** `DHL Express` → `dhl_express`: the display name of a rate is the token that tracking asks for. */
export function carrierToken(provider: string): string {
  return provider.trim().toLowerCase().replace(/\s+/g, '_');
}
