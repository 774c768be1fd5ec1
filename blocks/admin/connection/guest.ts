import { __ } from '@wordpress/i18n';
import { jsonIn } from '../../api/json-in.ts';
import { address } from '../../api/shop-request.ts';
import { codeOfAnswer, siteSentence } from '../../api/site-trouble.ts';
import type { Leg } from './legs.ts';

/** ms */
const LIMIT = 25_000;

/** Asks as a shopper's browser does, without the owner's login: what closes the site to guests would go unseen otherwise. */
export async function askAsGuest(restRoot: string, signal: AbortSignal): Promise<Leg> {
  const title = __('A visitor’s browser reaches the return form’s address', 'boomerang-returns');
  try {
    const response = await fetch(address(restRoot, '/reach'), {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: '{}',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT)]),
    });
    const text = await response.text();
    const data = jsonIn(text) as { readonly ok?: unknown; readonly code?: unknown } | undefined;
    if (response.ok && data?.ok === true) {
      return { title, ok: true, text: text.trimStart().startsWith('{') ? '' : noticesText(), detail: null };
    }
    const code = typeof data?.code === 'string' ? data.code : '';
    return {
      title,
      ok: false,
      text: textOf(response.status, code),
      detail: [response.status, code].filter(Boolean).join(' '),
    };
  } catch (error) {
    if (signal.aborted) throw error;
    const text = __(
      'Your browser got no answer from your site. Check that the site’s address opens in a private window.',
      'boomerang-returns',
    );
    return { title, ok: false, text, detail: null };
  }
}

function textOf(status: number, code: string): string {
  if (status === 401 || status === 403) return code ? closedText() : blockedText();
  if (status >= 500) return siteSentence(codeOfAnswer(status, code || undefined)) ?? pageText();
  return pageText();
}

const closedText = () =>
  __(
    'A plugin closes the REST API to visitors. Allow addresses below /wp-json/boomerang/v1/ in it: without them no shopper can use the form.',
    'boomerang-returns',
  );
const blockedText = () =>
  __(
    'A firewall or security plugin blocks visitors. Allow POST requests to addresses below /wp-json/boomerang/v1/ in it.',
    'boomerang-returns',
  );
const pageText = () =>
  __(
    'Visitors get a page instead of an answer. Open Settings → Permalinks and save, and take /wp-json/ out of caches and redirects.',
    'boomerang-returns',
  );
const noticesText = () =>
  __(
    'It works, but PHP prints notices before its answers. Set WP_DEBUG_DISPLAY to false in wp-config.php.',
    'boomerang-returns',
  );
