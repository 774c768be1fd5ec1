// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ReportResponse } from '../../../bridge/contract/staff.ts';
import { violations } from './axe.ts';
import { fakeNetwork, json, refuse, type Asked } from './network.ts';
import { everyTestAnew, open, pass } from './set-up.tsx';

const REPORT = 'GET /admin/report';
const asked = (log: readonly Asked[]) => Object.fromEntries(log.at(-1)?.query ?? []);

const sums = {
  goods: 8000,
  tax: 700,
  shipping: 300,
  refunded: 9000,
  creditIssued: 2100,
  creditUsed: 800,
  creditEnded: 0,
  exchanged: 4500,
  kept: 100,
  labels: 745,
};
const month = { month: '2026-10', currency: 'USD', decimals: 2 };

function aReport(change: Partial<ReportResponse> = {}): ReportResponse {
  return {
    byRefundMonth: [
      { ...sums, ...month, month: '2026-11', store: null },
      { ...sums, ...month, store: { ours: 9000, others: 1234, agrees: true } },
    ],
    bySaleMonth: [{ ...sums, ...month, store: { sales: 90_000, ours: 8500, others: 0, agrees: false } }],
    liability: [{ amount: 1300, currency: 'USD', decimals: 2 }],
    reading: null,
    ...change,
  };
}

everyTestAnew();

describe('The report', () => {
  it('shows the last twelve months, WooCommerce beside Boomerang, and says what differs', async () => {
    const log = fakeNetwork({ [REPORT]: [json(aReport())] });
    open('report', '?page=boomerang-report');
    const title = await screen.findByRole('heading', { name: 'By month of the refund' });
    const byRefund = within(title.closest('section')!);
    expect(asked(log)).toMatchObject({ from: '2025-12', to: '2026-11' });
    const october = within(byRefund.getByRole('row', { name: /^October 2026/ }));
    expect(october.getByText('Agrees to the cent')).toBeTruthy();
    expect(october.getByText('$12.34')).toBeTruthy();
    expect(within(byRefund.getByRole('row', { name: /^November 2026/ })).getByText('Not read yet')).toBeTruthy();
    expect(screen.getByText('WooCommerce has $5.00 less. Perhaps a refund was deleted there.')).toBeTruthy();
    expect(screen.getByText('$13.00')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Why this differs from WooCommerce Analytics' })).toBeTruthy();
  });

  it('looks again while orders are being read, and stops then', async () => {
    const log = fakeNetwork({
      [REPORT]: [
        json(aReport({ reading: { read: 40, total: null } })),
        json(aReport({ reading: { read: 120, total: 450 } })),
        json(aReport()),
      ],
    });
    open('report', '?page=boomerang-report');
    expect(await screen.findByText('Orders are being read: 40 so far.')).toBeTruthy();
    await pass(3_100);
    expect(await screen.findByText('Orders are being read: 120 of 450.')).toBeTruthy();
    await pass(3_100);
    await waitFor(() => expect(screen.queryByText(/Orders are being read/)).toBeNull());
    await pass(30_000);
    expect(log).toHaveLength(3);
  });

  it('keeps the chosen months in its address, and does not ask for months that make no sense', async () => {
    const log = fakeNetwork({ [REPORT]: [json(aReport())] });
    const { user } = open('report', '?page=boomerang-report&from=2026-01&to=2026-03');
    await screen.findByRole('heading', { name: 'By month of the sale' });
    expect(asked(log)).toMatchObject({ from: '2026-01', to: '2026-03' });
    await user.selectOptions(screen.getByLabelText('First month'), 'June 2026');
    expect(screen.getByText('The first month comes after the last one: choose an earlier one.')).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('First month'), 'January 2024');
    expect(screen.getByText('That is more than 24 months: choose a shorter time.')).toBeTruthy();
    expect(log).toHaveLength(1);
    expect(window.location.search).toBe('?page=boomerang-report&from=2024-01&to=2026-03');
  });

  it('says that it could not be had, and tries again', async () => {
    fakeNetwork({ [REPORT]: [refuse(503, 'bridge_unreachable'), json(aReport())] });
    const { user } = open('report', '?page=boomerang-report');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'By month of the sale' })).toBeTruthy();
  });

  it('is downloaded as CSV', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      files.push(blob as Blob);
      return 'blob:x';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    fakeNetwork({ [REPORT]: [json(aReport())] });
    const { user } = open('report', '?page=boomerang-report');
    await user.click((await screen.findAllByRole('button', { name: 'Download CSV' }))[0]!);
    expect((click.mock.instances[0] as unknown as HTMLAnchorElement).download).toBe(
      'returns-by-refund-2025-12-2026-11.csv',
    );
    expect(await files[0]!.text()).toContain(
      '2026-10,USD,80.00,3.00,7.00,90.00,21.00,8.00,0.00,45.00,1.00,7.45,90.00,12.34,Agrees to the cent\r\n',
    );
    vi.restoreAllMocks();
  });

  it('has nothing that axe finds fault with', async () => {
    fakeNetwork({ [REPORT]: [json(aReport({ reading: { read: 1, total: 2 } }))] });
    open('report', '?page=boomerang-report');
    await screen.findByRole('heading', { name: 'By month of the sale' });
    expect(await violations()).toEqual([]);
  });
});
