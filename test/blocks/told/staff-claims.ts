import type { Claim } from './claims.ts';

const gave: Claim = ({ paid }, [amount], money) => paid > 0 && amount === money(paid);
const gaveNothing: Claim = ({ paid }) => paid === 0;
const isDue: Claim = ({ paid, due }, [amount], money) => paid === 0 && amount === money(due);
const due: Claim = ({ due }, [amount], money) => amount === money(due);
const stands: Claim = ({ dead }) => !dead;
const ended: Claim = ({ dead }) => dead;
const anyway: Claim = () => true;

/** What wp-admin says of a return's money and parcel, and when it is true. */
export const STAFF_CLAIMS: Readonly<Record<string, Claim>> = {
  '%1$s was refunded on %2$s.': gave,
  '%1$s was given as store credit on %2$s.': gave,
  '%1$s was paid by hand on %2$s.': gave,
  'The new order was released on %s.': ({ paid }) => paid > 0,
  'The new item is set aside until the shopper has paid the difference.': ({ paid, orderHeld }) =>
    paid > 0 && orderHeld,
  'Nothing was paid: this return has ended. %s had been promised.': ({ dead, paid, committed }, [amount], money) =>
    dead && paid === 0 && amount === money(committed),
  'Nothing was exchanged: this return has ended.': ({ dead, paid }) => dead && paid === 0,
  'Nothing is paid: the return has ended.': ({ dead, paid }) => dead && paid === 0,
  'There was nothing to refund.': gaveNothing,
  'There was nothing to give as store credit.': gaveNothing,
  'There was nothing to exchange.': gaveNothing,
  'Not in the parcel: %s.': ({ missing }, [items]) => missing > 0 && items === `${missing} × Linen shirt`,
  'Deducted for %1$s: %2$s (“%3$s”).': ({ committed, due, missing }, [item, amount, reason], money) =>
    item === 'Linen shirt' && reason === 'Stained' && (missing > 0 || amount === money(committed - due)),
  'So it’s %1$s instead of %2$s.': ({ due, committed }, [less, all], money) =>
    due < committed && less === money(due) && all === money(committed),
  'The refund of %s is under way.': isDue,
  'The store credit of %s is being made.': isDue,
  'The new order is being made.': stands,
  'The refund of %s failed: the shopper has no money yet.': isDue,
  'The store credit of %s could not be made: the shopper has no code yet.': isDue,
  'The new order could not be made: the shopper waits for the new item.': gaveNothing,
  'Nobody knows yet whether the refund of %s was paid.': isDue,
  '%s has to be paid by hand.': due,
  'The refund is made as soon as the return is approved.': stands,
  'The refund is made when the carrier scans the parcel for the first time.': stands,
  'The refund is made when you mark the parcel as received.': stands,
  'The refund is made after you have inspected the items.': stands,
  'The store credit is given as soon as the return is approved.': stands,
  'The store credit is given after you have inspected the items.': stands,
  'The new item may be shipped as soon as the return is approved.': stands,
  'The new item may be shipped after you have inspected the items.': stands,
  'This waits for you: items were missing from the parcel, and the new item is not shipped before you have said yes.':
    ({ missing, paid }) => missing > 0 && paid === 0,
  // The words beside it.
  Done: ({ paid, dead, due }) => paid > 0 || (!dead && due === 0),
  Ended: ({ dead, paid }) => dead && paid === 0,
  Failed: gaveNothing,
  'In doubt': gaveNothing,
  'Not yet': stands,
  'Waits for you': stands,
  'Waits for payment': ({ paid }) => paid > 0,
  // The label.
  'The shopper has a label of %s.': ({ labelGivenBack }) => !labelGivenBack,
  'The label (%s) is no longer needed: this return has ended.': ended,
  'The label is being made…': stands,
  'The label is made after approval.': stands,
  'No label was made.': anyway,
  'Nothing is sent back: the shopper keeps every item.': anyway,
  // What to do now.
  'Nothing left to do': ({ settled, dead }) => settled || dead,
  'You rejected this return; the shopper was told why.': ended,
  'This return was cancelled.': ended,
  'The shopper did not send the parcel in time, so the return has lapsed.': ended,
};
