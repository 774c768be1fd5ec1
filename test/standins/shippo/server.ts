import type { AddressInfo } from 'node:net';
import express from 'express';
import { openBook } from './book.ts';
import { carrierRoutes, type Play } from './carrier-routes.ts';
import { customsRoutes } from './customs.ts';
import { DEFAULT_PRICES } from './rates.ts';
import { refundRoutes } from './refunds.ts';
import { shipmentRoutes } from './shipments.ts';
import type { Standin } from './standin.ts';
import { scan, trackRoutes } from './tracks.ts';
import { transactionRoutes } from './transactions.ts';
import type { ShippoBook, ShippoPrice, ShippoSwitches, ShippoWebhook } from './types.ts';
import { sendTrackUpdated } from './webhook.ts';

export interface ShippoStandinOptions {
  /** 0 or absent: any free port. */
  port?: number | undefined;
  /** Keeps the book in this JSON file. */
  file?: string | undefined;
  /** Milliseconds since the epoch. */
  now?: (() => number) | undefined;
  webhook?: ShippoWebhook | undefined;
  prices?: ShippoPrice[] | undefined;
}

export interface ShippoStandin {
  readonly url: string;
  readonly book: ShippoBook;
  readonly switches: ShippoSwitches;
  /** Scans a parcel and sends the webhook; null where nobody knows the number. */
  readonly play: Play;
  /** Where `track_updated` goes from now on. */
  setWebhook(webhook: ShippoWebhook | null): void;
  stop(): Promise<void>;
}

/** Answers what the `shippo` SDK asks, on loopback, with traps on demand. */
export async function startShippoStandin(options: ShippoStandinOptions = {}): Promise<ShippoStandin> {
  const { book, save } = openBook(options.file);
  const now = options.now ?? Date.now;
  const switches: ShippoSwitches = {
    noRates: null,
    purchase: 'none',
    settleAfterMs: 2000,
    listDelayMs: 0,
    refuse: null,
    cutPurchase: null,
    refundAfterMs: 0,
    cutRefund: null,
    queuedReads: 0,
    addressTrouble: null,
  };
  let webhook = options.webhook ?? null;
  const standin: Standin = {
    book,
    switches,
    prices: options.prices ?? DEFAULT_PRICES,
    now,
    url: () => url,
    save,
    own: (entries, id, test) => entries.find((entry) => entry.object_id === id && entry.test === test),
  };
  const play: Play = async (trackingNumber, kind) => {
    const track = scan(standin, trackingNumber, kind);
    if (!track) return null;
    const answered = webhook && (await sendTrackUpdated(webhook, track, now));
    return { tracking_number: trackingNumber, status: track.tracking_status!.status, webhook: answered };
  };

  const server = application(standin, play).listen(options.port ?? 0, '127.0.0.1');
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    book,
    switches,
    play,
    setWebhook(next) {
      webhook = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function application(standin: Standin, play: Play): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '1mb' }));
  app.use(carrierRoutes(standin, play));
  app.post('/standin/switches', (request, response) => {
    response.json(Object.assign(standin.switches, request.body));
  });
  app.use((request, response, next) => {
    const token = /^ShippoToken shippo_(test|live)_\w+$/.exec(request.headers.authorization ?? '');
    const { refuse } = standin.switches;
    if (!token) return void response.status(401).json({ detail: 'Invalid token' });
    response.locals.test = token[1] === 'test';
    if (!refuse) return next();
    if (refuse.retryAfterSeconds !== undefined) response.set('Retry-After', String(refuse.retryAfterSeconds));
    response.status(refuse.status).json(refuse.body ?? { detail: `Refused with ${refuse.status}` });
  });
  app.use(customsRoutes(standin), shipmentRoutes(standin), transactionRoutes(standin));
  app.use(refundRoutes(standin), trackRoutes(standin));
  app.use((_request, response) => void response.status(404).json({ detail: 'Not found.' }));
  return app;
}
