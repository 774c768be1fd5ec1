import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { formatAmount } from '../shared/format.ts';
import { doubtWords } from './effect-words.ts';
import type { Asked } from './use-deeds.ts';

interface Words {
  title: string;
  text: string;
  confirm: string;
}

type Question = Extract<Asked, { type: 'money' }>;

/** What exactly a yes does with the money. */
export function confirmWords({ command, effect }: Question, { payout, promised, customer }: ReturnDetail): Words {
  const amount = formatAmount(payout.amount, promised);
  switch (command.type) {
    case 'paid_by_hand':
      return {
        title: __('Was it paid?', 'boomerang-returns'),
        text: sprintf(
          /* translators: 1: amount, 2: customer. */
          __(
            'Boomerang will note that %1$s reached %2$s, and tell the shopper. It sends no money.',
            'boomerang-returns',
          ),
          amount,
          customer.name,
        ),
        confirm: __('Yes, I have paid it', 'boomerang-returns'),
      };
    case 'try_again':
      return {
        title: __('Send the refund again?', 'boomerang-returns'),
        text: sprintf(
          /* translators: 1: amount, 2: customer. */
          __('WooCommerce is asked once more to pay %1$s back to %2$s.', 'boomerang-returns'),
          amount,
          customer.name,
        ),
        confirm: __('Try again', 'boomerang-returns'),
      };
    case 'resolve_doubt':
      return resolveWords(effect?.kind === 'buy_label' ? 'buy_label' : 'refund', command.happened, amount);
    default:
      return payWords(
        command.type,
        command.type === 'inspect' && command.lines.some((line) => line.missing > 0),
        amount,
      );
  }
}

function resolveWords(kind: 'refund' | 'buy_label', happened: boolean, amount: string): Words {
  const { happened: yes, notHappened: no } = doubtWords(kind);
  if (kind === 'buy_label') {
    return {
      title: happened ? yes : no,
      text: happened
        ? __('Boomerang will buy no other label.', 'boomerang-returns')
        : __(
            'Boomerang will buy a label now. If the first one was bought after all, you pay for two.',
            'boomerang-returns',
          ),
      confirm: happened ? yes : __('Buy the label now', 'boomerang-returns'),
    };
  }
  return {
    title: happened ? yes : no,
    text: happened
      ? /* translators: %s: amount. */
        sprintf(__('Boomerang will note that %s was paid and will not send it again.', 'boomerang-returns'), amount)
      : sprintf(
          /* translators: %s: amount. */
          __(
            'Boomerang will send %s now. If the first payment arrived after all, the shopper is paid twice.',
            'boomerang-returns',
          ),
          amount,
        ),
    /* translators: %s: amount. */
    confirm: happened ? yes : sprintf(__('Send %s now', 'boomerang-returns'), amount),
  };
}

function payWords(command: string, lessThanPromised: boolean, amount: string): Words {
  const titles: Record<string, string> = {
    approve: __('Approve and refund?', 'boomerang-returns'),
    receive: __('Mark as received and refund?', 'boomerang-returns'),
    inspect: __('Save inspection and refund?', 'boomerang-returns'),
  };
  const confirms: Record<string, string> = {
    approve: __('Approve and refund', 'boomerang-returns'),
    receive: __('Received, refund now', 'boomerang-returns'),
    inspect: __('Save and refund', 'boomerang-returns'),
  };
  return {
    title: titles[command] ?? '',
    text: lessThanPromised
      ? sprintf(
          /* translators: %s: amount. */
          __('Your policy pays now: %s, less the units that are missing.', 'boomerang-returns'),
          amount,
        )
      : /* translators: %s: amount. */
        sprintf(__('Your policy pays now: %s goes back to the shopper.', 'boomerang-returns'), amount),
    confirm: confirms[command] ?? '',
  };
}
