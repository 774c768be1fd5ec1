import { __, sprintf } from '@wordpress/i18n';
import { ownerVerdict } from '../../../api/verdict-owner.ts';
import { formatAmount } from '../../shared/format.ts';
import type { Rules } from '../draft.ts';
import type { Result } from './use-replay.ts';

type Side = Result['now'];

/** Both policies in numbers. */
export function ReplayNumbers({ result }: { result: Result }) {
  const { now, draft } = result;
  const rows: readonly [string, keyof Side, 'count' | 'money'][] = [
    [__('Returns allowed', 'boomerang-returns'), 'returnsAllowed', 'count'],
    [__('Returns refused', 'boomerang-returns'), 'returnsRefused', 'count'],
    [__('Accepted without you', 'boomerang-returns'), 'returnsAutomatic', 'count'],
    [__('Items of orders that could be returned', 'boomerang-returns'), 'linesAllowed', 'count'],
    [__('Paid out', 'boomerang-returns'), 'paid', 'money'],
    [__('Fees kept', 'boomerang-returns'), 'feesKept', 'money'],
    [__('Delivery paid back', 'boomerang-returns'), 'shippingPaid', 'money'],
    [__('Bonus paid', 'boomerang-returns'), 'bonusPaid', 'money'],
  ];
  const write = (value: number, as: 'count' | 'money') =>
    as === 'money' ? formatAmount(value, result) : new Intl.NumberFormat(document.documentElement.lang).format(value);
  return (
    <table className="boomerang-table">
      <caption>{__('In numbers', 'boomerang-returns')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{__('Policy in force', 'boomerang-returns')}</th>
          <th scope="col">{__('Your draft', 'boomerang-returns')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, key, as]) => (
          <tr key={key} className={now[key] === draft[key] ? '' : 'is-changed'}>
            <th scope="row">{label}</th>
            <td>{write(now[key], as)}</td>
            <td>{write(draft[key], as)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The returns that the two policies decide differently. */
export function ReplayChanged({ result, rules }: { result: Result; rules: Rules }) {
  if (result.changed.length === 0) {
    return <p>{__('No return would have been decided differently.', 'boomerang-returns')}</p>;
  }
  const title = (id: string) => rules.reasons.find((reason) => reason.id === id)?.title.text ?? null;
  const decided = ({ allowed, code, amount }: Result['changed'][number]['before']) =>
    sprintf(
      /* translators: 1: allowed or refused, 2: amount of money, 3: why. */
      __('%1$s, %2$s. %3$s', 'boomerang-returns'),
      allowed ? __('Allowed', 'boomerang-returns') : __('Refused', 'boomerang-returns'),
      formatAmount(amount, result),
      ownerVerdict({ code, params: {} }, result, title),
    );
  return (
    <table className="boomerang-table is-stacked">
      <caption>{__('Returns decided differently', 'boomerang-returns')}</caption>
      <thead>
        <tr>
          <th scope="col">{__('Return', 'boomerang-returns')}</th>
          <th scope="col">{__('Policy in force', 'boomerang-returns')}</th>
          <th scope="col">{__('Your draft', 'boomerang-returns')}</th>
        </tr>
      </thead>
      <tbody>
        {result.changed.map(({ number, orderNumber, kind, before, after }) => (
          <tr key={number}>
            <th scope="row">
              {number}{' '}
              <span className="boomerang-muted">
                {kind === 'withdrawal' && `${__('Withdrawal', 'boomerang-returns')}, `}
                {/* translators: %s: order number. */}
                {sprintf(__('order %s', 'boomerang-returns'), orderNumber)}
              </span>
            </th>
            <td data-label={__('Policy in force', 'boomerang-returns')}>{decided(before)}</td>
            <td data-label={__('Your draft', 'boomerang-returns')}>{decided(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
