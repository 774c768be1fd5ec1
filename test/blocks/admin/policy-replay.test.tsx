// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReplayResponse } from '../../../bridge/contract/policy.ts';
import { aPolicy } from './builders.ts';
import { fakeNetwork, json, refuse, silence } from './network.ts';
import { everyTestAnew, open, pass, SPOKEN } from './set-up.tsx';

type Done = Extract<ReplayResponse, { state: 'done' }>;
const NOW_SIDE = {
  linesAllowed: 400,
  returnsAllowed: 36,
  returnsRefused: 7,
  returnsAutomatic: 30,
  paid: 210000,
  feesKept: 0,
  shippingPaid: 0,
  bonusPaid: 0,
};

function result(draft: Partial<Done['draft']> = {}, changed: Done['changed'] = []): Done {
  return {
    state: 'done',
    orders: 812,
    returns: 43,
    leftOut: 0,
    currency: 'EUR',
    decimals: 2,
    now: NOW_SIDE,
    draft: { ...NOW_SIDE, ...draft },
    changed,
  };
}

const SEE = 'See what this would have decided';
async function openAndSee() {
  const opened = open('policy');
  await opened.user.click(await screen.findByRole('button', { name: SEE }));
  return opened;
}
const panel = () => within(screen.getByRole('region', { name: 'What this would have decided' }));

everyTestAnew();

describe('What a draft would have decided', () => {
  it('is worked out from the draft, not from what is saved, and told in plain words', async () => {
    const more = { returnsAllowed: 43, returnsRefused: 0, returnsAutomatic: 25, linesAllowed: 520, paid: 241240 };
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'POST /policy/replay': [
        json({ state: 'reading', read: 200, total: 812 }),
        json({
          ...result(more, [
            {
              number: 'RMA-1004',
              orderNumber: '1077',
              kind: 'return',
              before: { allowed: false, code: 'window_over', amount: 0 },
              after: { allowed: true, code: 'approved_by_policy', amount: 4500 },
            },
          ]),
          leftOut: 2,
        }),
      ],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Change: Return window' }));
    await user.clear(screen.getByLabelText('Returns may be asked for within'));
    await user.type(screen.getByLabelText('Returns may be asked for within'), '60');
    await user.click(screen.getByRole('button', { name: SEE }));
    expect(await panel().findByText(/200 of 812/)).toBeTruthy();
    const progress = panel().getByRole('progressbar', { name: 'Orders read' }) as HTMLProgressElement;
    expect([progress.value, progress.max]).toEqual([200, 812]);
    expect((screen.getByRole('button', { name: 'Save policy' }) as HTMLButtonElement).disabled).toBe(false);
    await pass(2000);
    expect(await panel().findByText('7 more returns would have been allowed, €312.40 more paid out.')).toBeTruthy();
    expect(panel().getByText('12 more returns would have waited for you.')).toBeTruthy();
    expect(panel().getByText('120 more items of your orders could have been returned.')).toBeTruthy();
    expect(panel().getByText(/Orders: 812, returns: 43\. 2 orders in other currencies are left out\./)).toBeTruthy();
    const row = within(panel().getByRole('row', { name: /RMA-1004/ }));
    expect(row.getByText('Refused, €0.00. The time for returns is over.')).toBeTruthy();
    expect(row.getByText('Allowed, €45.00. Accepted at once, as your policy says.')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('What this would have decided');
    const sent = log.filter((one) => one.path === '/policy/replay').map((one) => one.body);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({ rules: { window: { days: 60 } } });
    expect(log.some((one) => one.method === 'PUT')).toBe(false);
  });

  it('does not call it waiting what is refused', async () => {
    const less = result({ returnsAllowed: 20, returnsRefused: 23, returnsAutomatic: 14, paid: 200000 });
    fakeNetwork({ 'GET /policy': [json(aPolicy())], 'POST /policy/replay': [json(less)] });
    await openAndSee();
    expect(await panel().findByText('16 returns fewer would have been allowed, €100.00 less paid out.')).toBeTruthy();
    expect(panel().queryByText(/waited for you/)).toBeNull();
  });

  it.each<[string, Partial<Done['draft']>]>([
    ['As many returns as now would have been allowed, just as much paid out.', {}],
    ['1 more return would have been allowed, €0.01 more paid out.', { returnsAllowed: 37, paid: 210001 }],
    ['3 returns fewer would have been allowed, €10.00 less paid out.', { returnsAllowed: 33, paid: 209000 }],
  ])('reads “%s”', async (sentence, draft) => {
    fakeNetwork({ 'GET /policy': [json(aPolicy())], 'POST /policy/replay': [json(result(draft))] });
    await openAndSee();
    expect(await panel().findByText(sentence)).toBeTruthy();
    expect(panel().getByText('No return would have been decided differently.')).toBeTruthy();
  });

  it('is marked as out of date once the draft is changed again, and no more when it is changed back', async () => {
    fakeNetwork({ 'GET /policy': [json(aPolicy())], 'POST /policy/replay': [json(result())] });
    const { user } = await openAndSee();
    await panel().findByText(/As many returns/);
    await user.click(screen.getByRole('button', { name: 'Change: E-mails' }));
    const box = screen.getByRole('checkbox', { name: 'WooCommerce’s own e-mail about a refund goes out too' });
    await user.click(box);
    expect(panel().getByText(/You have changed the policy since/, { ignore: SPOKEN })).toBeTruthy();
    await user.click(box);
    expect(panel().queryByText(/You have changed the policy since/, { ignore: SPOKEN })).toBeNull();
  });

  it('waits for a busy bridge, tells a failure, and can be asked for again', async () => {
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'POST /policy/replay': [refuse(503, 'busy'), refuse(503, 'store_unavailable'), json(result())],
    });
    const { user } = await openAndSee();
    await pass(2000);
    expect(await screen.findByText(/WooCommerce does not answer/, { ignore: SPOKEN })).toBeTruthy();
    expect(log.filter((one) => one.path === '/policy/replay')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: SEE }));
    expect(await panel().findByText(/As many returns/)).toBeTruthy();
  });

  it('is not asked for while a field can’t be read, and names the fields of a draft that contradicts itself', async () => {
    const log = fakeNetwork({
      'GET /policy': [json(aPolicy())],
      'POST /policy/replay': [
        refuse(422, 'policy_contradicts', {
          fields: [{ path: 'orderStates', code: 'no_order_state', params: {} }],
        }),
      ],
    });
    const { user } = open('policy');
    await user.click(await screen.findByRole('button', { name: 'Change: Approval' }));
    const days = screen.getByLabelText('After approval the parcel has to be sent within');
    await user.clear(days);
    await user.click(screen.getByRole('button', { name: SEE }));
    expect(screen.getByRole('link', { name: 'Approval, days to send the parcel' })).toBeTruthy();
    expect(log.some((one) => one.path === '/policy/replay')).toBe(false);
    await user.type(days, '10');
    await user.click(screen.getByRole('button', { name: SEE }));
    expect(await screen.findByRole('link', { name: 'Which orders, order status' })).toBeTruthy();
  });

  it('leaves the policy free to be saved meanwhile, and ends with that', async () => {
    const policy = aPolicy();
    fakeNetwork({
      'GET /policy': [json(policy)],
      'POST /policy/replay': [silence],
      'PUT /policy': [json({ ...policy, version: 4 })],
    });
    const { user } = await openAndSee();
    await user.click(screen.getByRole('button', { name: 'Save policy' }));
    expect(await screen.findByText('Saved as version 4.', { ignore: SPOKEN })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'What this would have decided' })).toBeNull();
  });
});
