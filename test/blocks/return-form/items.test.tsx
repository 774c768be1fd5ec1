// @vitest-environment happy-dom
import './set-up.ts';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { found, made, reason, said, shirt, socks } from './builders.ts';
import { json, refuse } from './fake-network.ts';
import { chooseShirt, expectFocus, foundOrder, LOOKUP, request, sentTo, SUBMIT } from './open-form.tsx';

describe('The lines of the order', () => {
  it('say what was paid and until when they can be returned', async () => {
    await foundOrder();
    const [first, second] = screen.getAllByRole('listitem');
    expect(within(first!).getByText('$52.92')).toBeTruthy();
    expect(within(first!).getByText('Returnable until Dec 13, 2026')).toBeTruthy();
    expect(within(second!).getByText('3 for $44.61')).toBeTruthy();
  });

  it('say why the others can’t be returned, with dates as the page writes them', async () => {
    const closed = (lineId: number, name: string, refusal: ReturnType<typeof said>) =>
      shirt({ lineId, name, returnable: 0, refusal });
    const lines = [
      shirt(),
      closed(3, 'Song', said('virtual')),
      closed(4, 'Hat', said('window_over', { until: '2026-11-01T09:00:00Z' })),
      closed(5, 'Gloves', said('all_returned', { quantity: 2 })),
      closed(6, 'Voucher', said('gift_card')),
    ];
    await foundOrder(found({}, lines), {}, 'de_DE');
    expect(screen.getByText('A digital product: it can’t be sent back.')).toBeTruthy();
    expect(screen.getByText('Could be returned until 01.11.2026.')).toBeTruthy();
    expect(screen.getByText('All 2 are already in a return.')).toBeTruthy();
    expect(screen.getByText('A gift card: the store does not take it back.')).toBeTruthy();
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  });

  it('offer nothing when the whole order can’t be returned', async () => {
    await foundOrder(found({ refusal: said('order_state', { status: 'processing' }) }));
    expect(screen.getByText(/This order is not completed yet/)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Request return' })).toBeNull();
  });

  it('do not let the quantity leave what can be returned', async () => {
    const { form } = await foundOrder(found({}, [socks()]));
    await form.user.click(screen.getByRole('button', { name: 'One less' }));
    expect(screen.getByText('1 of 2')).toBeTruthy();
    for (let times = 0; times < 3; times += 1) await form.user.click(screen.getByRole('button', { name: 'One more' }));
    expect(screen.getByText('2 of 2')).toBeTruthy();
  });
});

describe('A shopper in a hurry', () => {
  it('finds the only item and the only reason chosen already, and asks with one tap', async () => {
    const order = found({ reasons: [reason('changed_mind', 'Changed my mind')] }, [shirt()]);
    const { log, form } = await foundOrder(order, { [SUBMIT]: [json(made(), 201)] });
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.queryByRole('radio')).toBeNull();
    await request(form);
    await screen.findByText('RMA-1001');
    expect(sentTo(log, SUBMIT)[0]?.body.lines).toMatchObject([
      { lineId: 1, reasonId: 'changed_mind', resolution: 'refund' },
    ]);
  });
});

describe('The reasons', () => {
  const late = said('window_over', { until: '2026-11-20T12:00:00Z' });

  it('can’t be chosen once their own time is over, and say so', async () => {
    await foundOrder(found({}, [shirt({ reasonsOver: [{ reasonId: 'too_small', refusal: late }] })]));
    expect(screen.getByRole<HTMLOptionElement>('option', { name: 'Too small' }).disabled).toBe(true);
    expect(screen.getByRole<HTMLOptionElement>('option', { name: 'Arrived damaged' }).disabled).toBe(false);
    expect(screen.getByText('Too small: Could be returned until Nov 20, 2026.')).toBeTruthy();
  });

  it('can’t be chosen when they leave nothing that could be had', async () => {
    const reasons = [reason('too_small', 'Too small', { resolutions: ['exchange'] }), reason('damaged', 'Damaged')];
    await foundOrder(found({ reasons }, [shirt()]));
    expect(screen.getByRole<HTMLOptionElement>('option', { name: 'Too small' }).disabled).toBe(true);
  });

  it('want a few words where the store asks for them', async () => {
    const reasons = [reason('damaged', 'Damaged', { commentRequired: true }), reason('too_small', 'Too small')];
    const { log, form } = await foundOrder(found({ reasons }, [shirt()]), { [SUBMIT]: [json(made(), 201)] });
    await form.user.selectOptions(screen.getByRole('combobox'), 'Damaged');
    await request(form);
    const comment = screen.getByRole('textbox', { name: 'Comment on Blue shirt' });
    expect(screen.getByText('Please say in a few words what happened.')).toBeTruthy();
    expectFocus(comment);
    await form.user.type(comment, 'Torn seam');
    await request(form);
    await screen.findByText('RMA-1001');
    expect(sentTo(log, SUBMIT)[0]?.body.lines).toMatchObject([{ comment: 'Torn seam' }]);
  });
});

describe('Asking for the return', () => {
  it('sends what was chosen, the locale and the page’s address without its query, and no amount', async () => {
    window.history.replaceState(null, '', '/returns/?utm_source=mail');
    const { log, form } = await foundOrder(found(), { [SUBMIT]: [json(made(), 201)] }, 'de_DE');
    await chooseShirt(form);
    await form.user.click(screen.getByRole('button', { name: 'Add a comment' }));
    await form.user.type(screen.getByLabelText('Comment on Blue shirt'), 'Sleeves');
    await form.user.click(screen.getByRole('button', { name: 'Add a message to the store' }));
    await form.user.type(screen.getByLabelText('Message to the store'), 'Thanks');
    await request(form);
    await screen.findByText('RMA-1001');
    expect(sentTo(log, SUBMIT)[0]?.body).toEqual({
      token: 'pass-1',
      requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      kind: 'return',
      lines: [
        {
          lineId: 1,
          quantity: 1,
          reasonId: 'too_small',
          comment: 'Sleeves',
          resolution: 'refund',
          exchange: null,
          photoIds: [],
        },
      ],
      comment: 'Thanks',
      name: '',
      locale: 'de_DE',
      page: `${window.location.origin}/returns/`,
    });
  });

  it('wants at least one item', async () => {
    const { log, form } = await foundOrder();
    await request(form);
    expect(screen.getByText('Please choose at least one item.')).toBeTruthy();
    expectFocus(screen.getAllByRole('checkbox')[0]!);
    expect(sentTo(log, SUBMIT)).toHaveLength(0);
  });

  it('wants a reason, and goes to where it is missing', async () => {
    const { log, form } = await foundOrder();
    await chooseShirt(form);
    await form.user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await request(form);
    const select = screen.getAllByLabelText('Why are you returning it?')[1]!;
    expectFocus(select);
    expect(screen.getByRole('combobox', { description: 'Please choose a reason.' })).toBe(select);
    expect(sentTo(log, SUBMIT)).toHaveLength(0);
  });

  it('shows a refusal of one line at that line, and the order as it is now', async () => {
    const refused = refuse(422, 'quantity_not_returnable', { lineId: 2, name: 'Wool socks', returnable: 1 });
    const { form } = await foundOrder(found(), {
      [LOOKUP]: [json(found()), json(found({}, [shirt(), socks({ returnable: 1 })]))],
      [SUBMIT]: [refused],
    });
    await form.user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await form.user.selectOptions(screen.getByLabelText('Why are you returning it?'), 'Too small');
    await form.user.click(screen.getByRole('button', { name: 'One more' }));
    await request(form);
    const line = (await screen.findByText(/Only 1 of this item can still be returned/)).closest('li');
    expect(line?.textContent).toContain('Wool socks');
    expectFocus(screen.getByRole('checkbox', { name: /Wool socks/ }));
    expect(screen.queryByRole('group', { name: 'How many of Wool socks' })).toBeNull();
  });

  it('says which item can no longer be returned when nothing of it is left', async () => {
    const gone = shirt({ returnable: 0, refusal: said('all_returned', { quantity: 1 }) });
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
