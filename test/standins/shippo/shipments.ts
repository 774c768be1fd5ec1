import { Router } from 'express';
import { z } from 'zod';
import { stamp } from './book.ts';
import { fieldErrors } from './field-errors.ts';
import { quote } from './rates.ts';
import type { Standin } from './standin.ts';
import type { ShippoAddress, ShippoParcel, ShippoShipment } from './types.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const addressSchema = z.object({
  name: text,
  company: text,
  street1: text,
  street2: text,
  city: text,
  state: text,
  zip: text,
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: text,
  email: text,
});
const validatedSchema = addressSchema.extend({ validate: z.boolean().optional() });
const positive = z.string().refine((value) => Number(value) > 0, 'A valid number is required.');
const parcelSchema = z.object({
  length: positive,
  width: positive,
  height: positive,
  distance_unit: z.enum(['cm', 'in', 'ft', 'm', 'mm', 'yd']),
  weight: positive,
  mass_unit: z.enum(['g', 'kg', 'lb', 'oz']),
});
const shipmentSchema = z.object({
  address_from: z.union([addressSchema, z.string()]),
  address_to: z.union([addressSchema, z.string()]),
  parcels: z.array(parcelSchema).min(1),
  extra: z.looseObject({ is_return: z.boolean().optional(), reference_1: z.string().max(50).optional() }).optional(),
  metadata: z.string().max(100).optional(),
  customs_declaration: z.string().optional(),
});

/** `/addresses`, `/shipments`, `/rates`. */
export function shipmentRoutes(standin: Standin): Router {
  const { book } = standin;
  const router = Router();
  /** How many reads a shipment still stays queued. */
  const queued = new Map<string, number>();

  router.post('/addresses', (request, response) => {
    const parsed = validatedSchema.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json(fieldErrors(parsed.error));
    const address = addressOf(parsed.data, standin.now(), response.locals.test);
    book.addresses.push(address);
    standin.save();
    if (parsed.data.validate !== true) return void response.status(201).json(address);
    const { addressTrouble } = standin.switches;
    const found = { source: 'Shippo Address Validator', code: 'unknown_street', type: 'address_error' };
    const messages = addressTrouble === null ? [] : [{ ...found, text: addressTrouble }];
    const results = { is_valid: address.is_complete && messages.length === 0, messages };
    response.status(201).json({ ...address, validation_results: results });
  });

  router.post('/shipments', (request, response) => {
    const test: boolean = response.locals.test;
    const now = standin.now();
    const parsed = shipmentSchema.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json(fieldErrors(parsed.error));
    const [from, to] = [parsed.data.address_from, parsed.data.address_to].map((given) =>
      typeof given === 'string' ? standin.own(book.addresses, given, test) : addressOf(given, now, test),
    );
    if (!from || !to) return void response.status(400).json({ address_from: ['Address not found.'] });
    const declared = parsed.data.customs_declaration;
    const declaration = declared === undefined ? null : standin.own(book.declarations, declared, test);
    if (declaration === undefined) {
      return void response.status(400).json({ customs_declaration: ['Customs declaration not found.'] });
    }
    const draft = {
      ...stamp(now, test),
      status: 'SUCCESS' as const,
      address_from: from,
      address_to: to,
      parcels: parsed.data.parcels.map((parcel): ShippoParcel => ({ ...stamp(now, test), ...parcel })),
      extra: (parsed.data.extra ?? {}) as ShippoShipment['extra'],
      metadata: parsed.data.metadata ?? '',
      carrier_accounts: [],
      customs_declaration: declaration,
    };
    const shipment: ShippoShipment = { ...draft, ...quote(draft, standin.prices, standin.switches.noRates, now) };
    book.shipments.push(shipment);
    book.rates.push(...shipment.rates);
    standin.save();
    if (standin.switches.queuedReads > 0) queued.set(shipment.object_id, standin.switches.queuedReads);
    response.status(201).json(shown(shipment));
  });

  /** Shippo asks the carriers while the shipment is queued: rates come later. */
  function shown(shipment: ShippoShipment): ShippoShipment {
    return queued.has(shipment.object_id) ? { ...shipment, status: 'QUEUED', rates: [], messages: [] } : shipment;
  }

  router.get('/shipments/:id', (request, response) => {
    const found = standin.own(book.shipments, request.params.id, response.locals.test);
    if (!found) return void response.status(404).json({ detail: 'Not found.' });
    const left = (queued.get(found.object_id) ?? 0) - 1;
    if (left < 0) queued.delete(found.object_id);
    else queued.set(found.object_id, left);
    response.json(shown(found));
  });

  for (const kind of ['addresses', 'rates'] as const) {
    router.get(`/${kind}/:id`, (request, response) => {
      const found = standin.own<ShippoBookEntry>(book[kind], request.params.id, response.locals.test);
      if (found) response.json(found);
      else response.status(404).json({ detail: 'Not found.' });
    });
  }

  return router;
}

type ShippoBookEntry = Parameters<Standin['own']>[0][number];

function addressOf(given: z.infer<typeof addressSchema>, now: number, test: boolean): ShippoAddress {
  const complete = Boolean(given.name && given.street1 && given.city && given.zip);
  return { ...stamp(now, test), ...given, is_complete: complete };
}
