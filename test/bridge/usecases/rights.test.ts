import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints, type EndpointName } from '../../../bridge/contract/endpoints.ts';
import type { StaffCommand } from '../../../bridge/contract/staff.ts';
import type { EffectKind, EffectPlan } from '../../../bridge/domain/effect.ts';
import type { Result } from '../../../bridge/domain/result.ts';
import { instant } from '../../../bridge/domain/time.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { capsOf, COMMANDS, EFFECTS, everySet, ROLES, suffices } from '../../support/who-may.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { begin, type Begun } from './steps.ts';

let world: World;
let begun: Begun;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({ moneyMoves: moneyMovesOn('inspection') });
  begun = await begin(world);
});
afterAll(() => world.close());

function as(has: string): RequestContext {
  const requester = { type: 'staff', id: 7, name: 'Wes Warehouse', caps: capsOf(has), ip: '203.0.113.8' } as const;
  return { requester, traceId: 'trace-rights' };
}

/** Calls an endpoint behind its audience check, with what leaves through its schema. */
async function call(name: EndpointName, has: string, params: object, body?: unknown, query?: unknown) {
  const handler = world.handlers[name] as (input: unknown, context: RequestContext) => Promise<Result<unknown>>;
  const result = await handler({ params, body, query }, as(has));
  return result.ok ? { ok: true as const, value: endpoints[name].response!.parse(result.value) } : result;
}

/** Names a revision that there never was: what is let in changes nothing. */
async function codeFor(has: string, command: StaffCommand, name: EndpointName = 'command'): Promise<string> {
  const result = await call(name, has, { id: begun.id }, { revision: 999_999, command });
  return result.ok ? 'done' : result.problem.code;
}

const lines = [{ orderLineId: 1, sellable: 0, damaged: 1, missing: 0, lowered: null }];
const BODIES: Readonly<Record<string, StaffCommand>> = {
  receive: { type: 'receive' },
  inspect: { type: 'inspect', lines },
  'inspect and pay less': {
    type: 'inspect',
    lines: lines.map((line) => ({ ...line, lowered: { amount: 1, reason: 'A stain' } })),
  },
  approve: { type: 'approve' },
  reject: { type: 'reject', reason: 'Not ours' },
  cancel: { type: 'cancel' },
  sent: { type: 'sent' },
  add_parcel: { type: 'add_parcel', carrier: 'UPS', trackingNumber: '1Z999' },
  send_new_links: { type: 'send_new_links' },
  paid_by_hand: { type: 'paid_by_hand', resolution: 'refund' },
  release_payout: { type: 'release_payout', resolution: 'refund' },
  money_arrived: { type: 'money_arrived' },
  payment_checked: { type: 'payment_checked' },
};

/** Of every set of letters and of every role: those that were let in. */
async function letIn(command: StaffCommand, name?: EndpointName): Promise<string[]> {
  const found: string[] = [];
  for (const has of [...everySet(), ...Object.values(ROLES)])
    if ((await codeFor(has, command, name)) !== 'not_allowed') found.push(has);
  return found;
}

/** Letters that are all wanted, as in `rp`, for one command; any of them for the others. */
function expected(wanted: string, all = false): string[] {
  const enough = (has: string) => (all ? [...wanted].every((letter) => has.includes(letter)) : suffices(has, wanted));
  return [...everySet(), ...Object.values(ROLES)].filter(enough);
}

describe('who may do what to a return', () => {
  it('is written down for every command', () => {
    expect(Object.keys(BODIES)).toEqual(Object.keys(COMMANDS));
  });

  it.each(Object.entries(COMMANDS))('%s', async (command, wanted) => {
    expect(await letIn(BODIES[command]!)).toEqual(expected(wanted, command === 'inspect and pay less'));
  });

  it.each(Object.entries(EFFECTS))('a new try and the end of a doubt about %s', async (kind, wanted) => {
    const id = await anEffectOf(kind as EffectKind);
    const tryAgain = { type: 'try_again', effectId: id } as const;
    expect(await letIn(tryAgain)).toEqual(expected(wanted));
    expect(await letIn({ type: 'resolve_doubt', effectId: id, happened: true })).toEqual(expected(wanted));
    // By the door of the warehouse, too, nobody gets further than their own rights.
    expect(await letIn(tryAgain, 'commandParcel')).toEqual(expected(wanted));
  });

  it('an exception that pays more than the policy’s limit is for who may pay, every other for who decides', async () => {
    const keep = { ...offering('keep').keep, underValue: 100 };
    await world.setPolicy({ resolutions: { ...offering('keep'), keep } });
    const asked = async (has: string, wish: object) => {
      const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
      if (!('resolution' in wish)) order.completed = Date.parse('2026-09-01T00:00:00Z');
      const found = await call('staffLookup', has, {}, { orderNumber: String(order.id), locale: 'en_US' });
      const { token } = value(found as Result<{ token: string }>);
      const line = { lineId: order.line_items[0]!.id, quantity: 1, reasonId: 'damaged', comment: '', photoIds: [] };
      const made = await call(
        'staffSubmit',
        has,
        {},
        {
          ...{ token, requestId: randomUUID(), kind: 'return', comment: '', name: '', locale: 'en_US' },
          lines: [{ ...line, resolution: 'refund', exchange: null, ...wish }],
          override: 'A loyal customer',
        },
      );
      return made.ok ? 'done' : made.problem.code;
    };
    expect(await asked('h', { resolution: 'keep' })).toBe('not_allowed');
    expect(await asked('hp', { resolution: 'keep' })).toBe('done');
    expect(await asked('h', {})).toBe('done');
    // Where nothing may be kept there is no limit to pass either.
    await world.setPolicy({ resolutions: offering() });
    expect([await asked('h', { resolution: 'keep' }), await asked('hp', { resolution: 'keep' })]).toEqual([
      'not_allowed',
      'done',
    ]);
  });

  it('an act that is not of this return is nobody’s', async () => {
    expect(await codeFor('rhpm', { type: 'try_again', effectId: randomUUID() })).toBe('not_allowed');
  });

  it('the buttons are those of the commands and endpoints that one may use', async () => {
    const canOf = async (has: string) => {
      const seen = await call('getReturn', has, { id: begun.id });
      return seen.ok ? (seen.value as { can: string[] }).can : [];
    };
    expect(await canOf('rhp')).toEqual(['receive', 'cancel', 'change', 'sent', 'add_parcel', 'send_new_links']);
    expect(await canOf('hp')).toEqual(['cancel', 'change', 'sent', 'add_parcel', 'send_new_links']);
    expect(await canOf('p')).toEqual([]);
  });
});

describe('what whoever receives parcels sees', () => {
  /** What nobody in a warehouse needs: the person, and every amount of the return in any spelling. */
  async function secrets(): Promise<string[]> {
    const entry = (await world.deps.database.findReturn(begun.id))!;
    const { customer } = entry;
    return [customer.name, customer.email, customer.address.street1, customer.address.phone, customer.address.city];
  }

  it('names neither money nor persons, in whatever state the return is', async () => {
    for (const look of ['approved', 'received', 'closed']) {
      const answers = [
        await call('getParcel', 'r', { id: begun.id }),
        await call('listParcels', 'r', {}, undefined, { sort: 'created_at', direction: 'desc', page: 1, perPage: 20 }),
      ];
      for (const answer of answers) {
        const text = JSON.stringify(value(answer as Result<unknown>));
        expect(text).toContain(begun.number);
        for (const secret of await secrets()) expect([look, text.includes(secret)]).toEqual([look, false]);
        expect(text).not.toMatch(
          /"(amount|currency|goods|tax|payouts?|customer\w*|email|ledger|credit|promised|photoIds|actor":\{"type":"staff","name":"Olga)"/,
        );
      }
      const parcel = value(
        (await call('getParcel', 'r', { id: begun.id })) as Result<{
          revision: number;
          lines: { orderLineId: number; quantity: number }[];
        }>,
      );
      const send = (command: object) =>
        call('commandParcel', 'r', { id: begun.id }, { revision: parcel.revision, command });
      if (look === 'approved')
        expect(await send({ type: 'receive' })).toMatchObject({ ok: true, value: { state: 'received' } });
      if (look === 'received') {
        const found = parcel.lines.map(({ orderLineId, quantity }) => ({
          orderLineId,
          sellable: quantity,
          damaged: 0,
          missing: 0,
        }));
        expect(await send({ type: 'inspect', lines: found })).toMatchObject({ ok: true });
      }
      await world.settle();
    }
  });

  it('and did stands in the story with their name', async () => {
    const { timeline, state } = await world.detail(begun.id);
    expect(state).toBe('closed');
    for (const type of ['received', 'inspected'])
      expect(timeline.find((one) => one.type === type)?.actor).toEqual({ type: 'staff', name: 'Wes Warehouse' });
  });

  it('tells nothing of the money that moved, nor of e-mails', async () => {
    const seen = value((await call('getParcel', 'r', { id: begun.id })) as Result<{ timeline: { type: string }[] }>);
    expect(seen.timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['requested', 'received', 'inspected', 'restocked']),
    );
    expect(seen.timeline.filter(({ type }) => /refund|email|paid|payout|credit|decided/.test(type))).toEqual([]);
  });

  it('is found by numbers, never by a name or an e-mail address', async () => {
    const found = async (search: string) => {
      const query = { search, sort: 'created_at', direction: 'desc', page: 1, perPage: 20 };
      return value((await call('listParcels', 'r', {}, undefined, query)) as Result<{ total: number }>).total;
    };
    const { shipping } = (await world.deps.database.findReturn(begun.id))!;
    const tracking = shipping.state === 'label' ? shipping.trackingNumber! : '';
    expect([await found(begun.number), await found(String(begun.order.id)), await found(tracking)]).toEqual([1, 1, 1]);
    expect([await found(ANA), await found('Ana'), await found('Diaz'), await found(tracking.slice(0, 6))]).toEqual([
      0, 0, 0, 0,
    ]);
  });
});

async function anEffectOf(kind: EffectKind): Promise<string> {
  const id = randomUUID();
  const at = instant(world.clock.now() + 9e10);
  await world.deps.database.transaction((tx) =>
    tx.insertEffect({
      id,
      returnId: begun.id,
      orderId: begun.order.id,
      policyVersion: 1,
      // Nobody runs it: its kind is all that is asked.
      plan: { kind, email: 'requested', payout: 'refund' } as unknown as EffectPlan,
      dueAt: at,
      createdAt: at,
    }),
  );
  return id;
}
