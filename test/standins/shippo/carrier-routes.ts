import { Router, urlencoded, type Request, type Response } from 'express';
import { z } from 'zod';
import { carrierPage } from './carrier-page.ts';
import { labelPdf } from './label.ts';
import { carrierParcels } from './parcels.ts';
import type { Standin } from './standin.ts';
import { travels } from './tracks.ts';
import type { CarrierScan } from './types.ts';

export interface Played {
  tracking_number: string;
  status: string;
  /** HTTP status that the webhook was answered with; null: nobody listens or nobody answered. */
  webhook: number | null;
}
export type Play = (trackingNumber: string, scan: CarrierScan) => Promise<Played | null>;

const playSchema = z.object({ tracking_number: z.string(), scan: z.enum(['accepted', 'delivered', 'lost']) });

/** What Shippo's API does not have: labels to download, and the carrier's own acts. No token needed. */
export function carrierRoutes(standin: Standin, play: Play): Router {
  const router = Router();

  router.get('/labels/:file', async (request, response) => {
    const pdf = await label(standin, request.params.file.replace(/\.pdf$/, ''));
    if (pdf) response.type('application/pdf').send(Buffer.from(pdf));
    else response.status(404).send('No such label');
  });

  router.get('/standin/carrier/parcels', (_request, response) => {
    response.json({ parcels: carrierParcels(standin) });
  });

  router.post('/standin/carrier/play', async (request, response) => {
    const parsed = playSchema.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json({ detail: 'tracking_number and scan are required.' });
    const played = await play(parsed.data.tracking_number, parsed.data.scan);
    if (played) response.json(played);
    else response.status(404).json({ detail: 'No such parcel.' });
  });

  router.get('/carrier', (request, response) => {
    const notice = typeof request.query.notice === 'string' ? request.query.notice.slice(0, 200) : '';
    response.type('html').send(carrierPage(carrierParcels(standin), notice));
  });

  router.post('/carrier', urlencoded({ extended: false }), (request, response) => playForm(play, request, response));

  return router;
}

async function playForm(play: Play, request: Request, response: Response): Promise<void> {
  const parsed = playSchema.safeParse(request.body);
  const played = parsed.success ? await play(parsed.data.tracking_number, parsed.data.scan) : null;
  if (!parsed.success || !played) return void response.redirect(303, '/carrier?notice=No+such+parcel');
  const told = played.webhook !== null && played.webhook < 300;
  const notice = `${played.tracking_number}: ${parsed.data.scan}. ${told ? 'The store has been told.' : 'The store did not answer the webhook.'}`;
  response.redirect(303, `/carrier?notice=${encodeURIComponent(notice)}#${encodeURIComponent(played.tracking_number)}`);
}

function label({ book }: Standin, transactionId: string): Promise<Uint8Array> | null {
  const transaction = book.transactions.find((entry) => entry.object_id === transactionId);
  const rate = book.rates.find((entry) => entry.object_id === transaction?.rate);
  const shipment = book.shipments.find((entry) => entry.object_id === rate?.shipment);
  if (!transaction?.tracking_number || !rate || !shipment) return null;
  return labelPdf({
    carrier: rate.provider,
    service: rate.servicelevel.name,
    ...travels(shipment),
    trackingNumber: transaction.tracking_number,
    reference: shipment.extra.reference_1 ?? '',
    test: transaction.test,
  });
}
