import { enoughWorkers, type HealthFacts, type KnownPeer } from './health-facts.ts';
import { age, finding, type HealthArea, type HealthFinding } from './health-finding.ts';

/** One call without an answer is nothing: a page of WordPress may take long. */
const SILENT_MS = 5 * 60_000;
/** Half of what signatures forgive (5 minutes). */
const CLOCKS_MS = 2 * 60_000;
/** A payment provider may take half a minute to pay back; PHP that is cut off before leaves the refund in doubt. */
const LEAST_PHP_SECONDS = 30;

const NO_PLUGIN = new Set(['rest_no_route', 'http_404']);
const NO_GUARD = new Set(['boomerang_guard_unavailable']);

/** What is wrong with those that the bridge talks to. Where the site itself is silent nothing is said of WooCommerce, which lives there. */
export function peerFindings(facts: HealthFacts): readonly HealthFinding[] {
  const site = siteFindings(facts);
  const isGone = site.some(({ code }) => code === 'site_silent');
  return [...site, ...(isGone ? [] : woocommerceFindings(facts)), ...shippoFindings(facts), ...webhookFindings(facts)];
}

function siteFindings({
  now,
  wordpress,
  plugin,
  siteUrl,
  bridgeVersion,
  siteAheadMs,
  proxies,
  workers,
}: HealthFacts): HealthFinding[] {
  const found: HealthFinding[] = [];
  const { silence, denied } = wordpress;
  if (silence && NO_PLUGIN.has(silence.code)) found.push(finding('wordpress', 'bad', 'plugin_off'));
  else if (plugin?.guard === false || (silence && NO_GUARD.has(silence.code))) {
    found.push(finding('wordpress', 'bad', 'guard_off'));
  } else found.push(...silentFindings('wordpress', 'site_silent', wordpress, now));
  if (denied) found.push(finding('wordpress', 'bad', 'site_denied', { code: denied.code }));
  if (plugin && plugin.site !== siteUrl) {
    found.push(finding('wordpress', 'bad', 'site_other', { site: plugin.site, expected: siteUrl }));
  }
  if (plugin && release(plugin.version) !== release(bridgeVersion)) {
    found.push(finding('wordpress', 'warn', 'plugin_version', { plugin: plugin.version, bridge: bridgeVersion }));
  }
  const seconds = plugin?.maxExecutionSeconds ?? 0;
  if (seconds > 0 && seconds < LEAST_PHP_SECONDS) {
    found.push(finding('wordpress', 'warn', 'php_time_short', { seconds, least: LEAST_PHP_SECONDS }));
  }
  if (workers && !enoughWorkers(workers)) found.push(finding('wordpress', 'warn', 'few_workers', { ...workers }));
  if (Math.abs(siteAheadMs) > CLOCKS_MS) {
    found.push(finding('wordpress', 'warn', 'clocks_differ', { seconds: Math.round(siteAheadMs / 1000) }));
  }
  const [proxy] = proxies;
  if (proxy)
    found.push(finding('wordpress', 'warn', 'proxy_unnamed', { kind: proxy.kind, addresses: nameOf(proxies) }));
  return found;
}

function woocommerceFindings({ now, woocommerce, plugin }: HealthFacts): HealthFinding[] {
  const { silence, denied } = woocommerce;
  const isOff = silence?.code === 'no_route' || plugin?.woocommerce === null;
  if (isOff) return [finding('woocommerce', 'bad', 'woocommerce_off')];
  if (denied) return [finding('woocommerce', 'bad', 'woocommerce_denied', { since: denied.since })];
  const twice = plugin?.ordersKeptTwice ? [finding('woocommerce', 'info', 'orders_kept_twice')] : [];
  return [...silentFindings('woocommerce', 'woocommerce_silent', woocommerce, now), ...twice];
}

function shippoFindings({ now, shippo, token, resting }: HealthFacts): HealthFinding[] {
  if (token === 'none') return [finding('shippo', 'info', 'shippo_no_token')];
  const found = token === 'test' ? [finding('shippo', 'info', 'shippo_test')] : [];
  if (shippo.denied) return [finding('shippo', 'bad', 'shippo_denied'), ...found];
  const { state, since, nextAskAt } = resting.shippo;
  if (state === 'away') return [finding('shippo', 'warn', 'shippo_silent', { since, next: nextAskAt }), ...found];
  return [...silentFindings('shippo', 'shippo_silent', shippo, now), ...found];
}

function webhookFindings({ resting: { webhook } }: HealthFacts): HealthFinding[] {
  return webhook.state === 'away' ? [finding('webhook', 'warn', 'webhook_silent', { since: webhook.since })] : [];
}

function silentFindings(
  area: HealthArea,
  code: 'site_silent' | 'woocommerce_silent' | 'shippo_silent',
  { silence }: KnownPeer,
  now: HealthFacts['now'],
): HealthFinding[] {
  if (silence === null || age(silence.since, now) < SILENT_MS) return [];
  const severity = code === 'shippo_silent' ? 'warn' : 'bad';
  return [finding(area, severity, code, { since: silence.since, code: silence.code })];
}

/** As the setting names them: Cloudflare's many addresses by one word. */
function nameOf(proxies: HealthFacts['proxies']): string {
  const named = proxies.map(({ kind, address }) => (kind === 'cloudflare' ? 'cloudflare' : address));
  return [...new Set(named)].join(', ');
}

/** `0.1` of `0.1.7`: what is last changes nothing between the two sides. */
function release(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
