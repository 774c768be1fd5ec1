import { __ } from '@wordpress/i18n';
import { filled, type Named } from './verdict-params.ts';

const STARTS: Readonly<Record<string, () => string>> = {
  delivery: () =>
    /* translators: 1: date, 2: number of days, 3: date. */
    __('The time for returns ended on %1$s: %2$d days from the delivery on %3$s.', 'boomerang-returns'),
  completion: () =>
    /* translators: 1: date, 2: number of days, 3: date. */
    __('The time for returns ended on %1$s: %2$d days from the completion on %3$s.', 'boomerang-returns'),
  payment: () =>
    /* translators: 1: date, 2: number of days, 3: date. */
    __('The time for returns ended on %1$s: %2$d days from the payment on %3$s.', 'boomerang-returns'),
  order: () =>
    /* translators: 1: date, 2: number of days, 3: date. */
    __('The time for returns ended on %1$s: %2$d days from the order on %3$s.', 'boomerang-returns'),
};

export function windowOver({ text, date, number }: Named): string {
  const bare = filled(
    /* translators: %s: date. */
    __('The time for returns ended on %s.', 'boomerang-returns'),
    [date('until')],
    __('The time for returns is over.', 'boomerang-returns'),
  );
  const from = STARTS[text('from') ?? ''];
  const sentence = from ? filled(from(), [date('until'), number('windowDays'), date('start')], bare) : bare;
  /* translators: %s: name of a rule or of a holiday in the policy. */
  const by = __('Decided by your rule “%s”.', 'boomerang-returns');
  return text('name') === null ? sentence : `${sentence} ${filled(by, [text('name')], '')}`;
}

export function notAvailable({ text }: Named): string {
  switch (text('why')) {
    case 'tax_class':
      return filled(
        /* translators: %s: product. */
        __('“%s” is taxed differently, so it can’t be given in exchange.', 'boomerang-returns'),
        [text('name')],
        __('What was chosen in exchange is taxed differently.', 'boomerang-returns'),
      );
    case 'other_product':
      return filled(
        /* translators: %s: product. */
        __('“%s” is another product; your policy exchanges within the same product only.', 'boomerang-returns'),
        [text('name')],
        __('Your policy exchanges within the same product only.', 'boomerang-returns'),
      );
    case 'cheaper':
      return filled(
        /* translators: %s: product. */
        __('“%s” costs less, and your policy gives the difference back in no way.', 'boomerang-returns'),
        [text('name')],
        __('What was chosen costs less, and your policy gives the difference back in no way.', 'boomerang-returns'),
      );
    case 'currency':
      return __(
        'The order was paid in another currency than your prices, so it can’t be exchanged.',
        'boomerang-returns',
      );
    case 'measured':
      return __('What was bought by weight or length can’t be exchanged.', 'boomerang-returns');
    default:
      return __('What was chosen in exchange can’t be had.', 'boomerang-returns');
  }
}

export function excepted({ text }: Named): string {
  switch (text('by')) {
    case 'product':
      return __('Your policy excepts this product from the right of withdrawal.', 'boomerang-returns');
    case 'category':
      return __('Your policy excepts its category from the right of withdrawal.', 'boomerang-returns');
    case 'role':
      return filled(
        /* translators: %s: WordPress role. */
        __('Your policy counts customers with the role “%s” as no consumers.', 'boomerang-returns'),
        [text('role')],
        __('Your policy does not count this customer as a consumer.', 'boomerang-returns'),
      );
    case 'virtual':
      return __('It is virtual or a download, which can’t be withdrawn from here.', 'boomerang-returns');
    default:
      return __('It is an exception from the right of withdrawal.', 'boomerang-returns');
  }
}
