import { __ } from '@wordpress/i18n';

/** This page again, in another tab: WordPress asks whoever is logged out to log in first, wherever the site has its login. */
export function LogInLink() {
  return (
    <a href={window.location.href} target="_blank" rel="noopener noreferrer">
      {__('Log in (opens a new tab)', 'boomerang-returns')}
    </a>
  );
}
