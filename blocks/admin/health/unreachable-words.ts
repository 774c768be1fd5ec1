import { __ } from '@wordpress/i18n';
import { isProblem, staffErrorMessage } from '../../api/staff-error-message.ts';
import { pages } from '../shared/site-links.ts';
import type { FindingWords } from './finding-words.ts';

/** As seen from here, when the bridge itself can't say how it is. */
export function unreachableWords(error: unknown): FindingWords {
  const code = isProblem(error) ? error.code : '';
  const link = { label: __('Check the connection', 'boomerang-returns'), url: pages.connection };
  if (code === 'bridge_unreachable') {
    return {
      title: __('The bridge does not answer your site.', 'boomerang-returns'),
      todo: __(
        'Start it, or look into its log why it stopped (with systemd: “systemctl status boomerang”, “journalctl -u boomerang”). If it runs, check its address on the Connection page, and that no firewall is between it and your site. Nothing is lost: what was begun goes on when it is back.',
        'boomerang-returns',
      ),
      link,
    };
  }
  if (code === 'signature_refused' && isProblem(error) && error.params['reason'] === 'time') {
    return {
      title: __(
        'The bridge refuses your site, because their clocks differ by more than five minutes.',
        'boomerang-returns',
      ),
      todo: __('Set both clocks right: switch on time synchronisation (NTP) on both machines.', 'boomerang-returns'),
    };
  }
  return {
    title: __('The bridge cannot say how it is.', 'boomerang-returns'),
    todo: staffErrorMessage(error),
    ...(code.startsWith('bridge_') || code === 'signature_refused' || code === 'protocol_version' ? { link } : {}),
  };
}
