import { __ } from '@wordpress/i18n';

/** What shoppers will see, drawn: nothing of it can be pressed. */
export function SecondDoor() {
  return (
    <figure className="boomerang-door">
      <figcaption>{__('How it looks beside the return form:', 'boomerang-returns')}</figcaption>
      <ol>
        <li>
          <span className="boomerang-door__button">{__('Withdraw from contract here', 'boomerang-returns')}</span>
          <span className="boomerang-muted">
            {__('Name, order number and e-mail suffice. No reason is asked.', 'boomerang-returns')}
          </span>
        </li>
        <li>
          <span className="boomerang-door__button">{__('Confirm withdrawal', 'boomerang-returns')}</span>
          <span className="boomerang-muted">
            {__('The shopper gets an e-mail with what was declared, date and time.', 'boomerang-returns')}
          </span>
        </li>
      </ol>
    </figure>
  );
}
