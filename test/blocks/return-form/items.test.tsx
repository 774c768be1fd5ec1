// @vitest-environment happy-dom
import './set-up.ts';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { found, returned, shirt, socks } from './builders.ts';
import { fakeNetwork, json, refuse } from './fake-network.ts';
import { chooseShirt, findOrder, openForm, request } from './open-form.tsx';

const LOOKUP = 'POST /shop/lookup';
const SUBMIT = 'POST /shop/returns';

async function foundOrder(order = found(), more: Parameters<typeof fakeNetwork>[0] = {}, locale = 'en_US') {
  const log = fakeNetwork({ [LOOKUP]: [json(order)], ...more });
  const form = openForm({ locale });
  await findOrder(form);
  await screen.findByRole('heading', { name: 'What would you like to return?' });
  return { log, form };
}

describe('The lines of the order', () => {
  it('say what was paid and until when they can be returned', async () => {
    await foundOrder();
    const [first, second] = screen.getAllByRole('listitem');
    expect(within(first!).getByText('$52.92')).toBeTruthy();
    expect(within(first!).getByText('Returnable until Dec 13, 2026')).toBeTruthy();
    expect(within(second!).getByText('3 for $44.61')).toBeTruthy();
  });

  it('say why the others can’t be returned, with dates as the page writes them', async () => {
    const closed = { returnable: 0, estimates: [] };
    const lines = [
      shirt(),
      shirt({ lineId: 3, name: 'Song', ...closed, refusal: { code: 'virtual', params: {} } }),
      shirt({
        lineId: 4,
        name: 'Hat',
        ...closed,
        refusal: { code: 'window_over', params: { until: '2026-11-01T09:00:00Z' } },
      }),
      shirt({ lineId: 5, name: 'Gloves', ...closed, refusal: { code: 'all_returned', params: { quantity: 2 } } }),
      shirt({ lineId: 6, name: 'Belt', ...closed, refusal: { code: 'all_refunded', params: {} } }),
    ];
    await foundOrder(found({}, lines), {}, 'de_DE');
    expect(screen.getByText('A digital product: it can’t be sent back.')).toBeTruthy();
    expect(screen.getByText('Could be returned until 01.11.2026.')).toBeTruthy();
    expect(screen.getByText('All 2 are already in a return.')).toBeTruthy();
    expect(screen.getByText('Already refunded.')).toBeTruthy();
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  });

  it('offer nothing when the whole order can’t be returned', async () => {
    await foundOrder(found({ refusal: { code: 'not_completed', params: {} } }));
    expect(screen.getByText(/This order is not completed yet/)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Request return' })).toBeNull();
  });

  it('are chosen already when there is only one to choose', async () => {
    await foundOrder(found({}, [shirt()]));
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
  });
});

describe('The estimated refund', () => {
  it('adds up the estimates for the chosen quantities, and taxes per rate', async () => {
    const { form } = await foundOrder();
    await chooseShirt(form);
    await form.user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await form.user.click(screen.getByRole('button', { name: 'One more' }));
    expect(screen.getByRole('group', { name: 'How many of Wool socks' }).textContent).toContain('2 of 2');
    const rows = screen.getAllByRole('term').map((term) => `${term.textContent}: ${term.nextSibling?.textContent}`);
    expect(rows).toEqual([
      'Blue shirt: $49.00',
      '2 × Wool socks: $27.54',
      'Sales tax: $6.12',
      'Estimated refund: $82.66',
    ]);
    expect(screen.getByText('Refund for 3 items')).toBeTruthy();
    expect(screen.getByText(/once your parcel has arrived and been checked/)).toBeTruthy();
  });

  it('never promises more than is left on the order', async () => {
    const order = found();
    const { form } = await foundOrder({ ...order, order: { ...order.order, left: 5000 } });
    await chooseShirt(form);
    const rows = screen.getAllByRole('term').map((term) => `${term.textContent}: ${term.nextSibling?.textContent}`);
    expect(rows.slice(-2)).toEqual(['Already refunded: -$2.92', 'Estimated refund: $50.00']);
  });

  it.each([
    ['JPY', 0, '¥4,900'],
    ['KWD', 3, 'KWD 4.900'],
  ])('writes %s with its own decimals', async (currency, decimals, text) => {
    const order = found({}, [shirt({ estimates: [{ goods: 4900, taxes: [] }] })]);
    await foundOrder({ ...order, order: { ...order.order, currency, decimals } });
    expect(screen.getAllByRole('definition').at(-1)?.textContent?.replace(/\s/g, ' ')).toBe(text);
  });

  it('does not let the quantity leave what can be returned', async () => {
    const { form } = await foundOrder(found({}, [socks()]));
    await form.user.click(screen.getByRole('button', { name: 'One less' }));
    expect(screen.getByText('1 of 2')).toBeTruthy();
    for (let times = 0; times < 3; times += 1) await form.user.click(screen.getByRole('button', { name: 'One more' }));
    expect(screen.getByText('2 of 2')).toBeTruthy();
  });
});

describe('Asking for the return', () => {
  it('sends lines, reasons, comments and the locale, and no amount', async () => {
    const { log, form } = await foundOrder(found(), { [SUBMIT]: [json(returned(), 201)] }, 'de_DE');
    await chooseShirt(form);
    await form.user.click(screen.getByRole('button', { name: 'Add a comment' }));
    await form.user.type(screen.getByLabelText('Comment on Blue shirt'), 'Sleeves');
    await form.user.click(screen.getByRole('button', { name: 'Add a message to the store' }));
    await form.user.type(screen.getByLabelText('Message to the store'), 'Thanks');
    await request(form);
    await screen.findByText('RMA-1001');
    expect(log.at(-1)?.body).toEqual({
      token: 'pass-1',
      requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      lines: [{ lineId: 1, quantity: 1, reasonId: 'too_small', comment: 'Sleeves' }],
      comment: 'Thanks',
      resolution: 'refund',
      locale: 'de_DE',
    });
  });

  it('asks what the shopper would like only where there is a choice', async () => {
    const { form } = await foundOrder(found({ resolutions: ['refund', 'store_credit'] }));
    await chooseShirt(form);
    expect(screen.getByRole('radio', { name: 'Store credit' })).toBeTruthy();
  });

  it('wants at least one item', async () => {
    const { log, form } = await foundOrder();
    await request(form);
    expect(screen.getByText('Please choose at least one item.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getAllByRole('checkbox')[0]);
    expect(log).toHaveLength(1);
  });

  it('wants a reason, and goes to where it is missing', async () => {
    const { log, form } = await foundOrder();
    await chooseShirt(form);
    await form.user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await request(form);
    const reason = screen.getAllByLabelText('Why are you returning it?')[1];
    expect(document.activeElement).toBe(reason);
    expect(screen.getByRole('combobox', { description: 'Please choose a reason.' })).toBe(reason);
    expect(log).toHaveLength(1);
  });

  it('shows a refusal of one line at that line, and the order as it is now', async () => {
    const refused = refuse(422, 'quantity_not_returnable', { lineId: 2, name: 'Wool socks', returnable: 1 });
    const fewer = socks({ returnable: 1, estimates: socks().estimates.slice(0, 1) });
    const { form } = await foundOrder(found(), {
      [LOOKUP]: [json(found()), json(found({}, [shirt(), fewer]))],
      [SUBMIT]: [refused],
    });
    await form.user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await form.user.selectOptions(screen.getByLabelText('Why are you returning it?'), 'Too small');
    await form.user.click(screen.getByRole('button', { name: 'One more' }));
    await request(form);
    const line = (await screen.findByText(/Only 1 of this item can still be returned/)).closest('li');
    expect(line?.textContent).toContain('Wool socks');
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: /Wool socks/ }));
    expect(screen.getByText('Refund for 1 item')).toBeTruthy();
  });

  it('says which item can no longer be returned when nothing of it is left', async () => {
    const gone = shirt({ returnable: 0, refusal: { code: 'all_returned', params: { quantity: 1 } }, estimates: [] });
    const { form } = await foundOrder(found(), {
      [LOOKUP]: [json(found()), json(found({}, [gone, socks()]))],
      [SUBMIT]: [refuse(422, 'line_not_returnable', { lineId: 1, name: 'Blue shirt' })],
    });
    await chooseShirt(form);
    await request(form);
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Blue shirt: This item can no longer be returned. Please go on without it.',
    );
  });

  it('keeps what was chosen when the shopper looks the same order up again', async () => {
    const { form } = await foundOrder();
    await chooseShirt(form);
    await form.user.click(screen.getByRole('button', { name: 'Other order' }));
    await form.user.click(screen.getByRole('button', { name: 'Find my order' }));
    expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: /Blue shirt/ })).checked).toBe(true);
  });
});
