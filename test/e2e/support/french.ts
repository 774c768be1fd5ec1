import { mo } from 'gettext-parser';
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

/** The site is French until the answer is called. WordPress takes a language only when it has found its pack, and it looks once a request. */
export async function inFrench(site: Site): Promise<() => Promise<unknown>> {
  await site.wp(
    `wp_mkdir_p( WP_LANG_DIR ); return file_put_contents( WP_LANG_DIR . '/fr_FR.mo', base64_decode( $input ) );`,
    PACK,
  );
  await site.wp(`update_option( 'date_format', 'j F Y' ); return update_option( 'WPLANG', 'fr_FR' );`);
  return () =>
    site.wp(
      `update_option( 'WPLANG', '' ); update_option( 'date_format', 'F j, Y' ); return unlink( WP_LANG_DIR . '/fr_FR.mo' );`,
    );
}
