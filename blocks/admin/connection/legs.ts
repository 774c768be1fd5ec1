import { __, sprintf } from '@wordpress/i18n';
import type { ConnectionReport } from '../../../bridge/contract/staff.ts';
import { pairedElsewhere } from '../../api/copy-of.ts';
import { isProblem, staffErrorMessage } from '../../api/staff-error-message.ts';
import { fewWorkersTodo } from '../shared/few-workers.ts';
import { fixOf } from './leg-words.ts';

export interface Leg {
  title: string;
  /** null: not tested, because an earlier leg is broken. */
  ok: boolean | null;
  text: string;
  /** What the other side said, in its own words. */
  detail: string | null;
}

type Result = ConnectionReport['bridgeToSite'];

const titles = {
  siteToBridge: () => __('Your site reaches the bridge', 'boomerang-returns'),
  bridgeToSite: () => __('The bridge reaches your site', 'boomerang-returns'),
  woocommerceRead: () => __('The bridge may read orders in WooCommerce', 'boomerang-returns'),
  woocommerceWrite: () => __('The bridge may write refunds in WooCommerce', 'boomerang-returns'),
  phpWorkers: () => __('Your site has PHP workers to spare', 'boomerang-returns'),
};

export function legsOf(report: ConnectionReport): Leg[] {
  const read = report.woocommerceRead;
  return [
    { title: titles.siteToBridge(), ok: true, text: '', detail: null },
    legOf('bridgeToSite', report.bridgeToSite),
    legOf('woocommerceRead', read),
    // Without reading, writing was not tried.
    read.ok ? legOf('woocommerceWrite', report.woocommerceWrite) : notTested(titles.woocommerceWrite()),
    workersLeg(report.phpWorkers),
  ];
}

/** No report came: the way from site to bridge is broken, and nothing can be said about the others. */
export function legsOfFailure(error: unknown): Leg[] {
  const code = isProblem(error) ? error.code : '';
  const known = isProblem(error) && pairedElsewhere(error) !== null ? undefined : fixOf('siteToBridge', code);
  const text = known ?? staffErrorMessage(error);
  const detail = isProblem(error) ? (error.detail ?? (code === 'protocol_version' ? error.message : null)) : null;
  return [
    { title: titles.siteToBridge(), ok: false, text, detail },
    notTested(titles.bridgeToSite()),
    notTested(titles.woocommerceRead()),
    notTested(titles.woocommerceWrite()),
    notTested(titles.phpWorkers()),
  ];
}

function legOf(name: Exclude<keyof typeof titles, 'siteToBridge' | 'phpWorkers'>, { ok, code, detail }: Result): Leg {
  if (ok) return { title: titles[name](), ok, text: '', detail: null };
  const text =
    fixOf(name, code ?? '') ?? __('It did not work; below is what the other side said.', 'boomerang-returns');
  return { title: titles[name](), ok, text, detail: detail ?? code };
}

function workersLeg(workers: ConnectionReport['phpWorkers']): Leg {
  const title = titles.phpWorkers();
  // The bridge does not reach the site, or one of the two is older.
  if (!workers || workers.seen === null) return notTested(title);
  const { ok, seen, held } = workers;
  const numbers = sprintf(
    /* translators: 1: number of requests that PHP answers at once, 2: number of them that Boomerang may hold. */
    __('It answers %1$d requests at once or more; Boomerang may hold %2$d.', 'boomerang-returns'),
    seen,
    held,
  );
  if (ok) return { title, ok, text: numbers, detail: null };
  return { title, ok, text: fewWorkersTodo(held), detail: numbers };
}

function notTested(title: string): Leg {
  return { title, ok: null, text: __('Not tested.', 'boomerang-returns'), detail: null };
}
