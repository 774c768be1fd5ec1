import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '../../support/shop.ts';
import { followTrack } from '../../../bridge/usecases/shippo-hint.ts';
import { bareNumber } from '../../../bridge/domain/track.ts';
import { GUEST, startWorld, value, type World } from '../../support/world.ts';
import {
  ask,
  begin,
  type Begun,
  bought,
  codeOf,
  kindsOf,
  mailsOf,
  send,
  settleWith,
  STAFF,
  statusOf,
  timeline,
  sessionOf,
} from './steps.ts';

const PDF = Buffer.from('%PDF-1.4\n%%EOF').toString('base64');

let world: World;
beforeAll(async () => {
  world = await startWorld({ pdfThread: true });
});
afterAll(() => world.close());
afterEach(async () => {
  Object.assign(world.shippo.switches, { noRates: null, purchase: 'none' });
  await world.setPolicy({
    labels: { ...(await world.deps.database.currentPolicy()).labels, ceiling: 2500, carriers: [] },
  });
});

async function labels(change: { readonly ceiling?: number; readonly carriers?: string[] }): Promise<void> {
  await world.setPolicy({ labels: { ...(await world.deps.database.currentPolicy()).labels, ...change } });
}

/** What the return's page gives for the parcel. */
const paperLink = async (begun: Begun) =>
  statusOf(await send(world, 'status', { session: await sessionOf(world, begun) })).paper ?? '';

describe('A label', () => {
  it('is the cheapest of the allowed carriers, is kept as a PDF marked TEST, and its price is in the books', async () => {
    await labels({ carriers: ['ups', 'fedex'] });
    const begun = await begin(world);
    const { shipping, ledger } = await world.detail(begun.id);
    expect(shipping).toMatchObject({ state: 'label', carrier: 'ups', test: true, cost: { currency: 'USD' } });
    expect(ledger.find(({ account }) => account === 'label')?.amount).toBe(shipping.cost?.amount);
    const token = await paperLink(begun);
    const paper = value(await world.handlers.label({ body: undefined, query: undefined, params: { token } }, GUEST));
    const mail = mailsOf(world, begun)[0];
    expect(mail?.attachments[0]?.base64).toBe(Buffer.from(paper.file).toString('base64'));
    const { object_id } = world.shippo.book.transactions.at(-1)!;
    const original = await fetch(`${world.shippo.url}/labels/${object_id}.pdf`);
    expect(Buffer.from(paper.file).equals(Buffer.from(await original.arrayBuffer()))).toBe(false);
    expect(mail?.data).toMatchObject({ test: true, labelUrl: expect.stringMatching(`/shop/labels/${token}$`) });
  });

  it('is never lost over its stamp', async () => {
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    await world.submit(order, [[0, 1]]);
    const id = await world.newestId();
    const markTest = () => Promise.reject(new Error('encrypted'));
    await settleWith(world, { documents: { ...world.deps.documents, markTest } });
    await world.settle();
    expect((await world.detail(id)).shipping).toMatchObject({ state: 'label', test: true });
  });
});

describe('No label is to be had', () => {
  it.each([
    ['too_dear', () => labels({ ceiling: 100 })],
    ['no_rate', () => labels({ carriers: ['royal_mail'] })],
    ['no_rate', () => Promise.resolve(void (world.shippo.switches.noRates = ['No service there.']))],
    ['refused', () => Promise.resolve(void (world.shippo.switches.purchase = 'error'))],
  ] as const)(
    '(%s): the return stands, with a packing slip, by e-mail too; the owner is told why',
    async (instead, arrange) => {
      await arrange();
      const begun = await begin(world);
      expect((await world.detail(begun.id)).shipping).toMatchObject({ state: 'packing_slip', instead });
      expect(bought(world, begun)).toBe(0);
      expect(kindsOf(world, begun)).toEqual(['received', 'owner_label']);
      expect(mailsOf(world, begun)[1]?.data['reason']).toMatch(/\w/);
      const token = await paperLink(begun);
      expect(mailsOf(world, begun)[0]?.data).toMatchObject({
        labelUrl: null,
        packingSlipUrl: expect.stringMatching(`/shop/packing-slips/${token}$`),
        returnAddressLines: expect.arrayContaining(['965 Mission St']),
      });
      const slip = value(
        await world.handlers.packingSlip({ body: undefined, query: undefined, params: { token } }, GUEST),
      );
      expect(Buffer.from(slip.file).subarray(0, 5).toString()).toBe('%PDF-');
    },
  );

  it('the owner uploads one: the shopper gets it by e-mail, with the file', async () => {
    await labels({ ceiling: 100 });
    const begun = await begin(world);
    const { revision } = await world.detail(begun.id);
    const upload = (body: object) => send(world, 'uploadLabel', { revision, ...body }, STAFF, { id: begun.id });
    expect(codeOf(await upload({ pdfBase64: Buffer.from('<html>').toString('base64') }))).toBe('not_a_pdf');
    expect(codeOf(await upload({ pdfBase64: PDF, revision: revision - 1 }))).toBe('changed_meanwhile');
    expect(codeOf(await upload({ pdfBase64: PDF, carrier: 'ups', trackingNumber: '1Z999' }))).toBe('ok');
    await world.settle();
    expect((await world.detail(begun.id)).shipping).toMatchObject({ state: 'label', source: 'owner', cost: null });
    const toShopper = mailsOf(world, begun).filter(({ kind }) => kind !== 'owner_label');
    expect(toShopper.map(({ kind, attachments }) => [kind, attachments[0]?.base64])).toEqual([
      ['received', undefined],
      ['label', PDF],
    ]);
    const again = { revision: revision + 1, pdfBase64: PDF };
    expect(codeOf(await send(world, 'uploadLabel', again, STAFF, { id: begun.id }))).toBe('not_possible_now');
  });
});

describe('The number of a label', () => {
  it('is asked of its carrier as it was issued, whoever spelled the hint', async () => {
    await labels({ ceiling: 100 });
    const issued = ['1Z 999-AA1 01', 'RR123456785US', 'jd0146.0000'];
    for (const trackingNumber of issued) {
      const begun = await begin(world);
      const { revision } = await world.detail(begun.id);
      const body = { revision, pdfBase64: PDF, carrier: 'ups', trackingNumber: ` ${trackingNumber} ` };
      expect(codeOf(await send(world, 'uploadLabel', body, STAFF, { id: begun.id }))).toBe('ok');
      expect((await world.detail(begun.id)).shipping).toMatchObject({ trackingNumber });
      const carrier = (await world.deps.carriers('main'))!;
      const asked: string[] = [];
      const track: typeof carrier.track = (request) => {
        asked.push(request.trackingNumber);
        return Promise.resolve({ status: 'announced', at: null, firstMovedAt: null, destination: null });
      };
      const deps = { ...world.deps, carriers: () => Promise.resolve({ ...carrier, track }) };
      await followTrack(deps, { carrier: null, trackingNumber: bareNumber(trackingNumber) });
      await followTrack(deps, { carrier: null, trackingNumber });
      expect(asked).toEqual([trackingNumber, trackingNumber]);
    }
  });
});

describe('A store without a Shippo token', () => {
  it('sends packing slips at once, and asks nobody', async () => {
    value(await world.handlers.shippoToken({ body: { token: null }, query: undefined, params: {} }, STAFF));
    const shipments = world.shippo.book.shipments.length;
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    const begun = await ask(world, order, 1);
    expect((await world.detail(begun.id)).shipping).toMatchObject({ state: 'packing_slip', instead: 'no_token' });
    expect(kindsOf(world, begun)).toEqual(['received']);
    expect(timeline(await world.detail(begun.id))).toEqual(['requested', 'decided', 'approved', 'email_sent']);
    expect(world.shippo.book.shipments).toHaveLength(shipments);
  });
});
