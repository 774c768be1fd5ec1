import { beforeEach, describe, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import {
  choose,
  findButton,
  findOrder,
  labelPanel,
  makeReturn,
  openForm,
  submitButton,
  typeOrder,
} from '../support/form.ts';
import { look, pictureForReadme } from '../support/look.ts';
import { openList, openPolicy, openReturn, press, SCREENS, sees } from '../support/owner.ts';

const FORM = '.wp-block-boomerang-return-form';
const ADMIN = '#boomerang-admin';
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 860 };

/** Every screen, wide and on a phone: pictures to look at, nothing sticks out, axe finds nothing. */
export function screensSuite(e2e: () => E2e): void {
  describe('wp-admin', () => {
    beforeEach(() => e2e().closePages());

    it('looks well in the list of returns', async () => {
      const page = await openList(e2e());
      await look(page, 'returns', {
        within: ADMIN,
        async reload(one) {
          await one.reload();
          await one.getByText(/^RMA-/).first().waitFor();
        },
      });
      await pictureForReadme(page, 'returns-list', DESK);
    });

    // Those of credit, exchange, keep-it and withdrawal are looked at where they are made.
    it('looks well in one return: to decide on, to inspect, closed, failed', async () => {
      for (const [number, name] of [
        ['RMA-1017', 'return-requested'],
        ['RMA-1007', 'return-received'],
        ['RMA-1001', 'return-closed'],
        ['RMA-1006', 'return-failed'],
        ['RMA-1005', 'return-by-hand'],
      ] as const) {
        const page = await openReturn(e2e(), number);
        await look(page, name, { within: ADMIN });
        if (name === 'return-received') await pictureForReadme(page, 'one-return', DESK);
        await page.close();
      }
    });

    it('looks well in the policy', async () => {
      const page = await openPolicy(e2e());
      await look(page, 'policy', { within: ADMIN });
      await pictureForReadme(page, 'policy', DESK);
      const closed = page.getByRole('button', { name: /^Change: / });
      while ((await closed.count()) > 0) await closed.first().click();
      await look(page, 'policy-open', { within: ADMIN });
    });

    it('looks well in the connection', async () => {
      const page = await e2e().signedIn(SCREENS.connection);
      await press(page, 'Test connection');
      await sees(page, /All is well/);
      await look(page, 'connection', { within: ADMIN });
    });
  });

  describe('The return form', () => {
    beforeEach(() => e2e().closePages());

    it('looks well at its first step, also with fields left out', async () => {
      const page = await openForm(e2e());
      await look(page, 'form-1-order', { within: FORM });
      await findButton(page).click();
      await sees(page, 'Please enter your order number.');
      await look(page, 'form-1-order-refused', { within: FORM });
      await typeOrder(page, { number: '987654', email: 'nobody@example.com' });
      e2e().faults.allow(404);
      await findButton(page).click();
      await page.getByRole('alert').waitFor();
      await look(page, 'form-1-order-unknown', { within: FORM });
    });

    it('looks well while items are chosen, and with the label', async () => {
      const lines = [
        ['shirt', 3],
        ['sneaker-42', 1],
        ['ebook', 1],
      ] as const;
      const order = await e2e().store.order({ who: 'ana', lines, coupon: 'ten' });
      const page = await openForm(e2e());
      await findOrder(page, order);
      await look(page, 'form-2-items', { within: FORM });
      await submitButton(page).click();
      await sees(page, 'Please choose at least one item.');
      await choose(page, { name: 'Linen shirt', quantity: 2, reason: 'Too small', comment: 'Tight at the shoulders' });
      await look(page, 'form-2-items-chosen', { within: FORM });
      await pictureForReadme(page, 'form-phone', PHONE);
      await submitButton(page).click();
      await labelPanel(page, 'ready').waitFor();
      await look(page, 'form-3-label', { within: FORM });
      await pictureForReadme(page, 'label-phone', PHONE);
    });

    it('looks well with a packing slip', async () => {
      const { switches } = e2e().stack.shippo;
      switches.noRates = ['No carrier goes there'];
      try {
        const { page } = await makeReturn(e2e(), await e2e().store.order({ lines: [['mug', 1]] }), {
          name: 'Enamel mug',
        });
        await labelPanel(page, 'packing_slip').waitFor();
        await look(page, 'form-3-packing-slip', { within: FORM });
      } finally {
        switches.noRates = null;
      }
    });
  });
}
