import type { Site } from '../../site/start-site.ts';

const SET = `
	$before = get_option( 'permalink_structure' );
	$GLOBALS['wp_rewrite']->set_permalink_structure( $input );
	flush_rewrite_rules();
	return $before;
`;

/** As under Settings → Permalinks; '' is "Plain", where there is no /wp-json/. Answers with what it was before. */
export const setPermalinks = (site: Site, structure: string): Promise<string> => site.wp<string>(SET, structure);
