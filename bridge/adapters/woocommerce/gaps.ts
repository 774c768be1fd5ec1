import { type Fields, isFields, isNone, rateId, rowsOf } from './shapes.ts';

/**
 * Some money of an order or a refund is not said where WooCommerce always says it. It counts as none, and so the sum must prove it.
 */
export function hasGaps(value: unknown): boolean {
  if (!isFields(value)) return true;
  const listed = (rowsOf(value['tax_lines']) ?? []).map((line) => isFields(line) && rateId(line['rate_id']));
  return ['line_items', 'shipping_lines', 'fee_lines'].some((name) => {
    const rows = Array.isArray(value[name]) || Object.keys(value[name] ?? {}).length > 0 ? rowsOf(value[name]) : null;
    return (
      rows === null || rows.some((row) => isFields(row) && (isNone(row['total']) || hasTaxGaps(row['taxes'], listed)))
    );
  });
}

/** WooCommerce itself writes an empty text for a rate that no longer holds. */
function hasTaxGaps(taxes: unknown, listed: readonly unknown[]): boolean {
  if (Array.isArray(taxes) && taxes.length === 0) return false;
  const rows = rowsOf(taxes) ?? [];
  const isGap = (tax: Fields) => isNone(tax['total']) && (tax['total'] !== '' || listed.includes(rateId(tax['id'])));
  return rows.length === 0 || rows.some((tax) => isFields(tax) && isGap(tax));
}
