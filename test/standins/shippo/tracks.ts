import { Router } from 'express';
import { z } from 'zod';
import { stamp } from './book.ts';
import type { Standin } from './standin.ts';
import type {
  CarrierScan,
  ShippoAddress,
  ShippoRate,
  ShippoShipment,
  ShippoTrack,
  ShippoTrackStatus,
  ShippoTransaction,
} from './types.ts';

const SCANS: Record<CarrierScan, { status: string; code: string; details: string }> = {
  accepted: { status: 'TRANSIT', code: 'package_accepted', details: 'The carrier has accepted the parcel.' },
  delivered: { status: 'DELIVERED', code: 'delivered', details: 'The parcel has been delivered.' },
  lost: { status: 'FAILURE', code: 'package_lost', details: 'The carrier has lost the parcel.' },
};

/** Shippo's own test numbers, for the carrier `shippo`. */
const MOCK = /^SHIPPO_(PRE_TRANSIT|TRANSIT|DELIVERED|RETURNED|FAILURE|UNKNOWN)$/;

const subscribeSchema = z.object({
  carrier: z.string().min(1),
  tracking_number: z.string().min(1),
  metadata: z.string().max(100).nullish(),
});

/** `/tracks`: subscribe and read. */
export function trackRoutes(standin: Standin): Router {
  const router = Router();

  router.post('/tracks', (request, response) => {
    const parsed = subscribeSchema.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json({ detail: 'carrier and tracking_number are required.' });
    const { carrier, tracking_number, metadata } = parsed.data;
    const known = find(standin, tracking_number, carrier);
    const track = known ?? empty(carrier, tracking_number, response.locals.test);
    track.metadata = metadata ?? track.metadata;
    if (!known) standin.book.tracks.push(track);
    standin.save();
    response.json(track);
  });

  router.get('/tracks/:carrier/:number', (request, response) => {
    const { carrier, number } = request.params;
    const mock = carrier === 'shippo' ? MOCK.exec(number)?.[1] : undefined;
    const track = find(standin, number, carrier) ?? empty(carrier, number, response.locals.test);
    if (mock) track.tracking_status = status(standin, mock, 'mock', 'A test number of Shippo.', null);
    response.json(track);
  });

  return router;
}

/** A bought label is tracked by itself. */
export function announce(
  standin: Standin,
  transaction: ShippoTransaction,
  rate: ShippoRate,
  shipment: ShippoShipment,
): void {
  const { sender, recipient } = travels(shipment);
  const first = status(standin, 'PRE_TRANSIT', 'information_received', 'The carrier knows of the parcel.', sender);
  standin.book.tracks.push({
    ...empty(rate.provider.toLowerCase(), transaction.tracking_number!, transaction.test),
    address_from: place(sender),
    address_to: place(recipient),
    servicelevel: { token: rate.servicelevel.token, name: rate.servicelevel.name },
    metadata: transaction.metadata,
    tracking_status: first,
    tracking_history: [first],
    transaction: transaction.object_id,
  });
}

/** Scans a parcel; null where nobody knows its number. */
export function scan(standin: Standin, trackingNumber: string, kind: CarrierScan): ShippoTrack | null {
  const track = find(standin, trackingNumber);
  if (!track) return null;
  const { status: code, code: substatus, details } = SCANS[kind];
  const at = kind === 'delivered' ? track.address_to : track.address_from;
  track.tracking_status = status(standin, code, substatus, details, at);
  track.tracking_history.push(track.tracking_status);
  standin.save();
  return track;
}

/** Who really sends the parcel: of a scan-based return label (`is_return`) Shippo swaps the addresses. */
export function travels(shipment: ShippoShipment): { sender: ShippoAddress; recipient: ShippoAddress } {
  const { address_from, address_to } = shipment;
  return shipment.extra.is_return
    ? { sender: address_to, recipient: address_from }
    : { sender: address_from, recipient: address_to };
}

function find(standin: Standin, trackingNumber: string, carrier?: string): ShippoTrack | undefined {
  return standin.book.tracks.find(
    (track) => track.tracking_number === trackingNumber && (carrier === undefined || track.carrier === carrier),
  );
}

type Place = ShippoTrackStatus['location'];

function place(address: NonNullable<Place>): NonNullable<Place> {
  return { city: address.city, state: address.state, zip: address.zip, country: address.country };
}

function status(standin: Standin, code: string, substatus: string, text: string, at: Place): ShippoTrackStatus {
  const { object_id, object_created, object_updated } = stamp(standin.now(), true);
  return {
    object_id,
    object_created,
    object_updated,
    status: code,
    substatus: { code: substatus, text, action_required: false },
    status_date: object_created,
    status_details: text,
    location: at && place(at),
  };
}

function empty(carrier: string, trackingNumber: string, test: boolean): ShippoTrack {
  return {
    carrier,
    tracking_number: trackingNumber,
    address_from: null,
    address_to: null,
    eta: null,
    original_eta: null,
    servicelevel: null,
    metadata: null,
    messages: [],
    tracking_status: null,
    tracking_history: [],
    transaction: null,
    test,
  };
}
