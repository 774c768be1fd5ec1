// @vitest-environment happy-dom
import './set-up.ts';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { breakdown, estimated, found, foundWithAll, said, shirt, socks, USD } from './builders.ts';
import { brokenLine, json, refuse } from './fake-network.ts';
import { chooseShirt, ESTIMATE, foundOrder, LOOKUP, rows, sentTo } from './open-form.tsx';
import { pass } from './time.ts';

describe('The estimate', () => {
  it('asks with what is chosen and shows the lines as the bridge explains them', async () => {
    const { log, form } = await foundOrder();
    await chooseShirt(form);
    await pass(500);
    expect(rows()).toEqual(['Blue shirt: $49.00', 'Sales tax: $3.92', 'Estimated refund: $52.92']);
    expect(screen.getByText('Once your parcel has arrived and been checked.')).toBeTruthy();
    expect(screen.getByText(/Accepted at once\. You have 14 days to send the parcel\./)).toBeTruthy();
    expect(screen.getByText('Refund for 1 item').textContent).toBe('Refund for 1 item $52.92');
    expect(sentTo(log, ESTIMATE)[0]?.body).toEqual({
      token: 'pass-1',
      kind: 'return',
      locale: 'en_US',
      lines: [
        {
          lineId: 1,
          quantity: 1,
          reasonId: 'too_small',
          comment: '',
          resolution: 'refund',
          exchange: null,
          photoIds: [],
        },
      ],
    });
  });

  it('counts in the total only what is paid for', async () => {
    const { form } = await foundOrder(found(), {
      [ESTIMATE]: [
        json(estimated({ payouts: [{ ...estimated().payouts[0]!, breakdown: breakdown('Blue shirt', 1575) }] })),
      ],
    });
    await chooseShirt(form);
    await form.user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await pass(500);
    expect((await screen.findByText('Refund for 1 item')).textContent).toBe('Refund for 1 item $15.75');
  });

  it('asks once for three quick taps, and not for what is typed', async () => {
    const { log, user } = await foundOrder(found({}, [socks({ returnable: 4, quantity: 4 })]));
    await user.selectOptions(screen.getByRole('combobox'), 'Too small');
    for (let times = 0; times < 3; times += 1) await user.click(screen.getByRole('button', { name: 'One more' }));
    await pass(500);
    expect(sentTo(log, ESTIMATE).map(({ body }) => body.lines)).toMatchObject([[{ quantity: 4 }]]);
    await user.click(screen.getByRole('button', { name: 'Add a comment' }));
    await user.type(screen.getByLabelText('Comment on Wool socks'), 'Scratchy');
    await pass(500);
    expect(sentTo(log, ESTIMATE)).toHaveLength(1);
  });

  it('does not wait for a line that still lacks its reason', async () => {
    const { log, form } = await foundOrder();
    await chooseShirt(form);
    await form.user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await pass(500);
    expect(sentTo(log, ESTIMATE).at(-1)?.body.lines).toMatchObject([{ lineId: 1 }]);
  });

  it('drops an answer that a newer choice has overtaken', async () => {
    let answerFirst = (_: Response): void => undefined;
    const slow = () => new Promise<Response>((resolve) => (answerFirst = resolve));
    const newer = estimated({
      payouts: [{ resolution: 'refund', breakdown: breakdown('Wool socks', 2754, 2), moneyMoves: 'receipt' }],
    });
    const { user } = await foundOrder(found({}, [socks()]), { [ESTIMATE]: [slow, json(newer)] });
    await user.selectOptions(screen.getByRole('combobox'), 'Too small');
    await pass(500);
    await user.click(screen.getByRole('button', { name: 'One more' }));
    await pass(500);
    answerFirst(Response.json(estimated()));
    await pass(500);
    expect(rows()).toEqual(['2 × Wool socks: $27.54', 'Estimated refund: $27.54']);
  });

  it('keeps the last one when nobody answers, says so, and asks again by itself', async () => {
    const newer = estimated({
      payouts: [{ resolution: 'refund', breakdown: breakdown('Wool socks', 2754, 2), moneyMoves: 'receipt' }],
    });
    const { user } = await foundOrder(found({}, [socks()]), {
      [ESTIMATE]: [json(estimated()), brokenLine, json(newer)],
    });
    await user.selectOptions(screen.getByRole('combobox'), 'Too small');
    await pass(500);
    await user.click(screen.getByRole('button', { name: 'One more' }));
    await pass(500);
    expect(screen.getByText(/may still show your earlier choice/)).toBeTruthy();
    expect(rows()[0]).toBe('Blue shirt: $49.00');
    await pass(4500);
    expect(screen.queryByText(/may still show your earlier choice/)).toBeNull();
    expect(rows()[0]).toBe('2 × Wool socks: $27.54');
  });

  it('renews a look-up that is over, unseen', async () => {
    const { log, form } = await foundOrder(found(), {
      [LOOKUP]: [json(found()), json(found({ token: 'pass-2' }))],
      [ESTIMATE]: [refuse(401, 'session_over'), json(estimated())],
    });
    await chooseShirt(form);
    await pass(500);
    expect(rows()).toHaveLength(3);
    expect(sentTo(log, ESTIMATE).map(({ body }) => body.token)).toEqual(['pass-1', 'pass-2']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('explains each payout, what is paid on top, the label and why a person looks at it', async () => {
    const answer = estimated({
      payouts: [
        {
          resolution: 'store_credit',
          breakdown: {
            lines: [
              { kind: 'goods', label: 'Blue shirt', quantity: 1, amount: 5000 },
              { kind: 'discount', label: 'SUMMER', quantity: null, amount: -500 },
              { kind: 'tax', label: '', quantity: null, amount: 360 },
              { kind: 'shipping', label: 'Flat rate', quantity: null, amount: 500 },
              { kind: 'fee', label: '', quantity: null, amount: -300 },
              { kind: 'bonus', label: '', quantity: null, amount: 500 },
              { kind: 'cap', label: '', quantity: null, amount: -60 },
            ],
            total: 5500,
            ...USD,
          },
          moneyMoves: 'approval',
        },
        {
          resolution: 'keep',
          breakdown: {
            lines: [
              { kind: 'goods', label: 'Cap', quantity: 1, amount: 1000 },
              { kind: 'kept', label: '', quantity: null, amount: -600 },
            ],
            total: 400,
            ...USD,
          },
          moneyMoves: 'approval',
        },
        { resolution: 'exchange', breakdown: breakdown('Socks', 2000), moneyMoves: 'approval' },
      ],
      toPay: {
        lines: [
          { kind: 'exchange', label: 'Long socks', quantity: 1, amount: 2500 },
          { kind: 'goods', label: 'Socks', quantity: 1, amount: -2000 },
        ],
        total: 500,
        ...USD,
      },
      labelAtMost: { amount: 795, ...USD },
      decision: said('held_value', { worth: 9000, limit: 5000 }),
    });
    const { form } = await foundOrder(foundWithAll({}, [shirt(), socks()]), { [ESTIMATE]: [json(answer)] });
    await chooseShirt(form);
    await pass(500);
    expect(rows()).toEqual([
      'Blue shirt: $50.00',
      'Discount: SUMMER: -$5.00',
      'Tax: $3.60',
      'Shipping: Flat rate: $5.00',
      'Return fee: -$3.00',
      'Bonus: $5.00',
      'Refunded before: -$0.60',
      'Estimated store credit: $55.00',
      'Cap: $10.00',
      'Not paid back, as you keep the item: -$6.00',
      'Estimated refund: $4.00',
      'Socks: $20.00',
      'Paid by what you send back: $20.00',
      'New item: Long socks: $25.00',
      'Socks: -$20.00',
      'You pay: $5.00',
    ]);
    expect(screen.getByText(/taken off once its price is known: \$7\.95 at most/)).toBeTruthy();
    expect(
      screen.getByText(/The store looks at it first: returns of this order come to more than \$50\.00\./),
    ).toBeTruthy();
    expect(screen.getByText('You get for 2 items').textContent).toBe('You get for 2 items $59.00');
    expect(screen.getByText('To pay').textContent).toBe('To pay $5.00');
  });

  it('says at the line what can’t be had as it is asked', async () => {
    const problem = { lineId: 1, verdict: said('keep_over_value', { limit: 1000, worth: 5292 }) };
    const { form } = await foundOrder(found(), { [ESTIMATE]: [json(estimated({ problems: [problem] }))] });
    await chooseShirt(form);
    await pass(500);
    const sentence = screen.getByText(
      'Items you keep can be worth up to $10.00 per order. Please choose another option.',
    );
    expect(sentence.closest('li')?.textContent).toContain('Blue shirt');
    expect(screen.getByRole('checkbox', { name: /Blue shirt/ }).getAttribute('aria-invalid')).toBe('true');
  });

  it.each([
    ['all', /^Shipping is only paid back if your other return of this order goes through\./],
    ['part', /^All of the shipping is only paid back if your other return of this order goes through\./],
  ] as const)('says that shipping hangs on the other return of the order: %s', async (shippingMayChange, said) => {
    const { form } = await foundOrder(found(), { [ESTIMATE]: [json(estimated({ shippingMayChange }))] });
    await chooseShirt(form);
    await pass(500);
    expect(screen.getByText(said)).toBeTruthy();
  });

  it('says that nothing is paid back, before it is handed in', async () => {
    const answer = estimated({
      nothing: true,
      payouts: [{ resolution: 'refund', breakdown: breakdown('Blue shirt', 0), moneyMoves: 'receipt' }],
    });
    const { form } = await foundOrder(found(), { [ESTIMATE]: [json(answer)] });
    await chooseShirt(form);
    await pass(500);
    expect(
      screen.getByText('There’s no money back for this, so we only send a label if you ask us. You can still go on.'),
    ).toBeTruthy();
    expect(screen.getByText('Nothing to refund')).toBeTruthy();
    expect(screen.queryByText('As soon as your parcel has arrived.')).toBeNull();
    expect(screen.getByRole('button', { name: 'Request return' })).toBeTruthy();
  });

  it('says that there is nothing to send back when all is kept', async () => {
    const { form } = await foundOrder(found(), { [ESTIMATE]: [json(estimated({ parcel: false }))] });
    await chooseShirt(form);
    await pass(500);
    expect(screen.getByText(/There is nothing to send back\./)).toBeTruthy();
  });

  it.each([
    ['JPY', 0, '¥4,900'],
    ['KWD', 3, 'KWD 4.900'],
  ])('writes %s with its own decimals', async (currency, decimals, text) => {
    const inCurrency = { ...breakdown('Blue shirt', 4900), currency, decimals };
    const answer = estimated({ payouts: [{ resolution: 'refund', breakdown: inCurrency, moneyMoves: 'receipt' }] });
    const { form } = await foundOrder(found(), { [ESTIMATE]: [json(answer)] });
    await chooseShirt(form);
    await pass(500);
    expect(rows().at(-1)).toBe(`Estimated refund: ${text}`);
  });
});
