// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { violations } from './axe.ts';
import { ID, PATH, aReturn, anItem } from './builders.ts';
import { fakeNetwork, json, refuse, type Asked } from './network.ts';
import { everyTestAnew, open, pass } from './set-up.tsx';

const LIST = 'GET /admin/returns';
const page = (items: unknown[], total = items.length) => json({ items, total });
const asked = (log: readonly Asked[]) => Object.fromEntries(log.at(-1)?.query ?? []);

everyTestAnew();
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

describe('The list of returns', () => {
  it('marks a withdrawal, says what the shopper gets, and what is due', async () => {
    fakeNetwork({
      [LIST]: [page([anItem({ kind: 'withdrawal', resolutions: ['refund', 'store_credit'], attention: 'deadline' })])],
    });
    open('returns');
    const row = (await screen.findByRole('link', { name: 'RMA-1001' }, { timeout: 10_000 })).closest('tr')!;
    for (const text of ['Withdrawal', 'Refund, Store credit', 'Refund due soon']) {
      expect(within(row).getByText(text)).toBeTruthy();
    }
  });

  it('shows each return with what needs attention, the newest first', async () => {
    const log = fakeNetwork({ [LIST]: [page([anItem()])] });
    open('returns', undefined, { orderUrl: 'order/{id}' });
    const row = (await screen.findByRole('link', { name: 'RMA-1001' }, { timeout: 10_000 })).closest('tr')!;
    for (const text of ['Jane Miller', 'Requested', 'Refund', '$70.35', '3 days ago', 'Decision needed']) {
      expect(within(row).getByText(text)).toBeTruthy();
    }
    expect(within(row).getByRole('link', { name: '#1077' }).getAttribute('href')).toBe('order/77');
    expect(asked(log)).toMatchObject({ sort: 'created_at', direction: 'desc', page: '1', perPage: '20' });
  });

  it('takes search, filters, sort and page from its address, so that a link brings the same view back', async () => {
    const log = fakeNetwork({ [LIST]: [page([anItem()], 90)] });
    open(
      'returns',
      '?page=boomerang-returns&s=jane&states=requested,approved&attention=true&orderby=amount&order=asc&paged=3',
    );
    await screen.findByRole('link', { name: 'RMA-1001' });
    expect(asked(log)).toMatchObject({
      search: 'jane',
      states: 'requested,approved',
      attention: 'true',
      sort: 'amount',
      direction: 'asc',
      page: '3',
    });
  });

  it('searches on the server and keeps the search in the address', async () => {
    const log = fakeNetwork({ [LIST]: [page([anItem()])] });
    const { user } = open('returns');
    await screen.findByRole('link', { name: 'RMA-1001' });
    await user.type(screen.getByRole('searchbox'), 'cap');
    await pass(1_000);
    await waitFor(() => expect(asked(log)['search']).toBe('cap'));
    expect(window.location.search).toBe('?page=boomerang-returns&s=cap');
  });

  it('opens a return without loading the page anew, and back leads to the same view', async () => {
    fakeNetwork({ [LIST]: [page([anItem()])], [`GET ${PATH}`]: [json(aReturn())] });
    const { user } = open('returns', '?page=boomerang-returns&s=jane');
    await user.click(await screen.findByRole('link', { name: 'RMA-1001' }));
    expect(await screen.findByRole('heading', { name: 'Return RMA-1001' })).toBeTruthy();
    expect(window.location.search).toBe(`?page=boomerang-returns&return=${ID}`);
    window.history.back();
    await pass(100);
    expect(await screen.findByRole('heading', { name: 'Returns' })).toBeTruthy();
    expect(window.location.search).toBe('?page=boomerang-returns&s=jane');
  });

  it('is a list on a phone, where choosing a row opens the return', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
    fakeNetwork({ [LIST]: [page([anItem()])], [`GET ${PATH}`]: [json(aReturn())] });
    const { user } = open('returns');
    await user.click(await screen.findByRole('button', { name: 'RMA-1001' }));
    expect(await screen.findByRole('heading', { name: 'Return RMA-1001' })).toBeTruthy();
  });

  it('has nothing that axe finds fault with', async () => {
    fakeNetwork({
      [LIST]: [page([anItem({ kind: 'withdrawal' }), anItem({ id: `${ID.slice(0, -1)}2`, number: 'RMA-1002' })])],
    });
    open('returns');
    await screen.findByRole('link', { name: 'RMA-1002' });
    expect(await violations()).toEqual([]);
  });

  it('welcomes an owner who has no returns yet', async () => {
    fakeNetwork({ [LIST]: [page([])] });
    open('returns');
    expect(await screen.findByRole('heading', { name: 'No returns yet' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Set up the return policy' }).getAttribute('href')).toBe(
      '?page=boomerang-policy',
    );
  });

  it('says that nothing fits a search, which is another thing than having no returns', async () => {
    fakeNetwork({ [LIST]: [page([])] });
    open('returns', '?page=boomerang-returns&s=nobody');
    expect(await screen.findByText(/No return fits this search/)).toBeTruthy();
  });

  it('says that the bridge is away, where to look, and tries again', async () => {
    fakeNetwork({ [LIST]: [refuse(503, 'bridge_unreachable'), page([anItem()])] });
    const { user } = open('returns');
    expect((await screen.findByRole('link', { name: 'Check the connection' })).getAttribute('href')).toBe(
      '?page=boomerang-connection',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'RMA-1001' })).toBeTruthy();
  });
});
