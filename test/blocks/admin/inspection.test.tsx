// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place, unplaced, type Kind, type Rest } from '../../../blocks/admin/return/inspection.ts';
import { ID, PATH, aPayout, aReturn } from './builders.ts';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { fakeNetwork, json, refuse, type Asked } from './network.ts';
import { SPOKEN, everyTestAnew, open } from './set-up.tsx';

const SEARCH = `?page=boomerang-returns&return=${ID}`;
const received = aReturn({ state: 'received', sendBackBy: null, can: ['inspect'] });
const sent = (log: readonly Asked[]) => log.filter((one) => one.method === 'POST').map((one) => one.body);

everyTestAnew();

describe('Inspecting a parcel', () => {
  it('starts with every unit sellable, asks because money moves then, and sends what was found', async () => {
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json(received)],
      [`POST ${PATH}/commands`]: [json(aReturn({ state: 'inspected', can: [], revision: 5 }))],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Damaged, Wool cap: one more' }));
    await user.click(screen.getByRole('button', { name: 'Missing, Wool cap: one more' }));
    expect((screen.getByLabelText('Sellable, Wool cap') as HTMLInputElement).value).toBe('1');
    await user.click(screen.getByRole('button', { name: 'Save inspection' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save inspection and refund?' });
    expect(dialog.textContent).toContain('$63.13 goes back to the shopper. The units that are missing are taken off.');
    await user.click(within(dialog).getByRole('button', { name: 'Save and refund' }));
    expect(sent(log)).toEqual([
      {
        revision: 4,
        command: {
          type: 'inspect',
          lines: [
            { orderLineId: 1, sellable: 1, damaged: 0, missing: 0, lowered: null },
            { orderLineId: 2, sellable: 1, damaged: 1, missing: 1, lowered: null },
          ],
        },
      },
    ]);
  });

  it('waits until the units of each line add up, and says what is wrong', async () => {
    fakeNetwork({ [`GET ${PATH}`]: [json(received)] });
    const { user } = open('returns', SEARCH);
    const sellable = await screen.findByLabelText('Sellable, Wool cap');
    await user.clear(sellable);
    await user.type(sellable, '2');
    expect(screen.getByText('1 unit is not placed yet.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save inspection' }).getAttribute('aria-disabled')).toBe('true');
    await user.type(sellable, '0');
    expect((sellable as HTMLInputElement).value).toBe('3');
    expect(screen.getByRole('button', { name: 'Save inspection' }).getAttribute('aria-disabled')).toBeNull();
  });

  it('asks nothing when the money moved before', async () => {
    const paid = [aPayout({ state: 'settled', settledAt: '2026-11-22T12:00:00.000Z' })];
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json({ ...received, payouts: paid })],
      [`POST ${PATH}/commands`]: [json(aReturn({ state: 'closed', can: [], payouts: paid }))],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Save inspection' }));
    expect(await screen.findByRole('heading', { name: 'Nothing left to do' })).toBeTruthy();
    expect(sent(log)).toHaveLength(1);
  });

  it('says what had been entered when a colleague has inspected meanwhile', async () => {
    fakeNetwork({
      [`GET ${PATH}`]: [json(received), json(aReturn({ state: 'closed', can: [] }))],
      [`POST ${PATH}/commands`]: [refuse(409, 'changed_meanwhile')],
    });
    const { user } = open('returns', SEARCH);
    await user.click(await screen.findByRole('button', { name: 'Damaged, Wool cap: one more' }));
    await user.click(screen.getByRole('button', { name: 'Save inspection' }));
    await user.click(await screen.findByRole('button', { name: 'Save and refund' }));
    const told =
      /You had entered: “Blue shirt: 1 sellable, 0 damaged, 0 missing; Wool cap: 2 sellable, 1 damaged, 0 missing”/;
    expect(await screen.findByText(told, { ignore: SPOKEN })).toBeTruthy();
  });
});

it('starts with damaged units where the reason says that nothing can be sold, and leaves kept items out', async () => {
  const [shirt, cap] = received.lines as [ReturnDetail['lines'][number], ReturnDetail['lines'][number]];
  const kept = { ...shirt, orderLineId: 3, name: 'Old socks', resolution: 'keep' as const };
  const log = fakeNetwork({
    [`GET ${PATH}`]: [json({ ...received, lines: [shirt, { ...cap, sellable: false }, kept] })],
    [`POST ${PATH}/commands`]: [json(aReturn({ state: 'inspected', can: [], revision: 5 }))],
  });
  const { user } = open('returns', SEARCH);
  expect(((await screen.findByLabelText('Damaged, Wool cap')) as HTMLInputElement).value).toBe('3');
  expect(screen.getByText('“Arrived damaged”: not sellable, unless you say otherwise.')).toBeTruthy();
  expect(screen.queryByLabelText('Sellable, Old socks')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Sellable, Wool cap: one more' }));
  await user.click(screen.getByRole('button', { name: 'Save inspection' }));
  await user.click(await screen.findByRole('button', { name: 'Save and refund' }));
  expect(sent(log)).toEqual([
    {
      revision: 4,
      command: {
        type: 'inspect',
        lines: [
          { orderLineId: 1, sellable: 1, damaged: 0, missing: 0, lowered: null },
          { orderLineId: 2, sellable: 1, damaged: 2, missing: 0, lowered: null },
        ],
      },
    },
  ]);
});

it.each<[Rest, Kind]>([
  ['sellable', 'damaged'],
  ['damaged', 'sellable'],
])('never leaves units over when those that are not %s are counted', (rest, other) => {
  const step = fc.record({
    kind: fc.constantFrom<Kind>(other, 'missing'),
    value: fc.integer({ min: -2, max: 12 }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.array(step), (quantity, steps) => {
      let found = { sellable: 0, damaged: 0, missing: 0, [rest]: quantity };
      for (const { kind, value } of steps) found = place(found, quantity, kind, value, rest);
      const left = unplaced(found, quantity);
      return found[other] + found.missing > quantity ? found[rest] === 0 && left < 0 : left === 0;
    }),
  );
});
