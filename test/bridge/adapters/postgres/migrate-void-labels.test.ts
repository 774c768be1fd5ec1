import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstMigration } from '../../../../bridge/adapters/postgres/migrations/0001-returns.ts';
import { NOW } from './fixtures.ts';
import { openOldDatabase } from './old-database.ts';
import { oldEffectRow, oldReturn, oldReturnRow } from './old-rows.ts';

const LABEL = {
  state: 'label',
  instead: 'no_rate',
  carrier: null,
  trackingNumber: null,
  trackingUrl: null,
  qrCodeUrl: null,
  test: true,
  cost: null,
  readyAt: NOW,
};
const bought = oldReturn(1001, { shipping: { ...LABEL, source: 'shippo' } });
const uploaded = oldReturn(1002, { shipping: { ...LABEL, source: 'owner' } });
const onSlip = oldReturn(1003);

let old: Awaited<ReturnType<typeof openOldDatabase>>;
beforeAll(async () => {
  old = await openOldDatabase({ '0001-returns': firstMigration }, async (insert) => {
    await insert('stores', { id: 'test' });
    for (const entry of [bought, uploaded, onSlip]) await insert('returns', oldReturnRow(entry));
    const result = JSON.stringify({ transactionId: 'tx-77' });
    const effect = oldEffectRow(bought.id, { kind: 'buy_label' });
    await insert('effects', { ...effect, state: 'done', result });
    // The shopper's label is the owner's own, whatever was bought before.
    await insert('effects', { ...oldEffectRow(uploaded.id, { kind: 'buy_label' }), state: 'done', result });
  });
});
afterAll(() => old.close());

it('A label that was bought knows its transaction from now on; one of the owner’s has none, and a packing slip stays as it is', async () => {
  const shipping = async ({ id }: { id: string }) => (await old.opened.database.findReturn(id))?.shipping;
  expect(await shipping(bought)).toMatchObject({ source: 'shippo', transactionId: 'tx-77' });
  expect(await shipping(uploaded)).toMatchObject({ source: 'owner', transactionId: null });
  expect(await shipping(onSlip)).toEqual(onSlip.shipping);
});
