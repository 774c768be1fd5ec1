import { Router } from 'express';
import { z } from 'zod';
import { stamp } from './book.ts';
import type { Standin } from './standin.ts';
import type { ShippoRefund, ShippoTransaction } from './types.ts';

/** `/refunds`: of unused labels, one a label. `QUEUED` and `PENDING` become `SUCCESS` once the carrier agrees. */
export function refundRoutes(standin: Standin): Router {
  const { book, switches } = standin;
  const router = Router();

  router.post('/refunds', (request, response) => {
    if (switches.cutRefund === 'before') return void request.socket.destroy();
    settleRefunds(standin);
    const id = z.object({ transaction: z.string() }).safeParse(request.body);
    const bought = id.success && standin.own(book.transactions, id.data.transaction, response.locals.test);
    if (!bought) return void response.status(400).json({ transaction: ['Transaction not found.'] });
    if (bought.status !== 'SUCCESS') {
      return void response.status(400).json({ transaction: ['Refund has already been requested for this label.'] });
    }
    const refund = askFor(standin, bought);
    if (switches.cutRefund === 'after') return void response.socket?.destroy();
    response.status(201).json(refund);
  });

  router.get('/refunds', (_request, response) => {
    settleRefunds(standin);
    const results = book.refunds.filter(({ test }) => test === response.locals.test);
    response.json({ next: null, previous: null, results });
  });

  router.get('/refunds/:id', (request, response) => {
    settleRefunds(standin);
    const found = standin.own(book.refunds, request.params.id, response.locals.test);
    if (found) response.json(found);
    else response.status(404).json({ detail: 'Not found.' });
  });

  return router;
}

function askFor(standin: Standin, bought: ShippoTransaction): ShippoRefund {
  const { book, switches } = standin;
  const refund: ShippoRefund = {
    ...stamp(standin.now(), bought.test),
    status: 'PENDING',
    transaction: bought.object_id,
  };
  bought.status = 'REFUNDPENDING';
  book.refunds.push(refund);
  if (switches.refundAfterMs === 0 || isUsed(standin, bought)) decide(standin, refund, bought);
  standin.save();
  return refund;
}

/** Lets the carrier decide on refunds whose time has come. */
export function settleRefunds(standin: Standin): void {
  const { book, switches } = standin;
  const due = book.refunds.filter(
    ({ status, object_created }) =>
      status === 'PENDING' && standin.now() - Date.parse(object_created) >= switches.refundAfterMs,
  );
  for (const refund of due) {
    const bought = book.transactions.find((entry) => entry.object_id === refund.transaction);
    if (bought) decide(standin, refund, bought);
  }
  if (due.length > 0) standin.save();
}

function decide(standin: Standin, refund: ShippoRefund, bought: ShippoTransaction): void {
  const used = isUsed(standin, bought);
  refund.status = used ? 'ERROR' : 'SUCCESS';
  bought.status = used ? 'REFUNDREJECTED' : 'REFUNDED';
}

function isUsed({ book }: Standin, bought: ShippoTransaction): boolean {
  const track = book.tracks.find((entry) => entry.transaction === bought.object_id);
  return track?.tracking_status?.status !== 'PRE_TRANSIT';
}
