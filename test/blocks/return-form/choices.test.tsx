// @vitest-environment happy-dom
import './set-up.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { found, foundWithAll, made, reason, said, shirt, socks } from './builders.ts';
import { brokenLine, json } from './fake-network.ts';
import { chooseShirt, ESTIMATE, expectFocus, foundOrder, request, sentTo, SUBMIT } from './open-form.tsx';
import { pass } from './time.ts';

const ITEMS = 'POST /shop/exchange-items';
const offer = (variationId: number, name: string, difference: number, available = true) => ({
  productId: 20,
  variationId,
  name,
  imageUrl: null,
  price: 5292 + difference,
  difference,
  available,
});
const OFFERS = {
  items: [
    offer(21, 'Shirt, red', 500),
    offer(22, 'Shirt, grey', -300),
    offer(23, 'Shirt, black', 0),
    offer(24, 'Shirt, pink', 0, false),
  ],
};

describe('What the shopper would like', () => {
  it('is asked per line, in words, once the reason is known', async () => {
    const order = foundWithAll({}, [shirt(), socks()]);
    const { user } = await foundOrder({
      ...order,
      terms: { ...order.terms, keepBasisPoints: 4000, creditBonus: { kind: 'percent', basisPoints: 1000 } },
    });
    await user.click(screen.getByRole('checkbox', { name: /Blue shirt/ }));
    expect(screen.queryByRole('radio')).toBeNull();
    await user.selectOptions(screen.getByRole('combobox'), 'Too small');
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(radios.map((radio) => radio.labels?.[0]?.textContent)).toEqual([
      'Money back, the way you paid',
      'Store credit10% on top. Valid for 365 days. What an order does not use stays for the next one.',
      'Exchange it for another item',
      'Keep it and get 40% of your money backYou send nothing back.',
    ]);
    expect(radios.map(({ checked }) => checked)).toEqual([true, false, false, false]);
    expect(screen.getByRole('group', { name: 'What would you like? Blue shirt' })).toBeTruthy();
  });

  it('names a flat bonus and a credit for one order', async () => {
    const order = foundWithAll();
    const terms = { ...order.terms, creditExpiresAfterDays: null, creditUsage: 'once' as const };
    const { form } = await foundOrder({ ...order, terms: { ...terms, creditBonus: { kind: 'flat', amount: 500 } } });
    await form.user.selectOptions(screen.getByRole('combobox'), 'Too small');
    expect(screen.getByText('$5.00 on top. For one order: what it does not use is lost.')).toBeTruthy();
  });

  it('leaves out what the line or the reason does not allow, and says why', async () => {
    const refused = said('credit_other_currency', { currency: 'USD', storeCurrency: 'EUR' });
    const line = shirt({
      resolutions: ['refund', 'exchange', 'keep'],
      resolutionsRefused: [{ resolution: 'store_credit', refusal: refused }],
    });
    const reasons = [
      reason('too_small', 'Too small', { resolutions: ['refund', 'exchange'] }),
      reason('damaged', 'Damaged'),
    ];
    const { log, form } = await foundOrder(
      found({ resolutions: ['refund', 'store_credit', 'exchange', 'keep'], reasons }, [line, socks()]),
      { [ITEMS]: [json(OFFERS)] },
    );
    await chooseShirt(form);
    expect(screen.getAllByRole('radio')).toHaveLength(2);
    expect(
      screen.getByText('Store credit: The store gives credit in EUR only, and you paid in another currency.'),
    ).toBeTruthy();
    expect(screen.getByText('Keep it and get your money back: Not for this reason.')).toBeTruthy();
    await pass(500);
    expect(sentTo(log, ESTIMATE).at(-1)?.body.lines).toMatchObject([{ resolution: 'refund' }]);
  });

  it('falls back to what can be had when the reason changes', async () => {
    const reasons = [reason('too_small', 'Too small'), reason('damaged', 'Damaged', { resolutions: ['refund'] })];
    const { log, form } = await foundOrder(foundWithAll({ reasons }, [shirt(), socks()]), {
      [SUBMIT]: [json(made(), 201)],
    });
    await chooseShirt(form);
    await form.user.click(screen.getByRole('radio', { name: /^Store credit/ }));
    await form.user.selectOptions(screen.getByRole('combobox'), 'Damaged');
    expect(screen.queryByRole('radio')).toBeNull();
    await request(form);
    await screen.findByText('RMA-1001');
    expect(sentTo(log, SUBMIT)[0]?.body.lines).toMatchObject([{ resolution: 'refund', exchange: null }]);
  });
});

describe('An exchange', () => {
  async function exchanging(change: Parameters<typeof foundWithAll>[0] = {}, routes = {}) {
    const set = await foundOrder(foundWithAll(change, [shirt(), socks()]), {
      [ITEMS]: [json(OFFERS)],
      [SUBMIT]: [json(made(), 201)],
      ...routes,
    });
    await chooseShirt(set.form);
    await set.user.click(screen.getByRole('radio', { name: /^Exchange/ }));
    return set;
  }

  it('shows prices, what each costs or gives back, and what is sold out', async () => {
    const { log } = await exchanging();
    await screen.findByRole('group', { name: 'What would you like instead? Blue shirt' });
    const offers = screen.getAllByRole<HTMLButtonElement>('button', { name: /^Shirt,/ });
    expect(offers.map(({ textContent, disabled }) => [textContent, disabled])).toEqual([
      ['Shirt, red$57.92+$5.00 to pay', false],
      ['Shirt, grey$49.92$3.00 back', false],
      ['Shirt, black$52.92Same price', false],
      ['Shirt, pinkOut of stock', true],
    ]);
    expect(sentTo(log, ITEMS)[0]?.body).toEqual({
      token: 'pass-1',
      lineId: 1,
      quantity: 1,
      kind: 'return',
      reasonId: 'too_small',
      search: '',
    });
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('is sent with the item that was tapped, and can be chosen again', async () => {
    const { log, form, user } = await exchanging();
    await user.click(await screen.findByRole('button', { name: /Shirt, red/ }));
    const again = screen.getByRole('button', { name: 'Choose another item' });
    expectFocus(again);
    await user.click(again);
    await user.click(await screen.findByRole('button', { name: /Shirt, grey/ }));
    await request(form);
    await screen.findByText('RMA-1001');
    expect(sentTo(log, SUBMIT)[0]?.body.lines).toMatchObject([
      { resolution: 'exchange', exchange: { productId: 20, variationId: 22 } },
    ]);
  });

  it('wants an item, and goes to where it is missing', async () => {
    const { log, form } = await exchanging();
    const group = await screen.findByRole('group', { name: 'What would you like instead? Blue shirt' });
    await request(form);
    expect(screen.getByText('Please choose what you would like instead.')).toBeTruthy();
    expectFocus(group);
    expect(sentTo(log, SUBMIT)).toHaveLength(0);
  });

  it('searches the store where any item may come, once the shopper stops typing', async () => {
    const { log, user } = await exchanging(
      { exchangeScope: 'any' },
      { [ITEMS]: [json(OFFERS), json({ items: [] }), json({ items: [offer(30, 'Jacket', 100)] })] },
    );
    const search = await screen.findByRole('searchbox', { name: 'Search the store' });
    await user.type(search, 'hat');
    await pass(500);
    expect(screen.getByText('Nothing found for “hat”.')).toBeTruthy();
    await user.clear(search);
    await user.type(search, 'jacket{Enter}');
    await pass(500);
    expect(await screen.findByRole('button', { name: /Jacket/ })).toBeTruthy();
    const searched = sentTo(log, ITEMS).map(({ body }) => body.search);
    expect(searched[1]).toBe('hat');
    expect(searched.at(-1)).toBe('jacket');
    expect(searched.length).toBeLessThanOrEqual(4);
    expect(sentTo(log, SUBMIT)).toHaveLength(0);
  });

  it('asks again on demand when nobody answers', async () => {
    const { user } = await exchanging({}, { [ITEMS]: [brokenLine, brokenLine, json(OFFERS)] });
    await pass(3_000);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('button', { name: /Shirt, red/ })).toBeTruthy();
  });

  it('says so when there is nothing to exchange it for', async () => {
    await exchanging({}, { [ITEMS]: [json({ items: [] })] });
    await waitFor(() => expect(screen.getByText(/There is nothing to exchange it for right now/)).toBeTruthy());
  });
});
