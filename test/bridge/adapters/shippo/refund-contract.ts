import { beforeEach, describe, expect, it } from 'vitest';
import type { BoughtLabel } from '../../../../bridge/ports/carrier.ts';
import type { CarrierUnderTest } from './carrier-contract.ts';

/** What every Carrier must do with a label that is given back. `buy` buys one; traps are reset before each test. */
export function refundContract(peer: () => CarrierUnderTest, buy: () => Promise<BoughtLabel>): void {
  describe('the refund of an unused label', () => {
    let label: BoughtLabel;
    beforeEach(async () => {
      label = await buy();
    });
    const ask = () => peer().carrier.refundLabel(label.transactionId);
    const seen = () => peer().carrier.labelRefund(label.transactionId);

    it('was asked for by nobody at first', async () => {
      expect(await seen()).toEqual({ type: 'none' });
    });

    it('is paid, and is seen to be', async () => {
      expect(await ask()).toEqual({ type: 'done', value: { type: 'refunded' } });
      expect(await seen()).toEqual({ type: 'refunded' });
    });

    it('waits for the carrier, for as long as that takes', async () => {
      peer().set({ refundAfterMs: 60_000 });
      expect(await ask()).toEqual({ type: 'done', value: { type: 'waiting' } });
      expect(await seen()).toEqual({ type: 'waiting' });
      peer().wait(60_000);
      expect(await seen()).toEqual({ type: 'refunded' });
    });

    it('is rejected once the carrier has scanned the label', async () => {
      await peer().scan(label.trackingNumber!, 'accepted');
      expect(await ask()).toMatchObject({ type: 'done', value: { type: 'rejected' } });
      expect(await seen()).toMatchObject({ type: 'rejected' });
    });

    it('is paid once, however often it is asked for', async () => {
      await ask();
      expect(await ask()).toMatchObject({ type: 'refused', code: 'shippo_400' });
      expect(peer().refunds(label.transactionId)).toBe(1);
    });

    it.each([
      ['before', 'none', 0],
      ['after', 'refunded', 1],
    ])('whose answer is lost (%s the act) is unknown, and seen as it is', async (cutRefund, type, count) => {
      peer().set({ cutRefund });
      expect((await ask()).type).toBe('unknown');
      expect(await seen()).toEqual({ type });
      expect(peer().refunds(label.transactionId)).toBe(count);
    });

    it.each([
      [404, 'refused'],
      [429, 'not_sent'],
      [500, 'unknown'],
    ])('answered with HTTP %i is %s', async (status, type) => {
      peer().set({ refuse: { status } });
      expect(await ask()).toMatchObject({ type, code: `shippo_${status}` });
      await expect(seen()).rejects.toMatchObject({ code: `shippo_${status}` });
    });
  });
}
