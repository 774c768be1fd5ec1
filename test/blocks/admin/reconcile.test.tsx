// @vitest-environment happy-dom
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { differenceWords } from '../../../blocks/admin/health/reconcile/difference-words.ts';
import { ReconcileResult } from '../../../blocks/admin/health/reconcile/reconcile-result.tsx';
import { SweepRuns } from '../../../blocks/admin/health/sweeps/sweep-runs.tsx';
import { reconcileResponse, sweepsResponse } from '../../../bridge/contract/sweeps.ts';
import type { DifferenceView, ReconcileResponse, SweepView } from '../../../bridge/contract/sweeps.ts';
import { DIFFERENCE_CODES } from '../../../bridge/domain/reconcile/difference.ts';
import { SWEEP_NAMES } from '../../../bridge/domain/sweep.ts';
import { violations } from './axe.ts';
import { fakeNetwork, json, refuse } from './network.ts';
import { everyTestAnew, pass } from './set-up.tsx';

const ASK = 'GET /admin/reconcile';
const RUN = 'POST /admin/reconcile/run';
const AT = '2026-11-20T02:10:00.000Z';

const difference: DifferenceView = {
  code: 'refund_missing',
  orderId: 71,
  orderNumber: 'W-71',
  returnId: 'aaaaaaaa-0000-4000-8000-000000000001',
  returnNumber: 'RMA-1001',
  ours: 4990,
  theirs: null,
  currency: 'USD',
  decimals: 2,
  reference: '93',
};
const green = { at: AT, orders: 12, labels: 9, differences: [], found: 0 };
const answer = (over: Partial<ReconcileResponse> = {}) =>
  json(reconcileResponse.parse({ last: green, open: null, ...over }));

everyTestAnew();

function open(component: React.ReactElement) {
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTimeAsync(ms) });
  return { user, ...render(component) };
}

describe('The comparison with WooCommerce and Shippo', () => {
  it('says when everything agreed, and what was compared', async () => {
    fakeNetwork({ [ASK]: [answer()] });
    open(<ReconcileResult />);
    expect(await screen.findByText(/everything agreed to the cent: 12 orders, 9 labels/)).toBeTruthy();
    expect(screen.queryByRole('list')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('lists what differs, where it is, and what to do', async () => {
    const unknown = { ...difference, code: 'label_unknown', orderId: null, returnId: null, reference: 'tx9' } as const;
    fakeNetwork({ [ASK]: [answer({ last: { ...green, differences: [difference, unknown], found: 502 } })] });
    open(<ReconcileResult />);
    const list = within(await screen.findByRole('list', { name: 'Differences' }));
    expect(
      list.getByText('Boomerang has refunded $49.90, and WooCommerce has no such refund (any more).'),
    ).toBeTruthy();
    expect(list.getByRole('link', { name: 'RMA-1001' }).getAttribute('href')).toContain(
      `return=${difference.returnId}`,
    );
    expect(list.getByRole('link', { name: 'Order W-71' }).getAttribute('href')).toContain('post=71');
    expect(list.getByText(/Does another store of yours use the same Shippo account/)).toBeTruthy();
    expect(screen.getByText('And 500 more.')).toBeTruthy();
    expect(screen.queryByText(/everything agreed/)).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('is never green while the store does not answer: it says so, and shows what it has found', async () => {
    const trouble = { code: 'store_unavailable', message: 'WooCommerce did not answer in time.' };
    const half = { ...green, at: '2026-11-21T02:10:00.000Z', differences: [difference], found: 1 };
    fakeNetwork({ [ASK]: [answer({ last: null, open: { ...half, state: 'not_finished', trouble } })] });
    open(<ReconcileResult />);
    expect(
      await screen.findByText(
        'Not finished: your store does not answer (WooCommerce did not answer in time.). It goes on by itself.',
      ),
    ).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Differences' })).toBeTruthy();
    expect(document.querySelector('.is-green')).toBeNull();
  });

  it('is made at once when asked for, and shown when it is done', async () => {
    const later = { ...green, at: '2026-11-20T10:00:00.000Z', orders: 13 };
    const running = { ...green, at: later.at, orders: 4, state: 'running', trouble: null } as const;
    const log = fakeNetwork({
      [ASK]: [answer(), answer(), answer({ open: running }), answer({ last: later })],
      [RUN]: [answer()],
    });
    const { user } = open(<ReconcileResult />);
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('Comparing…')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    for (let look = 0; look < 3; look += 1) {
      const before = log.length;
      await pass(2_100);
      await waitFor(() => expect(log.length).toBeGreaterThan(before));
    }
    await waitFor(() => expect(screen.getByText(/13 orders, 9 labels/)).toBeTruthy());
    expect(screen.queryByText('Comparing…')).toBeNull();
    expect(log.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('says when it can’t be asked for', async () => {
    fakeNetwork({ [ASK]: [answer({ last: null })], [RUN]: [refuse(503, 'bridge_unreachable')] });
    const { user } = open(<ReconcileResult />);
    expect(await screen.findByText('There was no comparison yet. The first one is made tonight.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await waitFor(() => expect(screen.getAllByText(/cannot reach the Boomerang bridge/).length).toBeGreaterThan(0));
    expect(screen.queryByText('Comparing…')).toBeNull();
  });

  it('has words for every kind of difference, without a gap in them', () => {
    for (const code of DIFFERENCE_CODES) {
      const { what, todo } = differenceWords({ ...difference, code, theirs: 5000 });
      expect(`${what} ${todo}`).not.toMatch(/%|undefined|null|–/);
    }
  });
});

const sweep = (name: SweepView['name'], over: Partial<SweepView> = {}): SweepView => ({
  name,
  state: 'done',
  startedAt: AT,
  finishedAt: AT,
  workedMs: 1_200,
  counts: {},
  trouble: null,
  ...over,
});

describe('What Boomerang does by itself', () => {
  it('shows when each thing was last done, how long it took and what came of it', async () => {
    const some = {
      expiry: { counts: { expired: 2, failed: 1 } },
      reminders: { counts: { reminded: 1 }, workedMs: 200 },
      reconcile: { counts: { found: 3 }, workedMs: 240_000 },
      tracking: { state: 'not_finished', trouble: { code: 'carrier_unavailable', message: 'No answer' } },
      credits: { state: 'running' },
      retention: { state: 'never', startedAt: null },
    } as const;
    const sweeps = SWEEP_NAMES.map((name) => sweep(name, name in some ? some[name as keyof typeof some] : {}));
    fakeNetwork({ 'GET /admin/sweeps': [json(sweepsResponse.parse({ sweeps }))] });
    open(<SweepRuns />);
    const row = async (name: RegExp) => (await screen.findByRole('row', { name })).textContent;
    expect(await row(/never sent expire/)).toMatch(
      /1 second.*2 returns have expired\. 1 return could not be looked at/,
    );
    expect(await row(/Reminders/)).toMatch(/less than a second.*1 reminder was sent\./);
    expect(await row(/Comparison/)).toMatch(/4 minutes.*3 differences\./);
    expect(await row(/Parcels under way/)).toContain('Not finished: Shippo does not answer (No answer).');
    expect(await row(/Store credit/)).toContain('Under way');
    expect(await row(/Photos and personal data/)).toContain('Not yet');
    expect(await row(/legal deadlines/)).toContain('There was nothing to do.');
    expect(await violations()).toEqual([]);
  });
});
