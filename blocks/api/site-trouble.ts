import { __ } from '@wordpress/i18n';

/** What the site itself says where the bridge was never asked: told apart by how it answers, since none of it is a refusal of ours. */
export type SiteTrouble = 'login_expired' | 'site_broken' | 'site_away' | 'site_blocks';

/** WordPress' own words for a login that is over: a nonce that it gave before, or a cookie that is gone. */
const LOGGED_OUT: readonly unknown[] = ['rest_cookie_invalid_nonce', 'rest_not_logged_in'];
/** Of a gateway before PHP, and of maintenance. */
const AWAY: readonly number[] = [502, 503, 504];

/** The code of an answer that is no success: its own, or what its status says; `invalid_json`: something unreadable. */
export function codeOfAnswer(status: number, code: unknown): string {
  if (LOGGED_OUT.includes(code) || (code === 'rest_forbidden' && status === 401)) return 'login_expired';
  // Under this name WordPress tells of a fatal error in PHP.
  if (code === 'internal_server_error') return 'site_broken';
  if (typeof code === 'string' && code !== '') return code;
  if (status === 401 || status === 403) return 'site_blocks';
  if (AWAY.includes(status)) return 'site_away';
  return status >= 500 ? 'site_broken' : 'invalid_json';
}

const SENTENCES: Readonly<Record<SiteTrouble, () => string>> = {
  login_expired: () =>
    __('Your session has expired. Log in again, then try again: what you entered is still here.', 'boomerang-returns'),
  site_broken: () =>
    __(
      'Your site stopped with an error. Look into its PHP log, then try again: what you entered is still here.',
      'boomerang-returns',
    ),
  site_away: () =>
    __(
      'Your site isn’t available right now: it’s under maintenance, or too busy. Try again in a few minutes.',
      'boomerang-returns',
    ),
  site_blocks: () =>
    __('Your site blocked this request. Check its firewall or security plugin, then try again.', 'boomerang-returns'),
};

/** For staff; null: it is no trouble of the site. */
export function siteSentence(code: string): string | null {
  return Object.hasOwn(SENTENCES, code) ? SENTENCES[code as SiteTrouble]() : null;
}
