import { __ } from '@wordpress/i18n';
import { useMemo, useState } from 'react';
import { ReturnFlow } from '../../return-form/return-flow.tsx';
import { BackLink } from '../return/header.tsx';
import { Field } from '../shared/field.tsx';
import { pageLocale } from '../shared/format.ts';
import { navigate } from '../shared/location.ts';
import { pages, useSiteLinks } from '../shared/site-links.ts';
import { languageName } from './language-name.ts';
import { staffOrderClient } from './staff-order-client.ts';

/** Staff ask for a return in the name of a customer who wrote or called: the shopper's form, under the same rules. */
export function NewReturnScreen() {
  const { locales } = useSiteLinks();
  const [mailLocale, setMailLocale] = useState(locales[0] ?? pageLocale());
  const client = useMemo(() => staffOrderClient(mailLocale), [mailLocale]);
  return (
    <div className="boomerang-narrow">
      <BackLink />
      <h1>{__('New return', 'boomerang-returns')}</h1>
      <p className="boomerang-lead">
        {__(
          'For a customer who wrote or called. The same rules hold as in the shopper’s form; what your policy refuses you can allow with a written reason.',
          'boomerang-returns',
        )}
      </p>
      {locales.length > 1 && (
        <Field
          label={__('The customer’s language', 'boomerang-returns')}
          help={__('E-mails about this return are written in it.', 'boomerang-returns')}
          className="is-short"
        >
          {(control) => (
            <select {...control} value={mailLocale} onChange={(event) => setMailLocale(event.target.value)}>
              {locales.map((one) => (
                <option key={one} value={one}>
                  {languageName(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div className="boomerang-card">
        <ReturnFlow
          client={client}
          config={{ locale: pageLocale(), email: '', withdrawal: true, titled: false }}
          staff={{ onDone: (made) => navigate(pages.oneReturn(made.id)) }}
        />
      </div>
    </div>
  );
}
