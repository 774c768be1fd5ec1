import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useRights } from '../shared/rights.ts';
import { pages } from '../shared/site-links.ts';

/** What a new owner sees in place of an empty list. */
export function Welcome() {
  const setsUp = useRights().call('savePolicy');
  return (
    <div className="boomerang-welcome">
      <h2>{__('No returns yet', 'boomerang-returns')}</h2>
      <p>
        {__(
          'As soon as a shopper sends in the return form, the return appears here with everything you need: what comes back and why, the label, and the refund.',
          'boomerang-returns',
        )}
      </p>
      {setsUp && <FirstSteps />}
    </div>
  );
}

function FirstSteps() {
  return (
    <>
      <ol>
        <li>{__('Say what may be returned, and until when.', 'boomerang-returns')}</li>
        <li>{__('Put the block “Return form” on a page of your store and link to it.', 'boomerang-returns')}</li>
        <li>{__('Try it with an order of your own.', 'boomerang-returns')}</li>
      </ol>
      <div className="boomerang-buttons">
        <Button variant="primary" href={pages.policy}>
          {__('Set up the return policy', 'boomerang-returns')}
        </Button>
        <Button variant="secondary" href="post-new.php?post_type=page">
          {__('Add a page', 'boomerang-returns')}
        </Button>
      </div>
    </>
  );
}
