// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { EstimateResponse, LookupResponse } from '../../../bridge/contract/shop.ts';
import { violations } from './axe.ts';
import { ID, PATH, aPayout, aReturn } from './builders.ts';
import { fakeNetwork, json, refuse, type Asked } from './network.ts';
import { everyTestAnew, open, pass } from './set-up.tsx';

const NEW = '?page=boomerang-returns&view=new';
const CHANGE = `?page=boomerang-returns&return=${ID}&view=change`;
const to = (log: readonly Asked[], path: string) => log.filter((one) => one.method === 'POST' && one.path === path);

/** A shirt whose time is over: staff may allow it all the same. */
function anOrder(over: boolean): LookupResponse {
  const refusal = over
    ? { code: 'window_over', rule: 'window.days', policyVersion: 2, params: { until: '2026-10-01T00:00:00.000Z' } }
    : null;
  return {
    token: 'order-pass',
    order: {
      number: '1077',
      placedAt: '2026-08-20T12:00:00.000Z',
      currency: 'USD',
      decimals: 2,
      customerName: 'Jane Miller',
      email: 'jane@example.com',
      lines: [
        {
          lineId: 11,
          name: 'Blue shirt',
          imageUrl: null,
          quantity: 1,
          paid: 4871,
          returnable: over ? 0 : 1,
          until: over ? null : '2026-12-20T00:00:00.000Z',
          refusal,
          reasonsOver: [],
          resolutions: ['refund'],
          resolutionsRefused: [],
          withdrawable: 0,
          withdrawalRefusal: null,
        },
      ],
    },
    refusal: null,
    reasons: [
      { id: 'too_small', title: 'Too small', photoRequired: false, commentRequired: false, resolutions: ['refund'] },
    ],
    resolutions: ['refund'],
    exchangeScope: 'variation',
    terms: {
      sendBackDays: 14,
      moneyMoves: { refund: 'inspection', store_credit: 'inspection', exchange: 'inspection' },
      keepBasisPoints: 10_000,
      creditExpiresAfterDays: null,
      creditUsage: 'balance',
      creditBonus: null,
    },
    withdrawal: null,
    mayOverride: true,
  };
}

const estimate: EstimateResponse = {
  payouts: [{ resolution: 'refund', breakdown: aPayout().breakdown, moneyMoves: 'inspection' }],
  toPay: null,
  unpaid: false,
  labelAtMost: null,
  parcel: true,
  decision: { code: 'approved_by_staff', rule: 'approval', policyVersion: 2, params: {} },
  problems: [],
};

everyTestAnew();

const one = (number: string, over: object = {}) => ({
  ...{ id: Number(number) + 5000, number, placedAt: '2026-11-03T12:00:00.000Z', name: 'Jane Miller' },
  ...{ email: 'jane@example.com', total: 4871, currency: 'USD', decimals: 2, ...over },
});

describe('The order of a return that staff open', () => {
  it('is chosen among those of a name or an e-mail, and opened as it was found', async () => {
    const log = fakeNetwork({
      'POST /admin/orders/search': [
        json({ orders: [one('1077'), one('1042', { name: 'Janet Millerson' })], more: true }),
      ],
      'POST /admin/orders/lookup': [json(anOrder(false))],
    });
    const { user } = open('returns', NEW);
    await user.type(await screen.findByLabelText('Order number, e-mail or name'), 'miller{Enter}');
    expect(await screen.findByRole('heading', { name: 'Which order is it?' })).toBeTruthy();
    expect(to(log, '/admin/orders/search').map(({ body }) => body)).toEqual([{ search: 'miller' }]);
    const choices = screen.getAllByRole('button', { name: /^Order \d+/ });
    expect(choices.map((choice) => choice.textContent)).toEqual([
      'Order 1077, Nov 3, 2026Jane Miller, jane@example.com$48.71',
      'Order 1042, Nov 3, 2026Janet Millerson, jane@example.com$48.71',
    ]);
    expect(screen.getByText(/Only the 20 newest are shown/)).toBeTruthy();
    await user.click(choices[0]!);
    expect(await screen.findByRole('heading', { name: 'What comes back?' })).toBeTruthy();
    expect(to(log, '/admin/orders/lookup')[0]?.body).toEqual({ orderNumber: '1077', orderId: 6077, locale: 'en_US' });
    expect(screen.getByText(/Order 1077 by Jane Miller \(jane@example\.com\)/)).toBeTruthy();
  });

  it('is looked for by name, too, where what looks like a number is none', async () => {
    const log = fakeNetwork({
      'POST /admin/orders/lookup': [refuse(404, 'order_not_found')],
      'POST /admin/orders/search': [
        json({ orders: [one('1042', { name: 'Studio 54' })], more: false }),
        json({ orders: [], more: false }),
        json({ orders: [one('1042')], more: true }),
      ],
    });
    const { user } = open('returns', NEW);
    const field = await screen.findByLabelText('Order number, e-mail or name');
    await user.type(field, 'Studio 54{Enter}');
    expect(await screen.findByRole('button', { name: /Studio 54/ })).toBeTruthy();
    expect(to(log, '/admin/orders/lookup')).toHaveLength(1);
    await user.clear(field);
    await user.type(field, 'nobody@example.com{Enter}');
    expect(
      await screen.findByText(
        'No order found for “nobody@example.com”. Try the order’s number, or the e-mail address in the order.',
        { selector: '.boomerang-panel' },
      ),
    ).toBeTruthy();
    expect(to(log, '/admin/orders/lookup')).toHaveLength(1);
    expect((field as HTMLInputElement).value).toBe('nobody@example.com');
    await user.clear(field);
    await user.type(field, 'studio{Enter}');
    await screen.findByText(/Only the 20 newest are shown/);
    expect(await violations()).toEqual([]);
  });
});

describe('A return that staff open', () => {
  it('overrides a refusal with a written reason, in the customer’s language, and goes on to the return', async () => {
    const log = fakeNetwork({
      'POST /admin/orders/lookup': [json(anOrder(true))],
      'POST /admin/estimate': [json(estimate)],
      'POST /admin/returns': [json(aReturn())],
      [`GET ${PATH}`]: [json(aReturn())],
    });
    const { user } = open('returns', NEW, { locales: 'en_US,fr_FR' });
    await user.selectOptions(screen.getByLabelText('The customer’s language'), 'French (France)');
    await user.type(screen.getByLabelText('Order number, e-mail or name'), '1077{Enter}');
    await user.click(await screen.findByRole('checkbox', { name: /Blue shirt/ }));
    expect(to(log, '/admin/orders/lookup').at(-1)?.body).toEqual({ orderNumber: '1077', locale: 'en_US' });
    expect(to(log, '/admin/orders/lookup')[0]?.headers.get('X-WP-Nonce')).toBe('nonce-1');
    const why = await screen.findByLabelText('Why do you allow it?');
    await user.type(why, 'A regular of our shop');
    await user.click(screen.getByRole('button', { name: 'Open the return' }));
    expect(await screen.findByRole('heading', { name: 'Return RMA-1001' })).toBeTruthy();
    expect(to(log, '/admin/returns')[0]?.body).toMatchObject({
      token: 'order-pass',
      kind: 'return',
      override: 'A regular of our shop',
      locale: 'fr_FR',
      lines: [{ lineId: 11, quantity: 1, reasonId: 'too_small' }],
    });
  });

  it('names whose order it is, and speaks of the customer, not to them', async () => {
    const order = anOrder(false);
    fakeNetwork({
      'POST /admin/orders/lookup': [json(order)],
      'POST /admin/estimate': [json(estimate)],
    });
    const { user } = open('returns', NEW);
    await user.type(screen.getByLabelText('Order number, e-mail or name'), '1077{Enter}');
    // The only item is chosen already.
    await screen.findByRole('checkbox', { name: /Blue shirt/ });
    await pass(1_000);
    const { customerName, email, number } = order.order;
    expect(screen.getByText(new RegExp(`^Order ${number} by ${customerName} \\(${email}\\), `))).toBeTruthy();
    expect(await screen.findByText(/The customer has 14 days to send the parcel\./)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(
      /\b[Yy]ou(?:r parcel| have \d| paid| send nothing| get\b)|Keep it and/,
    );
  });

  it('keeps asking while the bridge has no free slot', async () => {
    const log = fakeNetwork({
      'POST /admin/orders/lookup': [refuse(503, 'busy'), json(anOrder(false))],
      'POST /admin/estimate': [json(estimate)],
    });
    const { user } = open('returns', NEW);
    await user.type(screen.getByLabelText('Order number, e-mail or name'), '1077{Enter}');
    await pass(3_000);
    expect(await screen.findByRole('checkbox', { name: /Blue shirt/ })).toBeTruthy();
    expect(to(log, '/admin/orders/lookup')).toHaveLength(2);
  });

  it('says that there is no such order', async () => {
    fakeNetwork({ 'POST /admin/orders/lookup': [refuse(404, 'order_not_found')] });
    const { user } = open('returns', NEW);
    await user.type(screen.getByLabelText('Order number, e-mail or name'), '9{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('There is no order with this number.');
  });

  it('begins with a button on the list, which axe finds nothing wrong with', async () => {
    fakeNetwork({ 'GET /admin/returns': [json({ items: [], total: 0 })] });
    const { user } = open('returns');
    await user.click(screen.getByRole('link', { name: 'New return' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'New return' })).toBeTruthy();
    expect(screen.queryByLabelText('The customer’s language')).toBeNull();
    expect(await violations()).toEqual([]);
  });
});

describe('A return that staff change', () => {
  const asked = {
    lookup: anOrder(false),
    lines: [
      {
        lineId: 11,
        quantity: 1,
        reasonId: 'too_small',
        comment: '',
        resolution: 'refund',
        exchange: null,
        photoIds: [],
      },
    ],
  };

  it('opens with what was asked, sends the revision that was seen, and goes back to the return', async () => {
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json(aReturn({ can: ['change'] }))],
      [`POST ${PATH}/edit`]: [json(asked)],
      'POST /admin/estimate': [json(estimate)],
      [`POST ${PATH}/change`]: [json(aReturn({ revision: 5 }))],
    });
    const { user } = open('returns', `?page=boomerang-returns&return=${ID}`);
    await user.click(await screen.findByRole('link', { name: 'Change…' }));
    expect(window.location.search).toBe(CHANGE);
    expect(await screen.findByRole('heading', { name: 'Change return RMA-1001' })).toBeTruthy();
    expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: /Blue shirt/ })).checked).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByRole('heading', { name: 'Return RMA-1001' })).toBeTruthy();
    expect(to(log, `${PATH}/change`)[0]?.body).toMatchObject({
      revision: 4,
      token: 'order-pass',
      lines: [{ lineId: 11, quantity: 1, reasonId: 'too_small' }],
    });
    expect(window.location.search).toBe(`?page=boomerang-returns&return=${ID}`);
  });

  it('is not overwritten when a colleague was faster', async () => {
    fakeNetwork({
      [`GET ${PATH}`]: [json(aReturn({ can: ['change'] }))],
      [`POST ${PATH}/edit`]: [json(asked)],
      'POST /admin/estimate': [json(estimate)],
      [`POST ${PATH}/change`]: [refuse(409, 'changed_meanwhile')],
    });
    const { user } = open('returns', CHANGE);
    await user.click(await screen.findByRole('button', { name: 'Save changes' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/changed in the meantime/);
    await user.click(screen.getByRole('link', { name: '← Back to the return' }));
    expect(await screen.findByRole('heading', { name: 'Return RMA-1001' })).toBeTruthy();
  });
});
