import { mo } from 'gettext-parser';
import type { Site } from '../../site/start-site.ts';

/** The least that WordPress takes for its French, the language's own tag: all other words are the plugin's to bring. */
const PACK = mo
  .compile({
    charset: 'utf-8',
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Plural-Forms': 'nplurals=2; plural=(n > 1);' },
    translations: { '': { html_lang_attribute: { msgid: 'html_lang_attribute', msgstr: ['fr-FR'] } } },
  })
  .toString('base64');

/** The site is French until the answer is called. WordPress takes a language only when it has found its pack, and it looks once a request. */
export async function inFrench(site: Site): Promise<() => Promise<unknown>> {
  await site.wp(
    `wp_mkdir_p( WP_LANG_DIR ); return file_put_contents( WP_LANG_DIR . '/fr_FR.mo', base64_decode( $input ) );`,
    PACK,
  );
  await site.wp(`return update_option( 'WPLANG', 'fr_FR' );`);
  return () => site.wp(`update_option( 'WPLANG', '' ); return unlink( WP_LANG_DIR . '/fr_FR.mo' );`);
}
