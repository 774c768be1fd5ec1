import { __ } from '@wordpress/i18n';
import type { ReportResponse } from '../../../bridge/contract/staff.ts';

export type RefundRow = ReportResponse['byRefundMonth'][number];
export type SaleRow = ReportResponse['bySaleMonth'][number];
export type Row = RefundRow | SaleRow;

export interface Column<One extends Row> {
  key: string;
  title: string;
  /** Minor units; null: not known yet. */
  value: (row: One) => number | null;
}

/** What Boomerang's own books say. */
function ownColumns(): Column<Row>[] {
  return [
    { key: 'goods', title: __('Goods', 'boomerang-returns'), value: (row) => row.goods },
    { key: 'shipping', title: __('Shipping and fees', 'boomerang-returns'), value: (row) => row.shipping },
    { key: 'tax', title: __('Tax', 'boomerang-returns'), value: (row) => row.tax },
    { key: 'refunded', title: __('Refunded', 'boomerang-returns'), value: (row) => row.refunded },
    { key: 'creditIssued', title: __('Credit given', 'boomerang-returns'), value: (row) => row.creditIssued },
    { key: 'creditUsed', title: __('Credit used', 'boomerang-returns'), value: (row) => row.creditUsed },
    { key: 'creditEnded', title: __('Credit ended', 'boomerang-returns'), value: (row) => row.creditEnded },
    { key: 'exchanged', title: __('Exchanged', 'boomerang-returns'), value: (row) => row.exchanged },
    { key: 'kept', title: __('Kept (fees, damage)', 'boomerang-returns'), value: (row) => row.kept },
    { key: 'labels', title: __('Labels', 'boomerang-returns'), value: (row) => row.labels },
  ];
}

const storeColumns = (): Column<Row>[] => [
  {
    key: 'storeOurs',
    title: __('WooCommerce: by Boomerang', 'boomerang-returns'),
    value: ({ store }) => store?.ours ?? null,
  },
  {
    key: 'storeOthers',
    title: __('WooCommerce: by others', 'boomerang-returns'),
    value: ({ store }) => store?.others ?? null,
  },
];

export function refundColumns(): Column<RefundRow>[] {
  return [...ownColumns(), ...storeColumns()];
}

export function saleColumns(): Column<SaleRow>[] {
  return [
    {
      key: 'storeSales',
      title: __('WooCommerce: sold', 'boomerang-returns'),
      value: ({ store }) => store?.sales ?? null,
    },
    ...ownColumns(),
    ...storeColumns(),
  ];
}
