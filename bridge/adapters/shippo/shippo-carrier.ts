import { setTimeout as pause } from 'node:timers/promises';
import { isTestParcel } from '../../domain/track.ts';
import { CarrierUnavailable, priceIn, QUEUED, type Carrier } from '../../ports/carrier.ts';
import { ask, DEFAULT_TIMEOUT_MS, isNo, shippoSdk, type Answer, type ShippoOptions } from './client.ts';
import { declarationBody } from './customs.ts';
import { bareHost } from '../network/guarded-request.ts';
import { downloadLabel } from './download.ts';
import { buyOutcome, findIn } from './purchase.ts';
import { purchasesIn } from './purchases.ts';
import { refundAmong, refundOfTransaction, refundOutcome } from './refund.ts';
import { addressBody, rateOf, shipmentBody } from './shipment.ts';
import { NEVER_SEEN, trackIn } from './track.ts';
import {
  addressSchema,
  declarationSchema,
  messageTexts,
  rateSchema,
  shipmentSchema,
  type WireShipment,
} from './wire.ts';

const LIST_SIZE = 100;
/** Reads of a queued shipment, each after a pause twice as long. */
const QUEUED_READS = 4;

/** `test` or `live` by the token's prefix; null for text that is no Shippo token. */
export function tokenMode(token: string): Carrier['mode'] | null {
  if (/^shippo_test_\w+$/.test(token)) return 'test';
  if (/^shippo_live_\w+$/.test(token)) return 'live';
  return null;
}

/** Shippo for one token. Throws a RangeError for text that is no Shippo token. */
export function shippoCarrier(options: ShippoOptions): Carrier {
  const { log, timeoutMs = DEFAULT_TIMEOUT_MS, queuedPauseMs = 1_000 } = options;
  const mode = tokenMode(options.token);
  if (mode === null) throw new RangeError('A Shippo token starts with shippo_test_ or shippo_live_');
  const shippo = shippoSdk(options);
  const reach = { privateHosts: options.url === undefined ? [] : [bareHost(new URL(options.url).hostname)] };

  /** The declaration's id; or Shippo's words for one that it does not take: asking again would not help. */
  async function declare(declaration: ReturnType<typeof declarationBody>): Promise<string | { refused: string }> {
    const answer = await ask(() => shippo.customsDeclarations.create(declaration), log);
    if (answer.type === 'status' && isNoOfTheParcel(answer.status)) return { refused: `Customs: ${answer.message}` };
    const parsed = declarationSchema.safeParse(readable(answer));
    if (!parsed.success) throw unreadable();
    return parsed.data.object_id;
  }

  /** Shippo may still be asking the carriers: rates that come later are waited for a while. */
  async function whenReady(shipment: WireShipment): Promise<WireShipment> {
    let current = shipment;
    for (let read = 0; isQueued(current); read += 1) {
      const { object_id: id } = current;
      if (!id || read === QUEUED_READS) throw new CarrierUnavailable(QUEUED, 'Shippo is still asking the carriers');
      await pause(queuedPauseMs * 2 ** read);
      current = shipmentIn(await ask(() => shippo.shipments.get(id), log));
    }
    return current;
  }

  return {
    mode,

    async rates(shipment) {
      const { customs } = shipment;
      const declared = customs && (await declare(declarationBody(customs, shipment)));
      if (declared !== null && typeof declared !== 'string') return { rates: [], messages: [declared.refused] };
      const answer = await ask(() => shippo.shipments.create(shipmentBody(shipment, declared)), log);
      if (answer.type === 'status' && isNoOfTheParcel(answer.status)) return { rates: [], messages: [answer.message] };
      const { rates: offered, messages } = await whenReady(shipmentIn(answer));
      const rates = offered.flatMap((wire) => (wire === null ? [] : (rateOf(wire) ?? [])));
      return { rates, messages: messageTexts(messages) };
    },

    async buy({ rateId, carrier, metadata }) {
      const purchase = { rate: rateId, metadata, async: false, labelFileType: 'PDF_4x6' as const };
      return buyOutcome(await ask(() => shippo.transactions.create(purchase), log), carrier, mode);
    },

    async findPurchase({ rateId, carrier, metadata }) {
      const body = readable(await ask(() => shippo.transactions.list({ rate: rateId, results: LIST_SIZE }), log));
      const found = findIn(body, metadata, carrier, mode);
      if (found === null) throw unreadable();
      return found;
    },

    async refundLabel(transactionId) {
      return refundOutcome(await ask(() => shippo.refunds.create({ transaction: transactionId, async: false }), log));
    },

    async labelRefund(transactionId) {
      const transaction = readable(await ask(() => shippo.transactions.get(transactionId), log));
      const said = refundOfTransaction(transaction);
      if (said === null) throw unreadable();
      if (said.type !== 'none') return said;
      // A refund that was refused at once leaves the transaction as it was.
      const refused = refundAmong(readable(await ask(() => shippo.refunds.list({}), log)), transactionId);
      if (refused === null) throw unreadable();
      return refused;
    },

    async purchases(page) {
      const list = purchasesIn(readable(await ask(() => shippo.transactions.list({ page, results: LIST_SIZE }), log)));
      if (list === null) throw unreadable();
      return { items: list.items, next: list.read < LIST_SIZE ? null : page + 1 };
    },

    async ratePrice(rateId, currency) {
      const answer = await ask(() => shippo.rates.get(rateId), log);
      if (answer.type === 'status' && answer.status === 404) return null;
      const parsed = rateSchema.safeParse(readable(answer));
      if (!parsed.success) throw unreadable();
      const rate = rateOf(parsed.data);
      if (rate === null) return null;
      return priceIn(rate, currency ?? rate.currency) ?? { amount: rate.amount, currency: rate.currency };
    },

    async checkAddress(address) {
      const answer = await ask(() => shippo.addresses.create({ ...addressBody(address), validate: true }), log);
      if (answer.type === 'status' && isNoOfTheParcel(answer.status)) {
        return { valid: false, messages: [answer.message] };
      }
      const parsed = addressSchema.safeParse(readable(answer));
      if (!parsed.success) throw unreadable();
      const { is_complete: complete, validation_results: results } = parsed.data;
      return { valid: results?.is_valid ?? complete ?? true, messages: messageTexts(results?.messages) };
    },

    download: (labelUrl) => downloadLabel(labelUrl, timeoutMs, reach),

    async track({ carrier, trackingNumber }) {
      if (mode === 'live' && isTestParcel({ carrier, trackingNumber })) return NEVER_SEEN;
      const track = trackIn(readable(await ask(() => shippo.trackingStatus.get(trackingNumber, carrier), log)));
      if (track === null) throw unreadable();
      return track;
    },
  };
}

/** 401 and 403 are about the token, whatever is asked: they are thrown, so that Health hears of them. */
function isNoOfTheParcel(status: number): boolean {
  return isNo(status) && status !== 401 && status !== 403;
}

function shipmentIn(answer: Answer): WireShipment {
  const parsed = shipmentSchema.safeParse(readable(answer));
  if (!parsed.success) throw unreadable();
  return parsed.data;
}

function isQueued({ status, rates }: WireShipment): boolean {
  return rates.length === 0 && (status === 'QUEUED' || status === 'WAITING');
}

/** For reads, everything but an answer is "not available now". */
function readable(answer: Answer): unknown {
  switch (answer.type) {
    case 'answered':
      return answer.body;
    case 'status':
      throw new CarrierUnavailable(`shippo_${answer.status}`, answer.message, answer.retryAfterMs);
    case 'not_connected':
      throw new CarrierUnavailable('shippo_unreachable', answer.message);
    case 'lost':
      throw new CarrierUnavailable('shippo_no_answer', answer.message);
    default:
      return unreachable(answer);
  }
}

function unreadable(): CarrierUnavailable {
  return new CarrierUnavailable('shippo_unreadable', 'Shippo answered in a way that cannot be read');
}

function unreachable(value: never): never {
  throw new Error(`Unmapped ${JSON.stringify(value)}`);
}
