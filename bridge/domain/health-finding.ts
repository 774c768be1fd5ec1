import { millis, type Instant } from './time.ts';

/** What the page groups by; an area without a finding is fine. */
export const HEALTH_AREAS = ['database', 'wordpress', 'woocommerce', 'shippo', 'webhook', 'work', 'sweeps'] as const;
export type HealthArea = (typeof HEALTH_AREAS)[number];

/** `bad`: something does not work. `warn`: it will not for long, or only worse. `info`: as wanted, but to be known. */
export type HealthSeverity = 'bad' | 'warn' | 'info';

export const HEALTH_CODES = [
  'database_away',
  'database_slow',
  'disk_full',
  'disk_low',
  'restored',
  'restored_done',
  'site_silent',
  'site_denied',
  'site_other',
  'plugin_off',
  'plugin_version',
  'guard_off',
  'php_time_short',
  'few_workers',
  'clocks_differ',
  'proxy_unnamed',
  'orders_kept_twice',
  'woocommerce_off',
  'woocommerce_silent',
  'woocommerce_denied',
  'shippo_no_token',
  'shippo_test',
  'shippo_denied',
  'shippo_silent',
  'webhook_silent',
  'in_doubt',
  'failed',
  'waiting',
  'books_differ',
  'credit_overused',
  'order_unreadable',
  'decimals_changed',
  'sweep_late',
  'sweep_troubled',
] as const;
export type HealthCode = (typeof HEALTH_CODES)[number];

export interface HealthFinding {
  readonly code: HealthCode;
  readonly severity: HealthSeverity;
  readonly area: HealthArea;
  readonly params: Readonly<Record<string, string | number | null>>;
}

export function finding(
  area: HealthArea,
  severity: HealthSeverity,
  code: HealthCode,
  params: HealthFinding['params'] = {},
): HealthFinding {
  return { area, severity, code, params };
}

/** In ms. */
export function age(since: Instant, now: Instant): number {
  return millis(now) - millis(since);
}
