import { randomInt } from 'node:crypto';
import { Router, type Response } from 'express';
import { z } from 'zod';
import { stamp } from './book.ts';
import { message } from './rates.ts';
import { fieldErrors } from './field-errors.ts';
import { settleRefunds } from './refunds.ts';
import type { Standin } from './standin.ts';
import { announce } from './tracks.ts';
import type { PurchaseTrap, ShippoRate, ShippoTransaction } from './types.ts';

const purchaseSchema = z.object({
  rate: z.string(),
  metadata: z.string().max(100).nullish(),
  label_file_type: z.string().default('PDF_4x6'),
  async: z.boolean().default(true),
});

/** `/transactions`. Buys as often as it is asked: Shippo has no idempotency key either. */
export function transactionRoutes(standin: Standin): Router {
  const { book, switches } = standin;
  const router = Router();
  router.use((_request, _response, next) => {
    settleRefunds(standin);
    next();
  });

  router.post('/transactions', (request, response) => {
    if (switches.cutPurchase === 'before') return void request.socket.destroy();
    const test: boolean = response.locals.test;
    const parsed = purchaseSchema.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json(fieldErrors(parsed.error));
    const rate = standin.own(book.rates, parsed.data.rate, test);
    if (!rate) return void response.status(400).json({ rate: ['Rate with supplied object_id not found.'] });
    const trap = switches.purchase === 'none' && parsed.data.async ? 'queued' : switches.purchase;
    const transaction = buy(standin, rate, parsed.data, trap);
    answer(standin, response, wire(standin, transaction), trap === 'status_200' ? 200 : 201);
  });

  router.get('/transactions', (request, response) => {
    const { rate, page = '1', results = '25' } = request.query as Record<string, string>;
    const size = Math.min(Number(results), 100);
    const visibleUntil = standin.now() - switches.listDelayMs;
    const found = book.transactions
      .filter((entry) => entry.test === response.locals.test && (rate === undefined || entry.rate === rate))
      .filter((entry) => Date.parse(entry.object_created) <= visibleUntil)
      .slice((Number(page) - 1) * size, Number(page) * size);
    response.json({ next: null, previous: null, results: found.map((entry) => wire(standin, entry)) });
  });

  router.get('/transactions/:id', (request, response) => {
    const found = standin.own(book.transactions, request.params.id, response.locals.test);
    if (found) response.json(wire(standin, found));
    else response.status(404).json({ detail: 'Not found.' });
  });

  return router;
}

function buy(
  standin: Standin,
  rate: ShippoRate,
  purchase: z.infer<typeof purchaseSchema>,
  trap: PurchaseTrap,
): ShippoTransaction {
  const shipment = standin.book.shipments.find((entry) => entry.object_id === rate.shipment)!;
  const failed = trap === 'error';
  const transaction: ShippoTransaction = {
    ...stamp(standin.now(), rate.test),
    status: failed ? 'ERROR' : 'SUCCESS',
    rate: rate.object_id,
    metadata: purchase.metadata ?? null,
    label_file_type: purchase.label_file_type,
    tracking_number: failed ? null : trackingNumber(rate.provider),
    messages: failed ? [message(rate.provider, 'The postal code does not belong to the city')] : [],
    parcel: shipment.parcels[0]!.object_id,
    trap,
  };
  standin.book.transactions.push(transaction);
  if (!failed) announce(standin, transaction, rate, shipment);
  standin.save();
  return transaction;
}

/** The transaction as Shippo answers it, with the trap that it was bought under. */
function wire(standin: Standin, { trap, ...transaction }: ShippoTransaction): object {
  const settled = standin.now() - Date.parse(transaction.object_created) >= standin.switches.settleAfterMs;
  if ((trap === 'queued' || trap === 'waiting') && !settled) {
    return { ...transaction, ...NOTHING_YET, status: trap.toUpperCase(), tracking_number: null };
  }
  if (trap === 'error') return { ...transaction, ...NOTHING_YET };
  const track = standin.book.tracks.find((entry) => entry.transaction === transaction.object_id);
  const tracking = track?.tracking_status;
  return {
    ...transaction,
    ...NOTHING_YET,
    status: trap === 'unknown_status' ? 'LABEL_PRINTED' : transaction.status,
    object_state: 'VALID',
    label_url: `${standin.url()}/labels/${transaction.object_id}.pdf`,
    tracking_url_provider: `${standin.url()}/carrier#${transaction.tracking_number}`,
    tracking_status: trap === 'tracking_object' ? tracking : trap === 'tracking_empty' ? '' : tracking?.status,
  };
}

const NOTHING_YET = {
  object_state: 'VALID',
  label_url: null,
  tracking_url_provider: null,
  tracking_status: null,
  qr_code_url: null,
  commercial_invoice_url: null,
  eta: null,
};

function answer(standin: Standin, response: Response, body: object, status: number): void {
  const cut = standin.switches.cutPurchase;
  if (cut === null) return void response.status(status).json(body);
  if (cut === 'after') return void response.socket?.destroy();
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
}

/** In the shape of the carrier's real numbers. */
function trackingNumber(provider: string): string {
  const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('');
  if (provider === 'USPS') return `92055${digits(17)}`;
  if (provider === 'UPS') return `1Z${digits(16)}`;
  return digits(12);
}
