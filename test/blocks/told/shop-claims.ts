import type { Claim } from './claims.ts';

const gave: Claim = ({ paid }, [amount], money) => paid > 0 && amount === money(paid);
const gaveSome: Claim = ({ paid }) => paid > 0;
const open: Claim = ({ dead, settled }) => !dead && !settled;
const stands: Claim = ({ dead }) => !dead;
const ended: Claim = ({ dead }) => dead;
const anyway: Claim = () => true;
const inState =
  (...states: readonly string[]): Claim =>
  ({ journey }) =>
    states.includes(journey.entry.parcel.state);

/** What the shopper's page says of a return's money and parcel, and when it is true. */
export const SHOP_CLAIMS: Readonly<Record<string, Claim>> = {
  // Headlines.
  'We have your request': inState('requested'),
  'Your withdrawal is confirmed': inState('approved'),
  'Your return is registered': inState('approved', 'closed'),
  'Your parcel is on its way': inState('in_transit'),
  'Your parcel has arrived': inState('received'),
  'Your parcel has been checked': inState('inspected', 'closed'),
  'Your new item waits for your payment': ({ journey, paid }) =>
    paid > 0 && journey.entry.exchangeOrder?.state === 'awaiting_payment',
  'Your refund is paid': gaveSome,
  'Your return is done': ({ settled }) => settled,
  'Your return was not accepted': inState('rejected'),
  'Your return was cancelled': inState('cancelled'),
  'The time to send your parcel is over': inState('expired'),
  // What comes next.
  'We have sent %s back to you. Your bank may need a few days to show it.': gave,
  'You have %s of store credit.': gave,
  'Your new item is ordered.': ({ paid, orderHeld }) => paid > 0 && orderHeld,
  'There was nothing to pay back.': ({ paid, dead }) => paid === 0 && !dead,
  'Not in your parcel: %s.': ({ missing }, [items]) => missing > 0 && items === `${missing} × Linen shirt`,
  'Deducted for %1$s: %2$s (“%3$s”).': ({ committed, due, missing }, [item, amount, reason], money) =>
    item === 'Linen shirt' && reason === 'Stained' && (missing > 0 || amount === money(committed - due)),
  'So it’s %1$s instead of %2$s.': ({ due, committed }, [less, all], money) =>
    due < committed && less === money(due) && all === money(committed),
  'You get your new item all the same.': ({ paid, journey }) => paid > 0 && journey.resolution === 'exchange',
  'This return has ended, so nothing is paid or exchanged.': ({ dead, paid }) => dead && paid === 0,
  'There is nothing more to do. You can request a new return at any time.': ended,
  'The store says: “%s”': inState('rejected'),
  'If your parcel is on its way, or you still want to return something, please write to the store.': inState('expired'),
  'There is nothing to do yet: we write to %s.': inState('requested'),
  'This order needs a look from the store.': inState('requested'),
  'Please send your parcel by %s.': inState('approved'),
  'There is nothing to send back.': ({ journey }) => journey.resolution === 'keep',
  'Your refund comes next. We tell you by e-mail as soon as it is paid.': open,
  'We’re checking your items now.': inState('received'),
  'We’ll e-mail you as soon as your refund is paid.': open,
  'We’ll e-mail you as soon as your store credit is ready.': open,
  'We’ll e-mail you as soon as your new item can be sent.': open,
  'There’s nothing more to do for you.': ({ settled }) => settled,
  // How far each payout is.
  Given: gaveSome,
  Ordered: gaveSome,
  Paid: gaveSome,
  'Nothing due': ({ paid, settled }) => settled && paid === 0,
  'To come': open,
  'The store is looking at it': open,
  Refunded: gaveSome,
  Refund: ({ paid }) => paid === 0,
  'Store credit': anyway,
  'Paid by what you send back': anyway,
  // The new order.
  'We are ordering it for you…': stands,
  'Ordered for you: order %s.': ({ orderHeld }) => orderHeld,
  'It is sent once %s is paid.': ({ journey }) => journey.entry.exchangeOrder?.state === 'awaiting_payment',
  'Have you just paid? Then this page shows it in a moment.': anyway,
  'We keep it for you. The %s on top are paid later: you get a link by e-mail.': stands,
  'We keep it for you.': stands,
  'The store sends it.': gaveSome,
  'This order was cancelled.': ({ paid, orderHeld }) => paid === 0 && !orderHeld,
  'We could not order it yet. The store is looking at it.': stands,
  // The receipt of a withdrawal.
  'All is paid back by %s at the latest.': stands,
  'We send this receipt to %s, too.': anyway,
};
