import type { Field } from '@wordpress/dataviews/wp';
import { __ } from '@wordpress/i18n';
import type { ListItem } from '../../../bridge/contract/staff.ts';
import { Badge } from '../shared/badge.tsx';
import { formatAge, formatAmount, formatDateTime } from '../shared/format.ts';
import type { Links } from '../shared/site-links.ts';
import { STATES, attentionWord, kindWord, resolutionWords, stateWord } from '../shared/words.ts';

/** Columns of the list. Search, filters, sort and paging happen on the bridge: `getValue` only fills the cells. */
export function fieldsOf(links: Links): Field<ListItem>[] {
  return [
    {
      id: 'number',
      label: __('Return', 'boomerang-returns'),
      enableHiding: false,
      filterBy: false,
      getValue: ({ item }) => item.number,
    },
    {
      id: 'kind',
      label: __('Kind', 'boomerang-returns'),
      enableSorting: false,
      filterBy: false,
      getValue: ({ item }) => item.kind,
      render: ({ item }) =>
        item.kind === 'withdrawal' ? (
          <Badge tone="info">{kindWord(item.kind)}</Badge>
        ) : (
          <span className="boomerang-muted">{kindWord(item.kind)}</span>
        ),
    },
    {
      id: 'attention',
      label: __('Needs attention', 'boomerang-returns'),
      enableSorting: false,
      elements: [
        { value: 'true', label: __('Waiting for you', 'boomerang-returns') },
        { value: 'in_doubt', label: attentionWord('in_doubt').label },
        { value: 'false', label: __('Nothing to do', 'boomerang-returns') },
      ],
      filterBy: { operators: ['is'], isPrimary: true },
      getValue: ({ item }) => item.attention ?? '',
      render: ({ item }) => {
        if (!item.attention) return null;
        const word = attentionWord(item.attention);
        return <Badge tone={word.tone}>{word.label}</Badge>;
      },
    },
    {
      id: 'state',
      label: __('State', 'boomerang-returns'),
      enableSorting: false,
      elements: STATES.map((state) => ({ value: state, label: stateWord(state).label })),
      filterBy: { operators: ['isAny'], isPrimary: true },
      getValue: ({ item }) => item.state,
      render: ({ item }) => <span>{stateWord(item.state).label}</span>,
    },
    {
      id: 'customer',
      label: __('Customer', 'boomerang-returns'),
      enableSorting: false,
      filterBy: false,
      getValue: ({ item }) => item.customerName,
      render: ({ item }) => (
        <span className="boomerang-customer">
          {item.customerName} <span className="boomerang-muted">{item.customerEmail}</span>
        </span>
      ),
    },
    {
      id: 'order',
      label: __('Order', 'boomerang-returns'),
      enableSorting: false,
      filterBy: false,
      getValue: ({ item }) => item.orderNumber,
      render: ({ item }) => <a href={links.order(item.orderId)}>#{item.orderNumber}</a>,
    },
    {
      id: 'amount',
      label: __('Amount', 'boomerang-returns'),
      filterBy: false,
      getValue: ({ item }) => item.amount.amount,
      render: ({ item }) => <span>{formatAmount(item.amount.amount, item.amount)}</span>,
    },
    {
      id: 'resolutions',
      label: __('Shopper gets', 'boomerang-returns'),
      enableSorting: false,
      filterBy: false,
      getValue: ({ item }) => resolutionWords(item.resolutions),
      render: ({ item }) => <span>{resolutionWords(item.resolutions)}</span>,
    },
    {
      id: 'created_at',
      label: __('Age', 'boomerang-returns'),
      filterBy: false,
      getValue: ({ item }) => item.createdAt,
      render: ({ item }) => (
        <time dateTime={item.createdAt} title={formatDateTime(item.createdAt)}>
          {formatAge(item.createdAt)}
        </time>
      ),
    },
  ];
}
