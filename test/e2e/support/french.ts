import { mo } from 'gettext-parser';
import { expect, vi } from 'vitest';
import type { Site } from '../../site/start-site.ts';

const month = (locale: string, index: number) =>
  new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, index, 15));
const MONTHS = Array.from({ length: 12 }, (_, index) => [month('en', index), month('fr', index)]);

/** The least that WordPress' own French has to have, its tag and the months: all other words are the plugin's to bring. */
const PACK = mo
  .compile({
    charset: 'utf-8',
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Plural-Forms': 'nplurals=2; plural=(n > 1);' },
    translations: {
      '': Object.fromEntries(
        [['html_lang_attribute', 'fr-FR'], ...MONTHS].map(([msgid = '', msgstr = '']) => [
          msgid,
          { msgid, msgstr: [msgstr] },
        ]),
      ),
    },
  })
  .toString('base64');

/**
 * The site is French until the answer is called. WordPress takes a language only when it has found its pack, and keeps the old one without a word when it has not.
 * The pack stays: a worker that has just seen it go may not see it come.
 */
export async function inFrench(site: Site): Promise<() => Promise<unknown>> {
  await site.wp(
    `wp_mkdir_p( WP_LANG_DIR ); return file_put_contents( WP_LANG_DIR . '/fr_FR.mo', base64_decode( $input ) );`,
    PACK,
  );
  await vi.waitFor(async () => {
    const language = await site.wp(
      `update_option( 'date_format', 'j F Y' ); update_option( 'WPLANG', 'fr_FR' ); return get_option( 'WPLANG' );`,
    );
    expect(language).toBe('fr_FR');
  }, 20_000);
  return () => site.wp(`update_option( 'WPLANG', '' ); return update_option( 'date_format', 'F j, Y' );`);
}
