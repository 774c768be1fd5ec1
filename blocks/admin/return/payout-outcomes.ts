import { __, sprintf } from '@wordpress/i18n';
import type { ResolutionView } from '../../../bridge/contract/common.ts';
import { knownWord } from '../../api/known-word.ts';

interface Outcomes {
  nothing(): string;
  settled(amount: string, when: string): string;
  underWay(amount: string): string;
  failed(amount: string): string;
  inDoubt(amount: string): string;
}

const refund: Outcomes = {
  nothing: () => __('There was nothing to refund.', 'boomerang-returns'),
  settled: (amount, when) =>
    /* translators: 1: amount, 2: date. */
    sprintf(__('%1$s was refunded on %2$s.', 'boomerang-returns'), amount, when),
  underWay: (amount) =>
    /* translators: %s: amount. */
    sprintf(__('The refund of %s is under way.', 'boomerang-returns'), amount),
  failed: (amount) =>
    /* translators: %s: amount. */
    sprintf(__('The refund of %s failed: the shopper has no money yet.', 'boomerang-returns'), amount),
  inDoubt: (amount) =>
    /* translators: %s: amount. */
    sprintf(__('Nobody knows yet whether the refund of %s was paid.', 'boomerang-returns'), amount),
};

const credit: Outcomes = {
  nothing: () => __('There was nothing to give as store credit.', 'boomerang-returns'),
  settled: (amount, when) =>
    /* translators: 1: amount, 2: date. */
    sprintf(__('%1$s was given as store credit on %2$s.', 'boomerang-returns'), amount, when),
  underWay: (amount) =>
    /* translators: %s: amount. */
    sprintf(__('The store credit of %s is being made.', 'boomerang-returns'), amount),
  failed: (amount) =>
    /* translators: %s: amount. */
    sprintf(__('The store credit of %s could not be made: the shopper has no code yet.', 'boomerang-returns'), amount),
  inDoubt: (amount) =>
    /* translators: %s: amount. */
    sprintf(__('Nobody knows yet whether the store credit of %s was made.', 'boomerang-returns'), amount),
};

const exchange: Outcomes = {
  nothing: () => __('There was nothing to exchange.', 'boomerang-returns'),
  settled: (_, when) =>
    /* translators: %s: date. */
    sprintf(__('The new order was released on %s.', 'boomerang-returns'), when),
  underWay: () => __('The new order is being made.', 'boomerang-returns'),
  failed: () => __('The new order could not be made: the shopper waits for the new item.', 'boomerang-returns'),
  inDoubt: () => __('Nobody knows yet whether the new order was made.', 'boomerang-returns'),
};

const outcomes: Record<ResolutionView, Outcomes> = { refund, keep: refund, store_credit: credit, exchange };

/** A way that this version does not know is some way of paying back. */
export function resolutionSentences(resolution: ResolutionView): Outcomes {
  return knownWord(outcomes, resolution) ?? refund;
}
