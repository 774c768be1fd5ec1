// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place, unplaced, type Kind } from '../../../blocks/admin/return/inspection.ts';
import { ID, PATH, aReturn } from './builders.ts';
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
    expect(dialog.textContent).toContain('less the units that are missing');
    await user.click(within(dialog).getByRole('button', { name: 'Save and refund' }));
    expect(sent(log)).toEqual([
      {
        revision: 4,
        command: {
          type: 'inspect',
          lines: [
            { orderLineId: 1, sellable: 1, damaged: 0, missing: 0 },
            { orderLineId: 2, sellable: 1, damaged: 1, missing: 1 },
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
    const paid = { ...received.payout, state: 'settled' as const, settledAt: '2026-11-22T12:00:00.000Z' };
    const log = fakeNetwork({
      [`GET ${PATH}`]: [json({ ...received, payout: paid })],
      [`POST ${PATH}/commands`]: [json(aReturn({ state: 'closed', can: [], payout: paid }))],
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

it('never leaves units over when only damaged and missing ones are counted', () => {
  const step = fc.record({
    kind: fc.constantFrom<Kind>('damaged', 'missing'),
    value: fc.integer({ min: -2, max: 12 }),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.array(step), (quantity, steps) => {
      let found = { sellable: quantity, damaged: 0, missing: 0 };
      for (const { kind, value } of steps) found = place(found, quantity, kind, value);
      const left = unplaced(found, quantity);
      return found.damaged + found.missing > quantity ? found.sellable === 0 && left < 0 : left === 0;
    }),
  );
});
