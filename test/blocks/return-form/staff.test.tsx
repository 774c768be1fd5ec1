// @vitest-environment happy-dom
import './set-up.ts';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { EstimateRequest, LookupResponse } from '../../../bridge/contract/shop.ts';
import type { ReturnDetail, StaffSubmitRequest } from '../../../bridge/contract/staff.ts';
import type { ShopProblem } from '../../../blocks/api/shop-request.ts';
import type { StaffClient, StaffMode } from '../../../blocks/return-form/flow-types.ts';
import { ReturnFlow } from '../../../blocks/return-form/return-flow.tsx';
import { estimated, found, foundForWithdrawal, foundWithAll, reason, said, shirt, socks } from './builders.ts';
import { expectFocus } from './open-form.tsx';

const MADE = { id: 'made' } as ReturnDetail;

function openStaff(order: LookupResponse | ShopProblem, staff: Partial<StaffMode> = {}) {
  const onDone = vi.fn();
  const answer = 'order' in order ? ({ ok: true, value: order } as const) : ({ ok: false, problem: order } as const);
  const client = {
    lookup: vi.fn<StaffClient['lookup']>(async () => answer),
    search: vi.fn<StaffClient['search']>(async () => ({ ok: true, value: { orders: [], more: false } })),
    estimate: vi.fn<(request: EstimateRequest) => ReturnType<StaffClient['estimate']>>(async () => ({
      ok: true,
      value: estimated(),
    })),
    exchangeItems: vi.fn<StaffClient['exchangeItems']>(),
    photo: vi.fn<StaffClient['photo']>(),
    submit: vi.fn<StaffClient['submit']>(async () => ({ ok: true, value: MADE })),
  };
  render(
    <ReturnFlow
      client={client}
      config={{ locale: 'en_US', email: '', withdrawal: true, titled: false }}
      staff={{ onDone, ...staff }}
    />,
  );
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTimeAsync(ms) });
  return { client, onDone, user, sent: () => client.submit.mock.calls[0]?.[0] as StaffSubmitRequest | undefined };
}

describe('Staff open a return for a customer', () => {
  it('find the order by its number alone', async () => {
    const { client, user } = openStaff(found());
    expect(screen.queryByLabelText('E-mail address')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Withdraw from contract here' })).toBeNull();
    await user.type(screen.getByLabelText('Order number, e-mail or name'), '1042');
    await user.click(screen.getByRole('button', { name: 'Find order' }));
    expect(await screen.findByRole('heading', { name: 'What comes back?' })).toBeTruthy();
    expect(client.lookup.mock.calls[0]?.[0]).toEqual({ orderNumber: '1042', locale: 'en_US' });
  });

  it('read their own words when there is no such order', async () => {
    openStaff({ code: 'order_not_found', params: {} }, { orderNumber: '9' });
    expect((await screen.findByRole('alert')).textContent).toBe('There is no order with this number.');
  });

  it('may go on without photo or comment if they say why, and go on to the return', async () => {
    const reasons = [reason('damaged', 'Damaged', { photoRequired: true, commentRequired: true })];
    const { onDone, sent, user } = openStaff(found({ reasons }, [shirt()]), { orderNumber: '1042' });
    expect(await screen.findByText('The reason asks for a photo or a comment.')).toBeTruthy();
    await user.type(screen.getByLabelText('Why do you allow it?'), 'Told on the phone');
    await user.click(screen.getByRole('button', { name: 'Open the return' }));
    expect(onDone).toHaveBeenCalledWith(MADE);
    expect(sent()).toEqual({
      token: 'pass-1',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      kind: 'return',
      lines: [
        {
          lineId: 1,
          quantity: 1,
          reasonId: 'damaged',
          comment: '',
          resolution: 'refund',
          exchange: null,
          photoIds: [],
        },
      ],
      comment: '',
      name: '',
      override: 'Told on the phone',
      locale: 'en_US',
    });
  });

  it('keep no customer’s data in the browser', async () => {
    openStaff(found(), { orderNumber: '1042' });
    await screen.findByText('Blue shirt');
    expect(window.sessionStorage).toHaveLength(0);
  });
});

describe('What the policy refuses', () => {
  const over = said('window_over', { until: '2026-11-01T09:00:00Z' });
  const late = () => [
    shirt({ returnable: 0, refusal: over }),
    socks({ returnable: 0, refusal: said('all_returned', { quantity: 3 }) }),
    socks({ lineId: 3, name: 'Long socks', returnable: 0, refusal: over, unitsLeft: 2 }),
  ];

  it('stays closed where staff may not override', async () => {
    openStaff(found({}, late()), { orderNumber: '1042' });
    await screen.findByRole('heading', { name: 'What comes back?' });
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('can be chosen with a written reason, up to the units that are there', async () => {
    const { sent, onDone, user } = openStaff(found({ mayOverride: true }, late()), { orderNumber: '1042' });
    expect(await screen.findAllByRole('checkbox')).toHaveLength(2);
    expect(screen.queryByLabelText('Why do you allow it?')).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /Long socks/ }));
    expect(screen.getByText('1 of 2')).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox'), 'Too small');
    await user.click(screen.getByRole('button', { name: 'Open the return' }));
    const why = screen.getByLabelText('Why do you allow it?');
    expectFocus(why);
    expect(screen.getByText('Please write a reason.')).toBeTruthy();
    expect(onDone).not.toHaveBeenCalled();
    await user.type(why, 'Was in hospital');
    await user.click(screen.getByRole('button', { name: 'Open the return' }));
    expect(sent()).toMatchObject({ override: 'Was in hospital', lines: [{ lineId: 3 }] });
  });

  it('is a whole order, a reason or a resolution just as well', async () => {
    const order = foundWithAll(
      { mayOverride: true, reasons: [reason('too_small', 'Too small', { resolutions: ['refund'] }), reason('b', 'B')] },
      [shirt({ reasonsOver: [{ reasonId: 'too_small', refusal: over }] })],
    );
    const { user } = openStaff(order, { orderNumber: '1042' });
    await user.selectOptions(await screen.findByRole('combobox'), 'Too small');
    expect(screen.getByLabelText('Why do you allow it?')).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox'), 'B');
    expect(screen.queryByLabelText('Why do you allow it?')).toBeNull();
    await user.selectOptions(screen.getByRole('combobox'), 'Too small');
    await user.click(screen.getByRole('radio', { name: /^Store credit/ }));
    const field = screen.getByLabelText('Why do you allow it?').closest('div')!;
    expect(field.textContent).toContain('The reason does not allow this.');
    expect(field.textContent).toContain('The time for returns ended on Nov 1, 2026.');
  });

  it('never is what no written reason brings back', async () => {
    const foreign = said('credit_other_currency', { currency: 'USD', storeCurrency: 'EUR' });
    const order = foundWithAll({ mayOverride: true }, [
      shirt({ resolutionsRefused: [{ resolution: 'store_credit', refusal: foreign }] }),
    ]);
    const { user } = openStaff(order, { orderNumber: '1042' });
    await user.selectOptions(await screen.findByRole('combobox'), 'Too small');
    expect(screen.queryByRole('radio', { name: /^Store credit/ })).toBeNull();
    expect(
      screen.getByText(
        /^Store credit: The order was paid in USD; store credit can only be given in the store’s currency, EUR/,
      ),
    ).toBeTruthy();
  });

  it('asks for the reason when only the bridge knows that one is needed', async () => {
    const { client, user } = openStaff(found({ mayOverride: true }, [shirt()]), { orderNumber: '1042' });
    client.submit.mockResolvedValueOnce({ ok: false, problem: { code: 'override_required', params: { lineId: 1 } } });
    await user.selectOptions(await screen.findByRole('combobox'), 'Too small');
    await user.click(screen.getByRole('button', { name: 'Open the return' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Please write why you allow it.');
    expect(screen.getByLabelText('Why do you allow it?')).toBeTruthy();
  });
});

describe('A withdrawal by letter or phone', () => {
  it('is recorded in one step, with the customer’s name', async () => {
    const { sent, user } = openStaff(foundForWithdrawal(), { orderNumber: '1042' });
    await user.click(await screen.findByRole('radio', { name: 'A withdrawal from the contract, by law' }));
    expectFocus(screen.getByRole('radio', { name: 'A withdrawal from the contract, by law' }));
    expect(screen.getByLabelText<HTMLInputElement>('Name of the customer').value).toBe('Jane Doe');
    await user.click(screen.getByRole('button', { name: 'Record the withdrawal' }));
    expect(sent()).toMatchObject({ kind: 'withdrawal', name: 'Jane Doe', lines: [{ reasonId: '' }, { quantity: 3 }] });
  });
});

describe('Staff change a return', () => {
  const asked = { reasonId: 'too_small', comment: '', exchange: null, photoIds: [], resolution: 'refund' as const };
  const edit = { lookup: found({ token: 'edit-pass' }), lines: [{ ...asked, lineId: 1, quantity: 1 }] };

  it('on the form that opens by itself, and send what it is now', async () => {
    const send = vi.fn<NonNullable<StaffMode['change']>['send']>(async () => ({ ok: true, value: MADE }));
    const change = { kind: 'return' as const, open: async () => ({ ok: true, value: edit }) as const, send };
    const { onDone, user } = openStaff(found(), { change });
    expect(await screen.findByRole('heading', { name: 'Change the return' })).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await user.selectOptions(screen.getAllByRole('combobox')[1]!, 'Too small');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(send.mock.calls[0]?.[0]).toMatchObject({
      token: 'edit-pass',
      override: '',
      lines: [{ lineId: 1 }, { lineId: 2 }],
    });
    expect(onDone).toHaveBeenCalledWith(MADE);
  });

  it('can leave it, and try again where it can’t be opened', async () => {
    const open = vi
      .fn<NonNullable<StaffMode['change']>['open']>()
      .mockResolvedValueOnce({ ok: false, problem: { code: 'store_unavailable', params: {} } })
      .mockResolvedValue({ ok: true, value: edit });
    const onLeave = vi.fn();
    const { user } = openStaff(found(), { change: { kind: 'return', open, send: vi.fn() }, onLeave });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await user.click(await screen.findByRole('button', { name: 'Leave it as it is' }));
    expect(onLeave).toHaveBeenCalled();
  });
});
