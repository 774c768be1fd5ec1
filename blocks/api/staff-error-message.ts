import { __, sprintf } from '@wordpress/i18n';
import type { ProblemCode } from '../../bridge/contract/endpoints.ts';
import { formatAmount } from '../admin/shared/format.ts';
import { pairedElsewhere } from './copy-of.ts';
import { currencyIn } from './currency-in.ts';
import { siteSentence } from './site-trouble.ts';
import { StaffProblem } from './staff-problem.ts';
import { webhookRefused } from './webhook-refused.ts';
import { ownerVerdict } from './verdict-owner.ts';
import { tooManyItemsForStaff } from './too-many-items.ts';

/** Refusals of the plugin, of WordPress and of the browser, beside those of the contract. */
type OwnCode =
  | 'bridge_url_invalid'
  | 'bridge_url_not_private'
  | 'secret_too_short'
  | 'set_in_wp_config'
  | 'bridge_not_configured'
  | 'bridge_bad_answer'
  | 'body_too_large'
  | 'json_only'
  | 'rest_forbidden'
  | 'fetch_error'
  | 'offline_error'
  | 'invalid_json';

const sentences: Record<ProblemCode | OwnCode, (params: StaffProblem['params']) => string> = {
  bad_request: () =>
    __('Something in what was sent is not right. Check the fields and try again.', 'boomerang-returns'),
  order_not_found: () => __('This order was not found in WooCommerce.', 'boomerang-returns'),
  too_many_attempts: () => __('Too many tries in a short time. Wait a minute and try again.', 'boomerang-returns'),
  limit_reached: () => __('This is more than a shopper may do here in a day.', 'boomerang-returns'),
  busy: () => __('Boomerang is busy at the moment. Try again in a few seconds.', 'boomerang-returns'),
  store_unavailable: () =>
    __('WooCommerce does not answer Boomerang at the moment. Try again in a minute.', 'boomerang-returns'),
  store_slow: () => __('WooCommerce answers very slowly at the moment. Try again in a minute.', 'boomerang-returns'),
  bridge_unreachable: () =>
    __('Your site cannot reach the Boomerang bridge. Check that it runs, then try again.', 'boomerang-returns'),
  session_over: () => __('You have been away for long. Reload the page and log in again.', 'boomerang-returns'),
  link_over: () => __('This link no longer works.', 'boomerang-returns'),
  email_required: () => __('The order’s e-mail address is needed first.', 'boomerang-returns'),
  email_wrong: () => __('This is not the e-mail address of the order.', 'boomerang-returns'),
  order_unreadable: () => __('Boomerang can’t read this order. The page Health says why.', 'boomerang-returns'),
  order_refused: () => __('This order cannot be returned.', 'boomerang-returns'),
  line_not_on_order: () => __('One of the items is not part of this order.', 'boomerang-returns'),
  line_twice: () => __('One of the items was sent twice. Reload the page and try again.', 'boomerang-returns'),
  quantity_not_returnable: () => __('That is more than can still be returned of this item.', 'boomerang-returns'),
  line_not_returnable: () => __('One of the items can no longer be returned.', 'boomerang-returns'),
  unknown_reason: () => __('One of the return reasons no longer exists.', 'boomerang-returns'),
  resolution_refused: () =>
    __(
      'One of the items can’t be settled this way. Choose another way, or override with a reason.',
      'boomerang-returns',
    ),
  exchange_missing: () => __('Choose the item that is sent instead.', 'boomerang-returns'),
  too_many_exchange_items: ({ most }) => tooManyItemsForStaff(Number(most) || 10),
  photo_required: () => __('Your policy asks for a photo with this reason.', 'boomerang-returns'),
  photo_unknown: () => __('One of the photos is not there any more. Add it again.', 'boomerang-returns'),
  photo_unreadable: () => __('This photo could not be read. Try another one.', 'boomerang-returns'),
  photo_too_large: ({ pixels }) =>
    sprintf(
      /* translators: %d: pixels, e.g. 4096. */
      __('This photo is too large. Choose one with at most %d pixels on its longer side.', 'boomerang-returns'),
      Number(pixels ?? 0),
    ),
  too_many_photos: () => __('That is one photo too many. Remove one first.', 'boomerang-returns'),
  comment_required: () => __('Your policy asks for a comment with this reason.', 'boomerang-returns'),
  name_required: () => __('Enter the name of the customer who withdraws.', 'boomerang-returns'),
  override_required: () => __('Your policy refuses this. To do it all the same, write down why.', 'boomerang-returns'),
  payouts_begun: () =>
    __('Money for this return has already moved, so it can no longer be changed.', 'boomerang-returns'),
  policy_contradicts: () =>
    __('Some settings contradict each other. Look at the fields that are marked.', 'boomerang-returns'),
  changed_meanwhile: () =>
    __('Someone else changed this in the meantime. Look at the new state before you go on.', 'boomerang-returns'),
  not_possible_now: () => __('That is no longer possible in the state this return is in now.', 'boomerang-returns'),
  inspection_incomplete: () =>
    __('Every unit of every item has to be sellable, damaged or missing.', 'boomerang-returns'),
  lowering_needs_damage: ({ line }) =>
    sprintf(
      /* translators: %s: product. */
      __('Only what is paid for damaged units can be lowered, and none of “%s” is damaged.', 'boomerang-returns'),
      String(line ?? ''),
    ),
  lowering_not_for_exchange: ({ line }) =>
    sprintf(
      /* translators: %s: product. */
      __('The price of an exchange is agreed, so “%s” can’t be lowered.', 'boomerang-returns'),
      String(line ?? ''),
    ),
  lowering_too_late: ({ line }) =>
    sprintf(
      /* translators: %s: product. */
      __('The money for “%s” has already moved, so it can’t be lowered any more.', 'boomerang-returns'),
      String(line ?? ''),
    ),
  lowering_needs_reason: ({ line }) =>
    sprintf(
      /* translators: %s: product. */
      __('Say in a few words why less is paid for “%s”: the shopper reads it.', 'boomerang-returns'),
      String(line ?? ''),
    ),
  lowering_too_high: ({ line, amount, ...currency }) =>
    sprintf(
      /* translators: 1: product, 2: amount. */
      __('For “%1$s” at most %2$s is paid, so it can’t be lowered by more.', 'boomerang-returns'),
      String(line ?? ''),
      formatAmount(Number(amount ?? 0), currencyIn(currency)),
    ),
  not_found: () => __('This was not found. It may have been removed.', 'boomerang-returns'),
  not_allowed: () => __('Your account may not do this. Ask an administrator of the store.', 'boomerang-returns'),
  not_a_pdf: () => __('This file is not a PDF. Save the label as a PDF and choose it again.', 'boomerang-returns'),
  tracking_number_of_tests: () =>
    __('This is one of Shippo’s test numbers. Enter the number on the carrier’s receipt.', 'boomerang-returns'),
  webhook_url_refused: ({ why }) => webhookRefused(String(why)),
  signature_refused: () =>
    __(
      'The bridge refused the message because it was signed with another secret. Check the Connection page.',
      'boomerang-returns',
    ),
  protocol_version: () =>
    __('Plugin and bridge have versions that do not fit together. Update the older one.', 'boomerang-returns'),
  internal: () =>
    __('Something went wrong inside Boomerang. Try again; if it stays, look into its log.', 'boomerang-returns'),
  bridge_url_invalid: () =>
    __('This is not a web address. It looks like https://returns.example.com.', 'boomerang-returns'),
  bridge_url_not_private: () =>
    __(
      'A public address has to start with https. http is only allowed to this machine or a private network.',
      'boomerang-returns',
    ),
  secret_too_short: () =>
    __('The secret is too short: it needs at least 32 characters. “npm run secret” prints one.', 'boomerang-returns'),
  set_in_wp_config: () => __('This value is set in wp-config.php and can only be changed there.', 'boomerang-returns'),
  bridge_not_configured: () =>
    __('No bridge is connected yet. Enter its address and secret on the Connection page.', 'boomerang-returns'),
  bridge_bad_answer: () =>
    __('At the bridge address something else than Boomerang answers. Check the Connection page.', 'boomerang-returns'),
  json_only: () =>
    __('Your browser didn’t send this the right way. Please reload the page and try again.', 'boomerang-returns'),
  body_too_large: () => __('This file is too large. A label may have up to 4 MB.', 'boomerang-returns'),
  rest_forbidden: () => __('Your account may not do this. Ask an administrator of the store.', 'boomerang-returns'),
  fetch_error: () => __('Your site did not answer. Check your internet connection and try again.', 'boomerang-returns'),
  offline_error: () =>
    __('You seem to be offline. Try again once you’re back: what you entered is still here.', 'boomerang-returns'),
  invalid_json: () =>
    __(
      'Your site answered with something unreadable. Try again; if it stays, look into its PHP log.',
      'boomerang-returns',
    ),
};

export function isProblem(error: unknown, code?: ProblemCode): error is StaffProblem {
  return error instanceof StaffProblem && (code === undefined || error.code === code);
}

/** One sentence for the store owner: what happened and what to do. */
export function staffErrorMessage(error: unknown): string {
  if (!isProblem(error)) return sentences.internal({});
  const paired = pairedElsewhere(error);
  if (paired !== null) return copyOf(paired);
  const ofSite = siteSentence(error.code);
  if (ofSite !== null) return ofSite;
  if (error.code in sentences) {
    const sentence = sentences[error.code as ProblemCode | OwnCode](error.params);
    const reason = verdictSentence(error);
    if (reason === null) return sentence;
    return error.code === 'override_required' ? `${reason} ${sentence}` : reason;
  }
  return error.message
    ? sprintf(
        /* translators: %s: error message of another program, in English. */
        __('Something went wrong: %s', 'boomerang-returns'),
        error.message,
      )
    : sentences.internal({});
}

function copyOf(paired: string): string {
  return sprintf(
    /* translators: %s: web address of the store that the bridge belongs to. */
    __(
      'This site is a copy of %s, and returns are handled there: from here no money moves, no label is bought and no e-mail is sent. To try returns on this copy, connect it to a bridge of its own. If your store has moved to this address, set WORDPRESS_URL of the bridge to it.',
      'boomerang-returns',
    ),
    paired,
  );
}

/** A refusal of the rules names its verdict in `reason`, with the verdict's params beside it. */
function verdictSentence({ code, params }: StaffProblem): string | null {
  const { reason } = params;
  if (!REFUSALS.includes(code) || typeof reason !== 'string') return null;
  return ownerVerdict({ code: reason, params }, currencyIn(params));
}

const REFUSALS: readonly string[] = [
  'order_refused',
  'line_not_returnable',
  'resolution_refused',
  'override_required',
] satisfies ProblemCode[];
