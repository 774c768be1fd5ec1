import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail, StaffCommand } from '../../../bridge/contract/staff.ts';
import { loweredWords } from './lowered-words.ts';
import { currencyOf } from './payouts.ts';

interface Counts {
  readonly orderLineId: number;
  readonly sellable: number;
  readonly damaged: number;
  readonly missing: number;
}

const done: Record<StaffCommand['type'], () => string> = {
  approve: () => __('The return is approved.', 'boomerang-returns'),
  reject: () => __('The return is rejected; the shopper gets an e-mail with your reason.', 'boomerang-returns'),
  receive: () => __('The parcel is marked as received.', 'boomerang-returns'),
  inspect: () => __('The inspection is saved.', 'boomerang-returns'),
  paid_by_hand: () => __('Noted: paid by hand.', 'boomerang-returns'),
  release_payout: () => __('It goes ahead now.', 'boomerang-returns'),
  money_arrived: () => __('Noted: the order is paid. What is due for its returns goes on now.', 'boomerang-returns'),
  payment_checked: () => __('Noted: you’ve looked at the payment.', 'boomerang-returns'),
  cancel: () => __('The return is cancelled; the shopper gets an e-mail.', 'boomerang-returns'),
  sent: () => __('Noted: the parcel was sent.', 'boomerang-returns'),
  add_parcel: () => __('The parcel is added.', 'boomerang-returns'),
  send_new_links: () =>
    __('New links are on their way to the shopper. The old ones no longer work.', 'boomerang-returns'),
  try_again: () => __('A new try has been started.', 'boomerang-returns'),
  resolve_doubt: () => __('Thank you, the doubt is settled.', 'boomerang-returns'),
};

export function doneSentence(command: Pick<StaffCommand, 'type'>): string {
  return done[command.type]();
}

/** What the person had typed into a command that came too late, so that it is not lost; empty if nothing was typed. */
export function typedText(command: StaffCommand, detail: ReturnDetail): string {
  if (command.type === 'reject') return command.reason;
  if (command.type === 'add_parcel') return [command.carrier, command.trackingNumber].filter(Boolean).join(' ');
  if (command.type !== 'inspect') return '';
  return foundText(command.lines, detail.lines, ({ lowered }) => lowered && loweredWords(lowered, currencyOf(detail)));
}

/** What was found in the parcel, item by item; `more` is said beside an item. */
export function foundText<Found extends Counts>(
  found: readonly Found[],
  lines: readonly { readonly orderLineId: number; readonly name: string }[],
  more: (one: Found) => string | null = () => null,
): string {
  return found
    .map((one) => {
      const name = lines.find((line) => line.orderLineId === one.orderLineId)?.name ?? '';
      const units = sprintf(
        /* translators: 1: product, 2, 3, 4: numbers of units. */
        __('%1$s: %2$d sellable, %3$d damaged, %4$d missing', 'boomerang-returns'),
        name,
        one.sellable,
        one.damaged,
        one.missing,
      );
      return [units, more(one)].filter(Boolean).join(', ');
    })
    .join('; ');
}

/** After someone else was faster: what is on screen now, and where the typed text went. */
export function changedSentence(typed: string, stillPossible: boolean): string {
  const changed = __(
    'Someone else changed this return in the meantime. What you see now is its new state; what you sent was not done.',
    'boomerang-returns',
  );
  if (!typed) return changed;
  const kept = stillPossible
    ? __('What you entered is still here.', 'boomerang-returns')
    : /* translators: %s: text that the person had typed. */
      sprintf(__('You had entered: “%s”', 'boomerang-returns'), typed);
  return `${changed} ${kept}`;
}
