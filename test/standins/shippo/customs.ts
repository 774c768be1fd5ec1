import { Router } from 'express';
import { z } from 'zod';
import { stamp } from './book.ts';
import { fieldErrors } from './field-errors.ts';
import type { Standin } from './standin.ts';
import type { ShippoDeclaration } from './types.ts';

/** Between these nothing is declared; enough for parcels in tests. */
const ONE_MARKET = 'AT BE DE ES FI FR IE IT LU MC NL PT'.split(' ');

export function crossesBorder(from: string, to: string): boolean {
  return from !== to && !(ONE_MARKET.includes(from) && ONE_MARKET.includes(to));
}

const above0 = z
  .string()
  .regex(/^\d+(\.\d{1,3})?$/, 'A valid number is required.')
  .refine((value) => Number(value) > 0, 'Ensure this value is greater than 0.');
const country = z.string().regex(/^[A-Z]{2}$/, 'Not a valid country.');

const itemSchema = z.object({
  description: z.string().min(1),
  quantity: z.int().min(1),
  net_weight: above0,
  mass_unit: z.enum(['g', 'kg', 'lb', 'oz']),
  value_amount: above0,
  value_currency: z.string().regex(/^[A-Z]{3}$/),
  tariff_number: z.string().min(6).max(12),
  origin_country: country,
});

const declarationSchema = z.object({
  contents_type: z.enum(['DOCUMENTS', 'GIFT', 'SAMPLE', 'MERCHANDISE', 'HUMANITARIAN_DONATION', 'RETURN_MERCHANDISE']),
  non_delivery_option: z.enum(['ABANDON', 'RETURN']),
  certify: z.literal(true),
  certify_signer: z.string().min(1),
  incoterm: z.enum(['DDP', 'DDU', 'FCA', 'DAP', 'eDAP']).optional(),
  eel_pfc: z.enum(['NOEEI_30_37_a', 'NOEEI_30_37_h', 'NOEEI_30_37_f', 'NOEEI_30_36', 'AES_ITN']).optional(),
  exporter_reference: z.string().max(50).optional(),
  metadata: z.string().max(100).optional(),
  items: z.array(itemSchema).min(1),
});

/** `/customs/declarations` and `/customs/items`; a declaration names its items by their ids, as Shippo does. */
export function customsRoutes(standin: Standin): Router {
  const { book } = standin;
  const router = Router();

  router.post('/customs/declarations', (request, response) => {
    const test: boolean = response.locals.test;
    const parsed = declarationSchema.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json(fieldErrors(parsed.error));
    const items = parsed.data.items.map((item) => ({ ...stamp(standin.now(), test), ...item }));
    const declaration: ShippoDeclaration = {
      ...stamp(standin.now(), test),
      object_state: 'VALID',
      ...parsed.data,
      items: items.map((item) => item.object_id),
    };
    book.customsItems.push(...items);
    book.declarations.push(declaration);
    standin.save();
    response.status(201).json(declaration);
  });

  router.get('/customs/declarations/:id', (request, response) => {
    const found = standin.own(book.declarations, request.params.id, response.locals.test);
    if (found) response.json(found);
    else response.status(404).json({ detail: 'Not found.' });
  });

  router.get('/customs/items/:id', (request, response) => {
    const found = standin.own(book.customsItems, request.params.id, response.locals.test);
    if (found) response.json(found);
    else response.status(404).json({ detail: 'Not found.' });
  });

  return router;
}
