import { __, sprintf } from '@wordpress/i18n';
import type { EffectView, ReturnDetail, StaffCommand } from '../../../bridge/contract/staff.ts';
import { formatAmount } from '../shared/format.ts';
import { arrivedWords } from './arrived-words.ts';
import { notedSentence, riskSentence } from './at-risk-words.ts';
import { doubtWords } from './doubt-words.ts';
import { loweredSentence } from './lowered-words.ts';
import { dueAfter } from './lowering.ts';
import { amountOf, currencyOf, paidAtOnce, type Paying, type Payout } from './payouts.ts';
import type { Asked } from './use-deeds.ts';

export interface Words {
  title: string;
  text: string;
  confirm: string;
}

type Question = Extract<Asked, { type: 'money' }>;

/** What exactly a yes does with the money. */
export function confirmWords({ command, effect, payout }: Question, detail: ReturnDetail): Words {
  const { customer } = detail;
  const amount = payout ? amountOf(payout) : '';
  switch (command.type) {
    case 'paid_by_hand':
      return {
        title: __('Was it paid?', 'boomerang-returns'),
        text: [
          detail.atRisk === null ? '' : riskSentence(detail.atRisk.status, detail),
          notedSentence(amount, customer.name),
        ]
          .filter(Boolean)
          .join(' '),
        confirm: __('Yes, I have paid it', 'boomerang-returns'),
      };
    case 'release_payout':
      if (payout?.held === 'unproven_shipment') return proofWords(detail);
      return {
        title: __('Let it go ahead?', 'boomerang-returns'),
        text: payout ? paidSentence(payout) : '',
        confirm: __('Yes, go ahead', 'boomerang-returns'),
      };
    case 'money_arrived':
      return arrivedWords(detail);
    case 'cancel':
      return {
        title: __('Cancel this return?', 'boomerang-returns'),
        text: __(
          'The shopper gets an e-mail and nothing is paid. They can ask for a new return while there is time.',
          'boomerang-returns',
        ),
        confirm: __('Cancel the return', 'boomerang-returns'),
      };
    case 'send_new_links':
      return {
        title: __('Send new links?', 'boomerang-returns'),
        text: sprintf(
          /* translators: %s: e-mail address. */
          __(
            'We’ll e-mail new links to %s. All earlier links to this return, its label and packing slip stop working at once.',
            'boomerang-returns',
          ),
          customer.email,
        ),
        confirm: __('Send new links', 'boomerang-returns'),
      };
    case 'sent':
      return {
        title: __('Has the customer shown that it was sent?', 'boomerang-returns'),
        text: __('From then on the law lets you hold the money back no longer: it is paid now.', 'boomerang-returns'),
        confirm: __('Yes, it was sent', 'boomerang-returns'),
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
      return resolveWords(effect?.kind ?? 'refund', command.happened, amount);
    case 'approve':
    case 'receive':
    case 'inspect':
      return payWords(command, detail);
    default:
      throw new RangeError(`Nothing is asked before ${command.type}`);
  }
}

/** Whoever takes the parcel as sent pays all that waited for that. */
function proofWords({ payouts }: ReturnDetail): Words {
  const paid = payouts.filter(({ held }) => held === 'unproven_shipment').map((payout) => paidSentence(payout));
  return {
    title: __('Take the parcel as sent?', 'boomerang-returns'),
    text: [__('You haven’t got the parcel yet.', 'boomerang-returns'), ...paid].join(' '),
    confirm: __('Yes, pay now', 'boomerang-returns'),
  };
}

/** What happens to the money of this payout, at once. */
function paidSentence(payout: Payout, amount = amountOf(payout)): string {
  if (payout.resolution === 'exchange') return __('The new item may be shipped.', 'boomerang-returns');
  return payout.resolution === 'store_credit'
    ? /* translators: %s: amount. */
      sprintf(__('%s is given as store credit.', 'boomerang-returns'), amount)
    : /* translators: %s: amount. */
      sprintf(__('%s goes back to the shopper.', 'boomerang-returns'), amount);
}

function resolveWords(kind: EffectView['kind'], happened: boolean, amount: string): Words {
  const { happened: yes, notHappened: no } = doubtWords(kind);
  if (happened) return { title: yes, text: settledWords(kind, amount), confirm: yes };
  switch (kind) {
    case 'buy_label':
      return {
        title: no,
        text: __(
          'Boomerang will buy a label now. If the first one was bought after all, you pay for two.',
          'boomerang-returns',
        ),
        confirm: __('Buy the label now', 'boomerang-returns'),
      };
    case 'store_credit':
      return {
        title: no,
        text: __(
          'Boomerang will make the coupon now. If the first one was made after all, the shopper has two.',
          'boomerang-returns',
        ),
        confirm: __('Make the coupon now', 'boomerang-returns'),
      };
    case 'exchange_order':
      return {
        title: no,
        text: __(
          'Boomerang will make the order now. If the first one was made after all, there are two.',
          'boomerang-returns',
        ),
        confirm: __('Make the order now', 'boomerang-returns'),
      };
    default:
      return {
        title: no,
        text: sprintf(
          /* translators: %s: amount. */
          __(
            'Boomerang will send %s now. If the first payment arrived after all, the shopper is paid twice.',
            'boomerang-returns',
          ),
          amount,
        ),
        /* translators: %s: amount. */
        confirm: sprintf(__('Send %s now', 'boomerang-returns'), amount),
      };
  }
}

function settledWords(kind: EffectView['kind'], amount: string): string {
  if (kind === 'buy_label') return __('Boomerang will buy no other label.', 'boomerang-returns');
  if (kind === 'store_credit') return __('Boomerang will make no other coupon.', 'boomerang-returns');
  if (kind === 'exchange_order') return __('Boomerang will make no other order.', 'boomerang-returns');
  /* translators: %s: amount. */
  return sprintf(__('Boomerang will note that %s was paid and will not send it again.', 'boomerang-returns'), amount);
}

const refunds: Record<Paying, () => readonly [title: string, confirm: string]> = {
  approve: () => [__('Approve and refund?', 'boomerang-returns'), __('Approve and refund', 'boomerang-returns')],
  receive: () => [
    __('Mark as received and refund?', 'boomerang-returns'),
    __('Received, refund now', 'boomerang-returns'),
  ],
  inspect: () => [__('Save inspection and refund?', 'boomerang-returns'), __('Save and refund', 'boomerang-returns')],
};

/** Where something else than a refund is given. */
const payments: typeof refunds = {
  approve: () => [__('Approve and pay?', 'boomerang-returns'), __('Approve and pay', 'boomerang-returns')],
  receive: () => [__('Mark as received and pay?', 'boomerang-returns'), __('Received, pay now', 'boomerang-returns')],
  inspect: () => [__('Save inspection and pay?', 'boomerang-returns'), __('Save and pay', 'boomerang-returns')],
};

function payWords(command: StaffCommand & { type: Paying }, detail: ReturnDetail): Words {
  const inspected = command.type === 'inspect' ? command.lines : [];
  const payouts = paidAtOnce(command.type, detail).map((payout) => {
    const { resolution, breakdown } = payout;
    const due = command.type === 'inspect' ? dueAfter(detail, resolution, inspected) : breakdown.total;
    return { payout, due };
  });
  const paid = payouts.filter(({ due }) => due > 0);
  const why = [
    ...(inspected.some((line) => line.missing > 0)
      ? [__('The units that are missing are taken off.', 'boomerang-returns')]
      : []),
    ...inspected.flatMap(({ orderLineId, lowered }) => {
      const name = detail.lines.find((line) => line.orderLineId === orderLineId)?.name ?? '';
      return lowered ? [loweredSentence(name, formatAmount(lowered.amount, currencyOf(detail)), lowered.reason)] : [];
    }),
  ];
  if (paid.length === 0) {
    return {
      title: __('Save inspection and pay nothing?', 'boomerang-returns'),
      text: [__('Nothing is paid for what came.', 'boomerang-returns'), ...why].join(' '),
      confirm: __('Save inspection', 'boomerang-returns'),
    };
  }
  const onlyRefunds = paid.every(({ payout }) => payout.resolution === 'refund' || payout.resolution === 'keep');
  const [title, confirm] = (onlyRefunds ? refunds : payments)[command.type]();
  const sums = paid.map(({ payout, due }) => paidSentence(payout, formatAmount(due, payout.breakdown)));
  return { title, text: [__('Your policy pays now.', 'boomerang-returns'), ...sums, ...why].join(' '), confirm };
}
