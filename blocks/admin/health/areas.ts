import { __, sprintf } from '@wordpress/i18n';
import type { HealthResponse } from '../../../bridge/contract/health.ts';
import { ago, size } from './figures.ts';

export interface Area {
  name: string;
  /** The worst that is wrong there; null: nothing. */
  severity: 'bad' | 'warn' | 'info' | null;
  text: string;
}

/** Every part that Boomerang needs, with what is known of it. */
export function areasOf({ findings, known, bridgeVersion }: HealthResponse): Area[] {
  const { answeredAt, databaseBytes, pluginVersion, woocommerceVersion, open } = known;
  const worst = (area: string) => findings.find((one) => one.area === area)?.severity ?? null;
  return [
    { name: __('Bridge', 'boomerang-returns'), severity: null, text: versionText(bridgeVersion) },
    {
      name: __('Database', 'boomerang-returns'),
      severity: worst('database'),
      text: databaseBytes === null ? '' : size(databaseBytes),
    },
    {
      name: __('WordPress and the plugin', 'boomerang-returns'),
      severity: worst('wordpress'),
      text: sentences(pluginVersion && versionText(pluginVersion), answeredText(answeredAt.wordpress)),
    },
    {
      name: __('WooCommerce', 'boomerang-returns'),
      severity: worst('woocommerce'),
      text: sentences(woocommerceVersion && versionText(woocommerceVersion), answeredText(answeredAt.woocommerce)),
    },
    {
      name: __('Shippo', 'boomerang-returns'),
      severity: worst('shippo'),
      text: known.token === 'none' ? '' : answeredText(answeredAt.shippo),
    },
    {
      name: __('Refunds, labels, stock and e-mails', 'boomerang-returns'),
      severity: worst('work'),
      /* translators: %d: number of things that are still to be done. */
      text: open === null ? '' : sprintf(__('Still to be done: %d', 'boomerang-returns'), open),
    },
    { name: __('What runs by the clock', 'boomerang-returns'), severity: worst('sweeps'), text: '' },
  ];
}

function versionText(version: string): string {
  /* translators: %s: version number. */
  return sprintf(__('Version %s', 'boomerang-returns'), version);
}

function answeredText(at: string | null): string {
  return at === null
    ? __('Not asked yet since the bridge started', 'boomerang-returns')
    : /* translators: %s: when, e.g. "2 minutes ago". */
      sprintf(__('Last answer: %s', 'boomerang-returns'), ago(at));
}

function sentences(...parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join(' · ');
}
