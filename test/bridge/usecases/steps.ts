import { randomUUID } from 'node:crypto';
import { endpoints, type EndpointName } from '../../../bridge/contract/endpoints.ts';
import type { OpenedReturn, ReturnStatus } from '../../../bridge/contract/shop.ts';
import type { EffectView, ReturnDetail } from '../../../bridge/contract/staff.ts';
import type { Effect, EffectKind } from '../../../bridge/domain/effect.ts';
import type { Refusal, Result } from '../../../bridge/domain/result.ts';
import { instant } from '../../../bridge/domain/time.ts';
import { parseInput } from '../../../bridge/http/parse.ts';
import type { Deps } from '../../../bridge/usecases/deps.ts';
import { runEffect } from '../../../bridge/usecases/effects/run-effect.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import type { Mail } from '../../standins/woocommerce/book.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA, placeOrder, type OrderWish } from '../../support/shop.ts';
import { GUEST, STAFF, value, type World } from '../../support/world.ts';

export interface Begun {
  readonly order: Order;
  readonly id: string;
  readonly number: string;
  /** Of the return's page. */
  readonly link: string;
}

/** A completed order of shirts, and a return of some of them, whatever is due done. */
export async function begin(world: World, wish: Partial<OrderWish> = {}, units = 2): Promise<Begun> {
  const lines = [{ product: world.products.shirt, quantity: 2 }];
  const order = placeOrder(world.woo.shop, { lines, ...wish });
  return ask(world, order, units);
}

/** A return of units of an order's first line. */
export async function ask(world: World, order: Order, units: number): Promise<Begun> {
  const { number, link } = value(await world.submit(order, [[0, units]]));
  const id = await world.newestId();
  await world.settle();
  return { order, id, number, link };
}

/** Received, and all units found sellable: what this makes due is left to the test. */
export async function arrive(world: World, { id }: Pick<Begun, 'id'>): Promise<ReturnDetail> {
  const { lines } = value(await world.command(id, { type: 'receive' }));
  const found = lines.map(({ orderLineId, quantity }) => ({
    orderLineId,
    sellable: quantity,
    damaged: 0,
    missing: 0,
    lowered: null,
  }));
  return value(await world.command(id, { type: 'inspect', lines: found }));
}

export async function effectsOf(world: World, id: string, kind: EffectKind): Promise<readonly Effect[]> {
  return (await world.deps.database.effectsOf(id)).filter(({ plan }) => plan.kind === kind);
}

/** The one effect of that kind that is not simply done. */
export async function unsettled(world: World, id: string, kind: EffectKind): Promise<EffectView> {
  const found = (await world.detail(id)).effects.filter((effect) => effect.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} effects of kind ${kind} are not done`);
  return found[0]!;
}

/** Lets time pass in steps of 5 s and runs what falls due: quicker than `settleWithin`, where seconds do not matter. */
export async function within(world: World, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5_000) {
    world.pass(Math.min(5_000, left));
    await world.settle();
  }
}

/** Runs what is due, as another worker with other parts would. */
export async function settleWith(world: World, parts: Partial<Deps>): Promise<void> {
  const deps = { ...world.deps, ...parts };
  for (const { id } of await deps.database.dueEffects(instant(deps.clock.now()), 50)) await runEffect(deps, id);
}

export function mailsOf(world: World, { number }: Pick<Begun, 'number'>): Mail[] {
  return world.woo.book.mails.filter(({ data }) => data['returnNumber'] === number);
}

export function kindsOf(world: World, begun: Pick<Begun, 'number'>): string[] {
  return mailsOf(world, begun).map(({ kind }) => kind);
}

/** Cents that gateways have really paid for an order. */
export function paidFor(world: World, order: Order): number[] {
  const payouts = world.woo.book.payouts.filter(({ orderId }) => orderId === order.id);
  return payouts.map(({ amount }) => Math.round(amount * 100));
}

export function refundsOf(world: World, order: Order): number {
  return world.woo.book.refunds.filter((refund) => refund.order_id === order.id).length;
}

/** Labels that Shippo has sold for a return. */
export function bought(world: World, { number }: Pick<Begun, 'number'>): number {
  const { shipments, rates, transactions } = world.shippo.book;
  const ours = shipments.filter(({ extra }) => extra.reference_1 === number).map(({ object_id }) => object_id);
  const ids = rates.filter(({ shipment }) => ours.includes(shipment)).map(({ object_id }) => object_id);
  return transactions.filter(({ rate, status }) => ids.includes(rate) && status !== 'ERROR').length;
}

export function timeline({ timeline: entries }: ReturnDetail): string[] {
  return entries.map(({ type }) => type);
}

/** Sends a raw body the way the bridge's HTTP does, without signature: contract first, then the use-case. */
export async function send(
  world: World,
  name: EndpointName,
  body: unknown,
  context: RequestContext = GUEST,
  params: Readonly<Record<string, string>> = {},
): Promise<Result<unknown>> {
  const raw = { rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), query: {}, params };
  const input = parseInput(endpoints[name], raw);
  if (!input.ok) return { ok: false, problem: input.problem as Refusal };
  const handler = world.handlers[name] as (parsed: unknown, from: RequestContext) => Promise<Result<unknown>>;
  return handler(input.value, context);
}

/** A body as the form makes it for one line of an order. */
export async function formBody(world: World, order: Order, quantity: unknown = 1, known?: string) {
  const token = known ?? (await world.lookUp(order)).token;
  return {
    token,
    requestId: randomUUID(),
    lines: [{ lineId: order.line_items[0]!.id, quantity, reasonId: 'too_small', comment: '' }],
    comment: '',
    locale: 'en_US',
  };
}

/** A session of the return's page in which the order's e-mail was given. */
export async function sessionOf(world: World, { link }: Pick<Begun, 'link'>, email = ANA): Promise<string> {
  const { session } = value(await send(world, 'openReturn', { link })) as OpenedReturn;
  const confirmed = value(await send(world, 'confirmEmail', { session: session.token, email })) as OpenedReturn;
  return confirmed.session.token;
}

export const statusOf = (result: Result<unknown>) => value(result) as ReturnStatus;
export const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problem.code);
export { STAFF };
