import { type Minor, parseMinor, sum } from '../../domain/money.ts';
import type { OrderFinding } from '../../domain/order.ts';
import { metaText } from './meta.ts';
import { decimalText } from './money-text.ts';
import type { WooOrder } from './schemas.ts';
import { amount as amountText, isFields } from './shapes.ts';

/** As plugins and shops name a gift card, a wallet or credit that paid. A plain discount or voucher is not among them. */
const PAYS =
  /\b(gift\s?-?(card|cert|voucher)|store credit|account funds|(via|from|by) wallet|wallet payment|(carte|ch[eè]que|bon)s?[ -]cadeau|avoir|geschenk(karte|gutschein)|guthaben|tarjeta (de )?regalo|(carta|buono) regalo|cadeau(bon|kaart))/iu;

/** A fee below zero that is no discount: what it took off was paid with something that has a value of its own. */
export function isPaymentFee({ total }: { readonly total: string }, name: string): boolean {
  return Number(total) < 0 && PAYS.test(name);
}

interface Paid {
  readonly name: string;
  /** Decimal text. */
  readonly amounts: readonly string[];
}

/**
 * What a plugin says that its gift cards or its wallet paid, where that is just what the order's total is less than its parts. Its share belongs back on the card, which
 * only the plugin can do: so nothing is paid without a person.
 */
export function partPayment(
  order: WooOrder,
  { parts, total }: { readonly parts: Minor; readonly total: Minor },
  decimals: number,
): readonly OrderFinding[] {
  const missing = parts - total;
  const worth = ({ amounts }: Paid) => sum(amounts.map((text) => minorOrZero(text, decimals)));
  const found = missing > 0 ? paidBeside(order).find((paid) => worth(paid) === missing) : undefined;
  return found ? [{ code: 'part_payment', name: found.name, amount: missing }] : [];
}

function paidBeside({ gift_cards: cards = [], meta_data: meta }: WooOrder): readonly Paid[] {
  const noted = (key: string, name: string): readonly Paid[] => {
    const text = metaText(meta, key);
    return text === null ? [] : [{ name, amounts: [text] }];
  };
  const yith = meta.find(({ key }) => key === '_ywgc_applied_gift_cards')?.value;
  const applied = isFields(yith) ? Object.entries(yith) : [];
  return [
    { name: cards.map(({ code }) => masked(code)).join(', '), amounts: cards.map(({ amount }) => amount) },
    { name: applied.map(([code]) => masked(code)).join(', '), amounts: applied.map(([, value]) => textOf(value)) },
    ...noted('_ywgc_applied_gift_cards_totals', 'YITH Gift Cards'),
    ...noted('_funds_used', 'Account Funds'),
  ];
}

/** Whoever has the whole code can spend the card. */
function masked(code: string): string {
  return `…${code.slice(-4)}`;
}

function textOf(value: unknown): string {
  const text = amountText(value);
  return typeof text === 'string' ? text : '';
}

/** Whatever a plugin wrote there: what is no amount is none. */
function minorOrZero(text: string, decimals: number): Minor {
  const plain = decimalText(textOf(text));
  return /^-?\d+(\.\d*)?$/.test(plain) ? parseMinor(plain, decimals) : 0;
}
