import { __, _n, sprintf } from '@wordpress/i18n';
import type { ProblemCode } from '../../bridge/contract/endpoints.ts';
import { onCopy, pairedElsewhere } from './copy-of.ts';
import { currencyIn } from './currency-in.ts';
import { limitReached } from './shop-limit.ts';
import { shopSiteSentence, siteBroken } from './shop-site-trouble.ts';
import type { Params } from './shop-request.ts';
import { storeSlow, tooManyAttempts } from './wait-words.ts';
import { shopperVerdict } from './verdict-shopper.ts';

/** What only the browser and the site itself know, beside the bridge's own codes. */
type Code =
  | ProblemCode
  | 'offline'
  | 'json_only'
  | 'bridge_slow'
  | 'bridge_not_configured'
  | 'kept_full'
  | 'kept_too_many'
  | 'kept_too_large';
type Sentence = (params: Params) => string;

const SENTENCES: Readonly<Record<Code, Sentence>> = {
  bad_request: () => __('Something you entered could not be read. Please check it and try again.', 'boomerang-returns'),
  order_not_found: () =>
    __(
      'We found no order with this number and e-mail address. Both are in your order confirmation: please check them and try again.',
      'boomerang-returns',
    ),
  too_many_attempts: ({ retryAfter }) => tooManyAttempts(Number(retryAfter) || 0),
  limit_reached: limitReached,
  busy: () => __('A lot is going on in the store right now. Please try again in a minute.', 'boomerang-returns'),
  store_unavailable: () =>
    __('The store does not answer right now. What you entered is kept: please try again.', 'boomerang-returns'),
  store_slow: ({ retryAfter }) => storeSlow(Number(retryAfter) || 0),
  bridge_unreachable: () =>
    __('We can’t reach the store right now. What you entered is kept: please try again.', 'boomerang-returns'),
  offline: () =>
    __('You seem to be offline. What you entered is kept: please try again once you are back.', 'boomerang-returns'),
  bridge_slow: () =>
    __(
      'This is taking longer than usual. What you entered is kept: please try again in a few minutes.',
      'boomerang-returns',
    ),
  json_only: () =>
    __('Your browser didn’t send this the right way. Please reload the page and try again.', 'boomerang-returns'),
  kept_full: () => cantKeep(),
  kept_too_many: () => cantKeep(),
  kept_too_large: () => cantKeep(),
  session_over: () => __('You were away for a while. Please look your order up again to go on.', 'boomerang-returns'),
  link_over: () =>
    __(
      'This link no longer works. Please use the one in our latest e-mail, or find your order again.',
      'boomerang-returns',
    ),
  email_required: () =>
    __('Nothing was changed. To go on, please enter the e-mail address you ordered with.', 'boomerang-returns'),
  email_wrong: () =>
    __('This isn’t the e-mail address of the order. Please check it and try again.', 'boomerang-returns'),
  order_unreadable: () =>
    __(
      'We found your order, but we can’t open it here. Please write to us and we’ll take care of your return: our address is in your order confirmation.',
      'boomerang-returns',
    ),
  order_refused: (params) =>
    because(params) ??
    __('This order can’t be returned here. Please write to the store if you have a question.', 'boomerang-returns'),
  line_not_on_order: () =>
    __('This item is not part of your order. Please look your order up again.', 'boomerang-returns'),
  line_twice: () => __('An item is in your return twice. Please choose it once.', 'boomerang-returns'),
  quantity_not_returnable: ({ returnable }) => quantityNotReturnable(returnable),
  line_not_returnable: (params) =>
    because(params) ?? __('This item can no longer be returned. Please go on without it.', 'boomerang-returns'),
  unknown_reason: () => __('Please choose a reason from the list.', 'boomerang-returns'),
  resolution_refused: (params) =>
    because(params) ??
    __('You can’t have this for one of your items. Please choose what you get instead.', 'boomerang-returns'),
  exchange_missing: () => __('Please choose the item that you would like to have instead.', 'boomerang-returns'),
  too_many_exchange_items: ({ most }) => tooManyItems(Number(most) || 10),
  photo_required: () => __('For this reason the store needs a photo. Please add one.', 'boomerang-returns'),
  photo_unknown: () => __('One of your photos has got lost. Please add it again.', 'boomerang-returns'),
  photo_unreadable: () => __('This photo could not be read. Please try another one.', 'boomerang-returns'),
  photo_too_large: ({ pixels }) =>
    sprintf(
      /* translators: %d: pixels, e.g. 4096. */
      __('This photo is too large. Please choose one with at most %d pixels on its longer side.', 'boomerang-returns'),
      Number(pixels ?? 0),
    ),
  too_many_photos: () => __('That is one photo too many. Please remove one first.', 'boomerang-returns'),
  comment_required: () =>
    __('For this reason the store needs a few words. Please say what happened.', 'boomerang-returns'),
  name_required: () => __('Please enter your name.', 'boomerang-returns'),
  override_required: () =>
    __('The store’s policy does not allow this. Please write to the store.', 'boomerang-returns'),
  payouts_begun: () =>
    __('Money for this return is already on its way, so it can no longer be changed.', 'boomerang-returns'),
  policy_contradicts: () => notAvailable(),
  changed_meanwhile: () =>
    __('Something has changed in the meantime. Please check your return and try again.', 'boomerang-returns'),
  webhook_url_refused: () => notAvailable(),
  not_possible_now: () =>
    __(
      'This is no longer possible for your return. Please reload the page to see where it stands.',
      'boomerang-returns',
    ),
  inspection_incomplete: () =>
    __('Some items have not been checked yet. Please check every item first.', 'boomerang-returns'),
  lowering_needs_damage: () => notAvailable(),
  lowering_not_for_exchange: () => notAvailable(),
  lowering_too_late: () => notAvailable(),
  lowering_needs_reason: () => notAvailable(),
  lowering_too_high: () => notAvailable(),
  not_found: () =>
    __(
      'We couldn’t find this return. The link may be incomplete or out of date: please use the one in our latest e-mail.',
      'boomerang-returns',
    ),
  not_allowed: () => __('You are not allowed to do this. Please sign in again.', 'boomerang-returns'),
  not_a_pdf: () => __('This file is not a PDF. Please choose a PDF file.', 'boomerang-returns'),
  tracking_number_of_tests: () =>
    __('This is a test number. Please enter the tracking number on your receipt.', 'boomerang-returns'),
  signature_refused: () => notAvailable(),
  protocol_version: () => notAvailable(),
  bridge_not_configured: () => notAvailable(),
  internal: () =>
    __('Something went wrong on our side. What you entered is kept: please try again.', 'boomerang-returns'),
};

/** One sentence for the shopper, which also says what to do next. A code nobody knows is of the site's software, which then is broken in our eyes. */
export function errorMessage(problem: { readonly code: string; readonly params?: Params | undefined }): string {
  const paired = pairedElsewhere(problem);
  if (paired !== null) return onCopy(paired);
  const ofSite = shopSiteSentence(problem.code);
  if (ofSite !== null) return ofSite;
  return isKnown(problem.code) ? SENTENCES[problem.code](problem.params ?? {}) : siteBroken();
}

function isKnown(code: string): code is Code {
  return Object.hasOwn(SENTENCES, code);
}

/** These problems name the verdict that refused in `reason`, with its params beside it. */
function because(params: Params): string | null {
  const { reason } = params;
  if (typeof reason !== 'string') return null;
  const locale = document.documentElement.lang.replaceAll('-', '_') || 'en_US';
  return shopperVerdict({ code: reason, params }, currencyIn(params), locale);
}

function quantityNotReturnable(returnable: Params[string] | undefined): string {
  if (typeof returnable !== 'number') {
    return __('You can’t return this many of this item. Please choose fewer.', 'boomerang-returns');
  }
  if (returnable < 1) return SENTENCES.line_not_returnable({});
  return sprintf(
    /* translators: %d: number of units that can still be returned. */
    _n(
      'Only %d of this item can still be returned. Please check the number and try again.',
      'Only %d of this item can still be returned. Please check the number and try again.',
      returnable,
      'boomerang-returns',
    ),
    returnable,
  );
}

function tooManyItems(most: number): string {
  return sprintf(
    /* translators: %d: number of different products. */
    _n(
      'You can exchange for %d different item in one return. Please choose fewer, or make a second return for the rest.',
      'You can exchange for up to %d different items in one return. Please choose fewer, or make a second return for the rest.',
      most,
      'boomerang-returns',
    ),
    most,
  );
}

function cantKeep(): string {
  return __(
    'The return service can’t be reached, and we can’t keep your request either. Please write to the store: its address is in your order confirmation.',
    'boomerang-returns',
  );
}

function notAvailable(): string {
  return __('Returns are not available right now. Please try again later or write to the store.', 'boomerang-returns');
}
