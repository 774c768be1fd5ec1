import { __, sprintf } from '@wordpress/i18n';
import { pages } from '../shared/site-links.ts';
import { ago, howLong } from './figures.ts';
import { fewWorkersTodo } from '../shared/few-workers.ts';
import type { Code, WordsOf } from './finding-words.ts';
import { proxyWords } from './proxy-words.ts';

type SiteCode = Extract<
  Code,
  | 'site_silent'
  | 'site_denied'
  | 'site_other'
  | 'plugin_off'
  | 'plugin_version'
  | 'guard_off'
  | 'php_time_short'
  | 'few_workers'
  | 'clocks_differ'
  | 'proxy_unnamed'
  | 'orders_kept_twice'
  | `woocommerce_${string}`
  | `shippo_${string}`
  | 'webhook_silent'
>;

const toConnection = () => ({ label: __('Check the connection', 'boomerang-returns'), url: pages.connection });
const toPolicy = () => ({ label: __('Open the return policy', 'boomerang-returns'), url: pages.policy });

export const siteWords: Record<SiteCode, WordsOf> = {
  site_silent: ({ since }) => ({
    /* translators: %s: since when, e.g. "10 minutes ago". */
    title: sprintf(__('The bridge gets no answer from your site, since %s.', 'boomerang-returns'), ago(since)),
    todo: __(
      'Refunds, stock and e-mails wait and go on by themselves. Check that WORDPRESS_URL of the bridge opens from the machine it runs on, and that no firewall or security plugin stops it.',
      'boomerang-returns',
    ),
    link: toConnection(),
  }),
  site_denied: ({ code }) =>
    code === 'signature_time'
      ? {
          title: __('Your site refuses the bridge, because their clocks differ.', 'boomerang-returns'),
          todo: __('Switch on time synchronisation (NTP) on both machines.', 'boomerang-returns'),
        }
      : {
          title: __('Your site refuses the bridge.', 'boomerang-returns'),
          todo: __(
            'The two secrets differ, or the bridge belongs to another site. Compare the secret on the Connection page with BOOMERANG_SECRET of the bridge.',
            'boomerang-returns',
          ),
          link: toConnection(),
        },
  site_other: ({ site, expected }) => ({
    title: sprintf(
      /* translators: 1: web address of this site, 2: web address that the bridge expects. */
      __('This site calls itself %1$s, but the bridge belongs to %2$s.', 'boomerang-returns'),
      String(site),
      String(expected),
    ),
    todo: __(
      'If the site has moved, set WORDPRESS_URL of the bridge to its new address. If this is a copy, leave it: a copy must not pay refunds.',
      'boomerang-returns',
    ),
  }),
  plugin_off: () => ({
    title: __('The bridge does not find the plugin on your site.', 'boomerang-returns'),
    todo: __(
      'Activate Boomerang Returns, and check that no security plugin blocks the REST API below /wp-json/boomerang/.',
      'boomerang-returns',
    ),
  }),
  plugin_version: ({ plugin, bridge }) => ({
    title: sprintf(
      /* translators: 1: version of the plugin, 2: version of the bridge. */
      __('The plugin has version %1$s, the bridge %2$s.', 'boomerang-returns'),
      String(plugin),
      String(bridge),
    ),
    todo: __('Update the older one, so that both can do the same.', 'boomerang-returns'),
  }),
  guard_off: () => ({
    title: __('The plugin cannot use its tables in WordPress’ database.', 'boomerang-returns'),
    todo: __(
      'Without them nothing is sent to WooCommerce, because it could happen twice. Deactivate and activate the plugin; if that does not help, the database user may not create tables.',
      'boomerang-returns',
    ),
  }),
  php_time_short: ({ seconds, least }) => ({
    title: sprintf(
      /* translators: %d: seconds. */
      __('PHP on your site is cut off after %d seconds.', 'boomerang-returns'),
      Number(seconds),
    ),
    todo: sprintf(
      /* translators: %d: seconds. */
      __(
        'A payment provider may need longer for a refund, which would then be in doubt. Set max_execution_time to %d seconds or more.',
        'boomerang-returns',
      ),
      Number(least),
    ),
  }),
  few_workers: ({ seen, held }) => ({
    title: sprintf(
      /* translators: 1: number of requests that PHP answers at once, 2: number of them that Boomerang may hold. */
      __('Your site answers %1$d requests at once, and Boomerang may hold %2$d of them.', 'boomerang-returns'),
      Number(seen),
      Number(held),
    ),
    todo: fewWorkersTodo(Number(held)),
    link: toConnection(),
  }),
  clocks_differ: ({ seconds }) => ({
    /* translators: %s: a length of time, e.g. "3 minutes". */
    title: sprintf(__('The clocks of site and bridge are %s apart.', 'boomerang-returns'), howLong(Number(seconds))),
    todo: __(
      'From five minutes on they refuse each other. Switch on time synchronisation (NTP) on both machines.',
      'boomerang-returns',
    ),
  }),
  proxy_unnamed: proxyWords,
  orders_kept_twice: () => ({
    title: __('WooCommerce keeps every order twice (compatibility mode).', 'boomerang-returns'),
    todo: __(
      'It makes orders slower, and WooCommerce may show a fresh refund as 0.00 for a while. Boomerang counts the true amounts. If no plugin needs the old order storage any more, switch compatibility mode off under WooCommerce → Settings → Advanced → Features.',
      'boomerang-returns',
    ),
  }),
  woocommerce_off: () => ({
    title: __('WooCommerce is not active.', 'boomerang-returns'),
    todo: __('Activate it. What was to be done meanwhile goes on by itself.', 'boomerang-returns'),
  }),
  woocommerce_silent: ({ since }) => ({
    /* translators: %s: since when, e.g. "10 minutes ago". */
    title: sprintf(__('WooCommerce does not answer the bridge, since %s.', 'boomerang-returns'), ago(since)),
    todo: __(
      'Look into WooCommerce → Status → Logs and your PHP log. Refunds and stock wait and go on by themselves.',
      'boomerang-returns',
    ),
    link: toConnection(),
  }),
  woocommerce_denied: () => ({
    title: __('WooCommerce refuses the bridge’s key.', 'boomerang-returns'),
    todo: __(
      'It was revoked, belongs to a user who may no longer manage orders, or may only read. Make a new one with Read/Write under WooCommerce → Settings → Advanced → REST API, give it to the bridge as WC_KEY and WC_SECRET, and start the bridge anew. Nothing is lost: what waits goes on.',
      'boomerang-returns',
    ),
    link: toConnection(),
  }),
  shippo_no_token: () => ({
    title: __('There is no Shippo token: shoppers get your address and a packing slip.', 'boomerang-returns'),
    todo: __('Enter one in the return policy if you want labels.', 'boomerang-returns'),
    link: toPolicy(),
  }),
  shippo_test: () => ({
    title: __('The Shippo token is for tests: no carrier takes these labels.', 'boomerang-returns'),
    todo: __('Enter a live token in the return policy before shoppers use the form.', 'boomerang-returns'),
    link: toPolicy(),
  }),
  shippo_denied: () => ({
    title: __('Shippo refuses the token.', 'boomerang-returns'),
    todo: __(
      'It was revoked or replaced. Enter the new one in the return policy; labels that wait are bought then.',
      'boomerang-returns',
    ),
    link: toPolicy(),
  }),
  shippo_silent: ({ since, next }) => ({
    /* translators: %s: since when, e.g. "10 minutes ago". */
    title: sprintf(__('Shippo does not answer, since %s.', 'boomerang-returns'), ago(since)),
    todo: [
      __(
        'Returns are taken in as always; labels are bought and mailed once Shippo is back. There is nothing to do; in a hurry upload a label of your own on the return.',
        'boomerang-returns',
      ),
      /* translators: %s: when, e.g. "in 3 minutes". */
      next ? sprintf(__('Boomerang asks again %s.', 'boomerang-returns'), ago(next)) : '',
    ]
      .filter(Boolean)
      .join(' '),
  }),
  webhook_silent: ({ since }) => ({
    /* translators: %s: since when, e.g. "10 minutes ago". */
    title: sprintf(__('Your own program does not take messages, since %s.', 'boomerang-returns'), ago(since)),
    todo: __('Check the address for messages on the Connection page, and that your program runs.', 'boomerang-returns'),
    link: toConnection(),
  }),
};
