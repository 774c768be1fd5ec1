import type { KeptOutcome } from '../contract/kept.ts';
import type { Order } from '../domain/order.ts';
import type { Refusal } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import type { Deps } from './deps.ts';
import { issueKeptPass, type KeptNote } from './order-token.ts';
import { ownPage } from './submit-return.ts';

/** What the shopper had typed. */
export interface Told {
  readonly words: string;
  readonly withdrawal: boolean;
  readonly page: string;
}

/** Who is written to about a kept request: the customer of the order that was proven. */
export interface Addressee {
  readonly order: Order;
  readonly note: KeptNote;
  readonly told: Told;
}

export function madeOf({ number }: Return): KeptOutcome {
  return { outcome: 'made', number };
}

export const continues = (deps: Deps, addressee: Addressee) => toldBy(deps, addressee, 'continue', null);
export const withdrawn = (deps: Deps, addressee: Addressee) => toldBy(deps, addressee, 'withdrawn', null);
export const refusedFor = (deps: Deps, addressee: Addressee, problem: Refusal) =>
  toldBy(deps, addressee, 'refused', problem);

/** No order is proven: the address may be anybody's, so nobody is written to but the owner. */
export async function unproven(deps: Deps, problem: Refusal): Promise<KeptOutcome> {
  const { ownerEmail } = await deps.database.currentPolicy();
  const nobody = { to: '', proven: false, customerName: '', orderNumber: '', formUrl: null };
  return { outcome: 'refused', ...nobody, reason: reasonOf(problem), ownerEmail };
}

async function toldBy(
  deps: Deps,
  { order, note, told }: Addressee,
  outcome: Exclude<KeptOutcome['outcome'], 'made'>,
  problem: Refusal | null,
): Promise<KeptOutcome> {
  const { ownerEmail } = await deps.database.currentPolicy();
  const { customerName, number: orderNumber } = order;
  const addressed = { to: order.email, proven: true, customerName, orderNumber };
  return {
    outcome,
    ...addressed,
    formUrl: formUrl(deps, order, note, told),
    reason: problem && reasonOf(problem),
    ownerEmail,
  };
}

/** What was typed stands behind the #, which browsers send to nobody. */
function formUrl(deps: Deps, order: Order, note: KeptNote, { page, words, withdrawal }: Told): string | null {
  const own = ownPage(deps, page);
  if (own === '') return null;
  // Without the e-mail address: whoever gets hold of the link can't open the order with it.
  const draft = { orderNumber: order.number, words, withdrawal, kept: issueKeptPass(deps, order.id, note) };
  return `${own}#boomerang-kept=${Buffer.from(JSON.stringify(draft)).toString('base64url')}`;
}

/** A verdict's own code where one refused. */
function reasonOf({ code, params = {} }: Refusal): { readonly code: string; readonly until: string | null } {
  const { reason, until } = params;
  return { code: typeof reason === 'string' ? reason : code, until: typeof until === 'string' ? until : null };
}
