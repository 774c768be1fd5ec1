import type { EmailData } from '../../../bridge/ports/site.ts';

/** What the bridge sends for a received return, with all that e-mails must escape. */
export const EMAIL_DATA: EmailData = {
  returnNumber: 'RMA-1001',
  orderNumber: '1017',
  customerName: 'Ana <b>Bold</b>',
  storeName: 'Boomerang Outfitters',
  sendBackBy: '2026-12-24',
  needsApproval: false,
  labelUrl: 'https://shop.example.com/label?token=a&size=4',
  packingSlipUrl: null,
  returnAddressLines: ['Boomerang Outfitters', '1 Main Street', 'Portland, OR 97201'],
  trackingNumber: '9400 1000',
  claims: [],
  test: false,
  lines: [{ name: 'Mug "Blue & White" <L>', quantity: 2, reason: 'Too small' }],
  returnKind: 'return',
  unpaid: false,
  paymentCheck: false,
  payouts: [
    {
      resolution: 'refund',
      lines: [
        { kind: 'goods', label: 'Mug', quantity: 2, amount: '€20.00' },
        { kind: 'discount', label: '', quantity: null, amount: '-€2.00' },
        { kind: 'tax', label: 'VAT 20%', quantity: null, amount: '€3.60' },
        { kind: 'shipping', label: 'Flat rate', quantity: null, amount: '€4.00' },
        { kind: 'fee', label: '', quantity: null, amount: '-€4.00' },
      ],
      total: '€21.60',
    },
  ],
  credit: null,
  exchange: null,
  withdrawal: null,
  verdict: null,
  statusUrl: null,
  missingCustoms: [],
  reason: null,
  ownerUrl: 'https://shop.example.com/wp-admin/admin.php?page=boomerang-returns&id=7',
  digest: null,
};
