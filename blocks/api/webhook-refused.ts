import { __ } from '@wordpress/i18n';

/** Why an address is not taken for messages to another program. */
export function webhookRefused(why: string): string {
  switch (why) {
    case 'not_https':
      return __(
        'The address has to start with https://. Plain http is only for hosts that WEBHOOK_PRIVATE_HOSTS names in the bridge’s settings.',
        'boomerang-returns',
      );
    case 'not_public':
      return __(
        'This host can’t be found on the internet. Check the spelling; for a host of your own network, name it in WEBHOOK_PRIVATE_HOSTS in the bridge’s settings.',
        'boomerang-returns',
      );
    default:
      return __(
        'This is not a web address that we can use. It looks like https://books.example.com/returns, without a password.',
        'boomerang-returns',
      );
  }
}
