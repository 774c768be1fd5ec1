import type { Shippo } from 'shippo';
import { toDecimal } from '../../domain/money.ts';
import type { Carrier, CustomsDeclaration } from '../../ports/carrier.ts';

type ShipmentRequest = Parameters<Carrier['rates']>[0];
type DeclarationBody = Parameters<Shippo['customsDeclarations']['create']>[0];

const METADATA_LIMIT = 100;
const DESCRIPTION_LIMIT = 100;

/**
 * What Shippo tells customs of a return. DDU: whatever duty is asked is the store's, which had the goods before, never the shopper's. A parcel that
 * can't be delivered goes back to who sent it.
 */
export function declarationBody(
  customs: CustomsDeclaration,
  {
    customer,
    store,
    metadata,
    returnNumber,
  }: Pick<ShipmentRequest, 'customer' | 'store' | 'metadata' | 'returnNumber'>,
): DeclarationBody {
  return {
    contentsType: 'RETURN_MERCHANDISE',
    nonDeliveryOption: 'RETURN',
    incoterm: 'DDU',
    certify: true,
    certifySigner: customs.signer,
    exporterReference: returnNumber,
    ...(customer.country === 'US' ? { eelPfc: exemption(store.country) } : {}),
    items: customs.items.map((item) => ({
      description: [...item.description].slice(0, DESCRIPTION_LIMIT).join(''),
      quantity: item.quantity,
      netWeight: String(Math.max(1, Math.ceil(item.weightGrams))),
      massUnit: 'g',
      valueAmount: toDecimal(item.value, item.decimals),
      valueCurrency: item.currency,
      tariffNumber: item.hsCode,
      originCountry: item.originCountry,
    })),
    metadata: metadata.slice(0, METADATA_LIMIT),
  };
}

/** Goods that leave the USA name the rule by which no export filing is needed, as Shippo's SDK says for most of them. */
function exemption(to: string): NonNullable<DeclarationBody['eelPfc']> {
  return to === 'CA' ? 'NOEEI_30_36' : 'NOEEI_30_37_a';
}
