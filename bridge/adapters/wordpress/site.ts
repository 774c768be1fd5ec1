import { z } from 'zod';
import { idempotencyKey } from '../../domain/effect.ts';
import { timeZoneOf } from '../../domain/store-days.ts';
import type { RestockResult, Site } from '../../ports/site.ts';
import { orderNumbersAnswer, whoseOrders } from './order-numbers.ts';
import { couponUses, orderNote } from './site-money.ts';
import { StoreUnavailable, type WriteOutcome } from '../../ports/store.ts';
import { writeOutcome } from './outcome.ts';
import { createRestCaller, type RestCallOptions } from './rest-call.ts';
import { sideBySide } from './side-by-side.ts';

/** Time limits in ms: an effect's lease must outlive the ones of e-mail, restock and note. */
export const SITE_TIMEOUTS = {
  ping: 5_000,
  hold: 10_000,
  email: 25_000,
  restock: 20_000,
  note: 20_000,
  act: 10_000,
  uses: 15_000,
  numbers: 10_000,
} as const;

const pingAnswer = z.object({
  ok: z.literal(true),
  site: z.string(),
  pluginVersion: z.string(),
  woocommerce: z.string().nullable(),
  protocol: z.array(z.number().int()),
  maxExecutionTime: z.number().int(),
  /** Older plugins do not say. */
  guard: z.boolean().nullish(),
  ordersKeptTwice: z.boolean().nullish(),
  about: z.object({ name: z.string(), timeZone: z.string(), offsetHours: z.number() }).nullish(),
});

const restockResult: z.ZodType<RestockResult> = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('restocked'),
    managedBy: z.number().int(),
    before: z.number(),
    after: z.number(),
    quantity: z.number().int().positive().optional(),
  }),
  z.object({ status: z.literal('already_back') }),
  z.object({ status: z.literal('not_managed') }),
]);

const noted = z.object({ status: z.literal('noted') });
const noteAnswer = noted.transform(() => null);

const actAnswer = z.discriminatedUnion('found', [
  z.object({ found: z.literal(false) }),
  z.object({ found: z.literal(true), result: z.union([restockResult, noted]) }),
]);

/** ms for which each call holds its PHP worker: longer than WordPress needs to load. */
const HOLD_MS = 400;
const held = z.object({ began: z.number(), ended: z.number() });

const emailAnswer = z.object({ sent: z.literal(true) }).transform(() => null);

/** The plugin's own routes on the paired site. */
export function createSite(options: RestCallOptions): Site {
  const call = createRestCaller(options);

  async function read<Value>(name: string, body: unknown, timeoutMs: number, schema: z.ZodType<Value>): Promise<Value> {
    const outcome = writeOutcome(await call({ name, body, timeoutMs }), schema);
    if (outcome.type !== 'done') throw new StoreUnavailable(outcome.code, outcome.message, retryAfterOf(outcome));
    return outcome.value;
  }

  return {
    async ping() {
      const {
        maxExecutionTime,
        ok,
        site,
        pluginVersion,
        woocommerce,
        guard = null,
        ordersKeptTwice = null,
        about,
      } = await read('ping', {}, SITE_TIMEOUTS.ping, pingAnswer);
      return {
        ...{ ok, site, pluginVersion, woocommerce, maxExecutionSeconds: maxExecutionTime, guard, ordersKeptTwice },
        about: about ? { name: about.name, timeZone: timeZoneOf(about.timeZone, about.offsetHours) } : null,
      };
    },
    async answersAtOnce(calls) {
      const hold = () => call({ name: 'hold', body: { ms: HOLD_MS }, timeoutMs: SITE_TIMEOUTS.hold });
      const answers = await Promise.all(Array.from({ length: calls }, hold));
      const spans = answers.flatMap((answer) => {
        const outcome = writeOutcome(answer, held);
        return outcome.type === 'done' ? [outcome.value] : [];
      });
      return spans.length === 0 ? null : sideBySide(spans);
    },
    async sendEmail(message) {
      return writeOutcome(await call({ name: 'email', body: message, timeoutMs: SITE_TIMEOUTS.email }), emailAnswer);
    },
    async restock(effect, request) {
      const answer = await call({
        name: 'restock',
        body: { effectId: effect.id, ...request },
        timeoutMs: SITE_TIMEOUTS.restock,
        idempotencyKey: idempotencyKey(effect),
      });
      return writeOutcome(answer, restockResult);
    },
    async noteOrder(effect, { returnNumber, plan }) {
      const answer = await call({
        name: 'order-notes',
        body: orderNote(effect.id, returnNumber, plan),
        timeoutMs: SITE_TIMEOUTS.note,
        idempotencyKey: idempotencyKey(effect),
      });
      return writeOutcome(answer, noteAnswer);
    },
    async findAct(effectId) {
      const answer = await read('act', { effectId }, SITE_TIMEOUTS.act, actAnswer);
      return answer.found ? answer.result : null;
    },
    async couponUses(couponId, currency) {
      const answer = await call({ name: `coupon-uses/${couponId}`, body: {}, timeoutMs: SITE_TIMEOUTS.uses });
      const outcome = writeOutcome(answer, couponUses(currency));
      if (outcome.type === 'done') return outcome.value;
      // Deleted for good, and its code with it: nobody can say any more which orders used it.
      if (outcome.code === 'coupon_not_found') return [];
      throw new StoreUnavailable(outcome.code, outcome.message, retryAfterOf(outcome));
    },
    async orderNumbers(who, limitMs = SITE_TIMEOUTS.numbers) {
      const timeoutMs = Math.min(limitMs, SITE_TIMEOUTS.numbers);
      const answer = await call({ name: 'order-numbers', body: whoseOrders(who), timeoutMs });
      const outcome = writeOutcome(answer, orderNumbersAnswer);
      if (outcome.type === 'done') return outcome.value;
      if (outcome.code === 'rest_no_route') return null;
      throw new StoreUnavailable(outcome.code, outcome.message, retryAfterOf(outcome));
    },
  };
}

function retryAfterOf(outcome: Exclude<WriteOutcome<unknown>, { type: 'done' }>): number | null {
  return outcome.type === 'not_sent' ? outcome.retryAfterMs : null;
}
