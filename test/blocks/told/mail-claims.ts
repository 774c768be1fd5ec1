import type { EmailKind } from '../../../bridge/domain/effect.ts';
import type { Claim } from './claims.ts';

const anyway: Claim = () => true;
const gaveSome: Claim = ({ paid }) => paid > 0;
const stands: Claim = ({ dead }) => !dead;
const gaveNothing: Claim = ({ paid, due, committed, dead }) => paid === 0 && due === 0 && committed > 0 && !dead;
const inState =
  (...states: readonly string[]): Claim =>
  ({ journey }) =>
    states.includes(journey.entry.parcel.state);
const hasLabel: Claim = ({ journey }) => journey.entry.shipping.state === 'label';
const withLabel: Claim = (...told) => stands(...told) && hasLabel(...told);
const byHand: Claim = ({ journey }) => journey.entry.payouts.some((one) => 'byHand' in one && one.byHand);
const missing: Claim = (facts) => facts.missing > 0;

/** What e-mails to shoppers say, when it is true. What stands in small print and tables is looked at by itself. */
export const MAIL_CLAIMS: Readonly<Record<string, Claim>> = {
  'Your return %1$s of goods of order %2$s is approved.': inState('approved', 'closed'),
  'Print the label, stick it on your parcel and hand the parcel in.': withLabel,
  'Your label follows in an e-mail of its own. Please keep the goods until then.': ({ journey }) =>
    journey.entry.shipping.state === 'preparing',
  'Please send it by %s.': stands,
  'Please keep the goods: nothing has to be sent back.': ({ journey }) => journey.resolution === 'keep',
  'Tracking number: %s': withLabel,
  'We looked at your request %1$s to return goods of order %2$s. We are sorry that we can’t accept it.':
    inState('rejected'),
  'Please keep the goods. If you have a question, just reply to this e-mail.': inState('rejected'),
  // Called off.
  'Your return %1$s of goods of order %2$s is cancelled.': inState('cancelled'),
  'This return has ended, so nothing is paid or exchanged.': ({ dead, paid }) => dead && paid === 0,
  'Please keep the goods.': ({ dead }) => dead,
  'We’re cancelling the label: please don’t use it any more.': ({ labelGivenBack }) => labelGivenBack,
  'Please don’t use the label any more.': (...told) => hasLabel(...told) && told[0].dead,
  // Money.
  'The refund for your return %1$s of goods of order %2$s is made.': gaveSome,
  'The refund for your return %1$s of goods of order %2$s is made. Please keep the goods: nothing has to be sent back.':
    ({ paid, journey }) => paid > 0 && journey.resolution === 'keep',
  'It goes back the way you paid. Your bank may take a few days to show it.': (...told) => !byHand(...told),
  'We’ve sent it to you. Your bank may take a few days to show it.': byHand,
  'So it’s %1$s instead of %2$s.': ({ paid, committed }, [now, before], money) =>
    now === money(paid) && before === money(committed),
  // Store credit.
  'Your store credit for return %1$s of goods of order %2$s is ready. Enter the code at checkout.': gaveSome,
  'You can use it for several orders: what you don’t use stays on the code.': anyway,
  'You can use it for one order. What you don’t use then is lost, so choose an order of at least this amount.': anyway,
  'At checkout, please give the e-mail address to which this message came: the code works with no other.': anyway,
  'Our prices are without tax, so at checkout the code takes off %s before tax. You save the tax on it as well.': ({
    journey,
  }) => !journey.entry.pricesIncludeTax,
  // Exchange.
  'Your new order %2$s for return %1$s is being shipped.': ({ paid, journey }, [, number]) =>
    paid > 0 && journey.entry.exchangeOrder?.state === 'released' && number === '99',
  'The new item for your return %1$s is set aside for you. It costs more than what you return: please pay %2$s.': (
    { paid, orderHeld, journey },
    [, due],
    money,
  ) => paid > 0 && orderHeld && due === money(journey.entry.exchangePlan?.due ?? 0),
  'It is not shipped before you have paid.': ({ journey }) => journey.entry.exchangeOrder?.state === 'awaiting_payment',
  'Not in your parcel: %s.': (...told) => missing(...told) && told[1][0] === `${told[0].missing} × Linen shirt`,
  'You get your new item all the same.': gaveSome,
  // Nothing.
  'Your parcel for return %1$s (order %2$s) arrived without these items, so nothing can be paid or exchanged for them.':
    (...told) => gaveNothing(...told) && missing(...told),
  'We’ve checked your parcel for return %1$s (order %2$s). Nothing can be paid or exchanged for these items.':
    gaveNothing,
  'Do you think that’s wrong? Just reply to this e-mail.': gaveNothing,
};

/** Titles of tables and lists, and of what: `paid` and `due` are the total that stands under a table, `less` what a list's amounts come to. */
export const MAIL_TITLES: Readonly<Record<string, 'paid' | 'due' | 'less' | 'all' | 'goods' | 'code'>> = {
  'Your refund': 'paid',
  'How it adds up': 'paid',
  'Estimated refund': 'due',
  'Estimated store credit': 'due',
  'Your exchange': 'due',
  'Estimated refund for what you keep': 'due',
  'Why it’s less than we told you': 'less',
  'What can’t be paid': 'all',
  'What you return': 'goods',
  'What you asked to return': 'goods',
  'What you get': 'goods',
  'Your store credit': 'code',
};

/** To shoppers, of those that a journey sends. */
export function isShoppers(kind: EmailKind): boolean {
  return !kind.startsWith('owner_');
}
