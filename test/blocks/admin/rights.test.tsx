// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { capsOf } from '../../support/who-may.ts';
import { violations } from './axe.ts';
import { ID, PATH, aParcel, aParcelItem, aReturn, anEffect, anItem } from './builders.ts';
import { fakeNetwork, json, refuse, type Asked } from './network.ts';
import { everyTestAnew, open } from './set-up.tsx';

const ONE = `?page=boomerang-returns&return=${ID}`;
const PARCEL = `/admin/parcels/${ID}`;
const caps = (letters: string) => ({ caps: capsOf(letters).join(',') });
const list = (items: unknown[], total = items.length) => json({ items, total });
const sent = (log: readonly Asked[]) =>
  log.filter((one) => one.method === 'POST').map(({ path, body }) => [path, body]);
const received = aParcel({ state: 'received', can: ['inspect'] });

everyTestAnew();
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

describe('The warehouse', () => {
  it('sees which parcels are to come, without customers, amounts or the ways to other screens', async () => {
    const log = fakeNetwork({ 'GET /admin/parcels': [list([aParcelItem()])] });
    open('returns', undefined, caps('r'));
    const link = await screen.findByRole('link', { name: 'RMA-1001' });
    const row = link.closest('tr')!;
    for (const text of ['On its way', '#1077', '2 × Wool cap', 'USPS 9400 1']) expect(row.textContent).toContain(text);
    for (const name of ['New return', 'Report']) expect(screen.queryByRole('link', { name })).toBeNull();
    expect(log.map(({ path }) => path)).toEqual(['/admin/parcels']);
    expect(await violations()).toEqual([]);
  });

  it('finds a parcel by the number that is scanned, and opens the only one there is', async () => {
    const log = fakeNetwork({
      'GET /admin/parcels': [list([aParcelItem(), aParcelItem({ id: ID.replace(/1$/, '2') })]), list([aParcelItem()])],
      [`GET ${PARCEL}`]: [json(aParcel())],
    });
    const { user } = open('returns', undefined, caps('r'));
    await screen.findAllByRole('link', { name: 'RMA-1001' });
    await user.type(screen.getByRole('searchbox'), '94001{Enter}');
    expect(await screen.findByRole('heading', { name: 'Return RMA-1001' })).toBeTruthy();
    expect(log[1]?.query.get('search')).toBe('94001');
  });

  it('says that no parcel fits, and keeps what was typed', async () => {
    fakeNetwork({ 'GET /admin/parcels': [list([aParcelItem()]), list([])] });
    const { user } = open('returns', undefined, caps('r'));
    await screen.findByRole('link', { name: 'RMA-1001' });
    await user.type(screen.getByRole('searchbox'), 'jane@example.com{Enter}');
    expect(await screen.findByText(/No return fits/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('jane@example.com');
  });

  it('marks a parcel as received and inspects it, with nothing about money', async () => {
    const log = fakeNetwork({
      [`GET ${PARCEL}`]: [json(aParcel())],
      [`POST ${PARCEL}/commands`]: [json(received), json(aParcel({ state: 'closed', can: [] }))],
    });
    const { user } = open('returns', ONE, caps('r'));
    await user.click(await screen.findByRole('button', { name: 'Mark as received' }));
    await screen.findByRole('heading', { name: 'Inspect the items' });
    await user.click(
      within(screen.getByRole('group', { name: /Wool cap/ })).getByRole('button', {
        name: 'Damaged, Wool cap: one more',
      }),
    );
    expect(screen.queryByText('Lower the refund')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save inspection' }));
    expect(sent(log)).toEqual([
      [`${PARCEL}/commands`, { revision: 4, command: { type: 'receive' } }],
      [
        `${PARCEL}/commands`,
        { revision: 4, command: { type: 'inspect', lines: [{ orderLineId: 2, sellable: 1, damaged: 1, missing: 0 }] } },
      ],
    ]);
    expect(await screen.findByRole('heading', { name: 'Nothing left to do' })).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/\$|@|Jane/);
  });

  it('can use its inspection with a keyboard and a screen reader', async () => {
    fakeNetwork({ [`GET ${PARCEL}`]: [json(received)] });
    open('returns', ONE, caps('r'));
    await screen.findByRole('button', { name: 'Save inspection' });
    expect(await violations()).toEqual([]);
  });

  it('is told when somebody was faster, with what it had entered', async () => {
    fakeNetwork({
      [`GET ${PARCEL}`]: [json(received), json(aParcel({ state: 'closed', can: [] }))],
      [`POST ${PARCEL}/commands`]: [refuse(409, 'changed_meanwhile')],
    });
    const { user } = open('returns', ONE, caps('r'));
    await user.click(await screen.findByRole('button', { name: 'Save inspection' }));
    expect(
      (await screen.findAllByText(/Someone else changed this return.*Wool cap: 2 sellable/)).length,
    ).toBeGreaterThan(0);
  });

  it('says what a restock that failed needs', async () => {
    const effects = [anEffect({ kind: 'restock', about: 'Wool cap', state: 'failed' })];
    const log = fakeNetwork({
      [`GET ${PARCEL}`]: [json(aParcel({ state: 'closed', can: [], effects }))],
      [`POST ${PARCEL}/commands`]: [json(aParcel({ state: 'closed', can: [] }))],
    });
    const { user } = open('returns', ONE, caps('r'));
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(sent(log)[0]?.[1]).toEqual({ revision: 4, command: { type: 'try_again', effectId: effects[0]!.id } });
  });
});

describe('Who may not set the policy', () => {
  it('is shown neither Health nor the way to the policy', async () => {
    const log = fakeNetwork({ 'GET /admin/returns': [list([anItem()])], [`GET ${PATH}`]: [json(aReturn())] });
    const first = open('returns', undefined, caps('rhp'));
    await screen.findByRole('link', { name: 'RMA-1001' }, { timeout: 10_000 });
    expect(screen.getByRole('link', { name: 'Report' })).toBeTruthy();
    expect(log.map(({ path }) => path)).toEqual(['/admin/returns']);
    first.unmount();
    open('returns', ONE, caps('rhp'));
    expect(await screen.findByText(/Policy version 2/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Policy version/ })).toBeNull();
  });
});

describe('Who may not pay', () => {
  const doubt = aReturn({ state: 'inspected', can: [], effects: [anEffect()] });

  it('sees what is in doubt, and that somebody else decides it', async () => {
    fakeNetwork({ [`GET ${PATH}`]: [json(doubt)] });
    open('returns', ONE, caps('rh'));
    expect(await screen.findByText(/ask a colleague who may/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'This needs a colleague' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'It was paid' })).toBeNull();
  });

  it('inspects without lowering the refund', async () => {
    fakeNetwork({ [`GET ${PATH}`]: [json(aReturn({ state: 'received', can: ['inspect'] }))] });
    const { user } = open('returns', ONE, caps('rh'));
    const cap = await screen.findByRole('group', { name: /Wool cap/ });
    await user.click(within(cap).getByRole('button', { name: 'Damaged, Wool cap: one more' }));
    expect(screen.queryByText('Lower the refund')).toBeNull();
  });
});
