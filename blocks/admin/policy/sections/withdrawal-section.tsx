import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useMemo } from 'react';
import { EEA_COUNTRIES } from '../../../../bridge/domain/withdrawal-rules.ts';
import { MOST } from '../bounds.ts';
import { countryOptions } from '../countries.ts';
import { CatalogueSetting } from '../fields/catalogue-setting.tsx';
import { CheckSetting } from '../fields/check-setting.tsx';
import { ChoiceSetting, SelectSetting } from '../fields/choice-setting.tsx';
import { ListSetting } from '../fields/list-setting.tsx';
import { More } from '../fields/more.tsx';
import { MoneySetting, NumberSetting } from '../fields/number-setting.tsx';
import { readRole, roleOptions } from '../known-lists.ts';
import { useDraft } from '../policy-draft.ts';
import { SecondDoor } from './second-door.tsx';

export function WithdrawalSection() {
  const { enabled } = useDraft().rules.withdrawal;
  return (
    <>
      <p>
        {__(
          'Consumers in the European Economic Area may withdraw from an order within 14 days of delivery without giving a reason, and since 19 June 2026 an online shop must offer a button for it (Directive 2011/83/EU as amended by 2023/2673). You then pay back the goods and the standard delivery within 14 days, without a fee and the way it was paid.',
          'boomerang-returns',
        )}
      </p>
      <p className="boomerang-field__help">
        {__(
          'This is not legal advice: ask a lawyer if you are not sure what holds for your store.',
          'boomerang-returns',
        )}
      </p>
      <CheckSetting path="withdrawal.enabled" label={__('Offer the button to withdraw', 'boomerang-returns')} />
      <SecondDoor />
      {enabled && <Details />}
    </>
  );
}

function Details() {
  const { rules, set, problemBelow } = useDraft();
  const { countries } = rules.withdrawal;
  const options = useMemo(countryOptions, []);
  const whole = EEA_COUNTRIES.every((code) => countries.includes(code));
  return (
    <>
      <ListSetting
        path="withdrawal.countries"
        label={__('For orders shipped to', 'boomerang-returns')}
        known={options}
        most={MOST.countries}
      />
      {!whole && (
        <Button
          variant="secondary"
          onClick={() => set('withdrawal.countries', [...new Set([...countries, ...EEA_COUNTRIES])])}
        >
          {__('Add the European Economic Area', 'boomerang-returns')}
        </Button>
      )}
      <NumberSetting
        path="withdrawal.days"
        label={__('Consumers may withdraw within', 'boomerang-returns')}
        help={__('From delivery; the law gives at least 14.', 'boomerang-returns')}
        unit={__('days', 'boomerang-returns')}
      />
      <ChoiceSetting
        path="withdrawal.moneyMoves"
        label={__('When does the money go back?', 'boomerang-returns')}
        options={[
          {
            value: 'first_scan',
            label: __('When the goods are sent', 'boomerang-returns'),
            help: __(
              'The latest that the law allows: you may wait for proof of sending. Your own label’s scan counts; other proof is yours to check.',
              'boomerang-returns',
            ),
          },
          {
            value: 'approval',
            label: __('At once', 'boomerang-returns'),
            help: __('You pay before anything is sent back.', 'boomerang-returns'),
          },
        ]}
      />
      <ChoiceSetting
        path="withdrawal.returnCost"
        label={__('Who pays the way back?', 'boomerang-returns')}
        options={[
          {
            value: 'store',
            label: __('You', 'boomerang-returns'),
            help: __('The shopper gets a label from you.', 'boomerang-returns'),
          },
          {
            value: 'customer',
            label: __('The customer', 'boomerang-returns'),
            help: __(
              'No label is given. The law allows it if you say so before the order is placed.',
              'boomerang-returns',
            ),
          },
        ]}
      />
      <More
        label={__('Delivery costs and exceptions', 'boomerang-returns')}
        forced={problemBelow('withdrawal.exceptCategories') || problemBelow('withdrawal.exceptProducts')}
      >
        <Finer />
      </More>
    </>
  );
}

function Finer() {
  const roles = useMemo(roleOptions, []);
  return (
    <>
      <SelectSetting
        path="withdrawal.partialShipping"
        label={__('If only a part of the order is withdrawn, what delivery cost', 'boomerang-returns')}
        help={__('With the whole order it always comes back.', 'boomerang-returns')}
        options={[
          { value: 'proportion', label: __('comes back in proportion', 'boomerang-returns') },
          { value: 'all', label: __('comes back whole', 'boomerang-returns') },
          { value: 'none', label: __('does not come back', 'boomerang-returns') },
        ]}
      />
      <MoneySetting
        path="withdrawal.standardShipping"
        label={__('Your standard delivery costs', 'boomerang-returns')}
        help={__(
          'What express delivery cost beyond it need not be paid back. Empty: all of it comes back.',
          'boomerang-returns',
        )}
        mayBeEmpty
      />
      <CatalogueSetting
        path="withdrawal.exceptCategories"
        kind="category"
        label={__('Excepted categories', 'boomerang-returns')}
        help={__('Only what the law excepts, such as sealed hygiene goods or custom-made ones.', 'boomerang-returns')}
      />
      <CatalogueSetting
        path="withdrawal.exceptProducts"
        kind="product"
        label={__('Excepted products', 'boomerang-returns')}
      />
      <ListSetting
        path="withdrawal.exceptRoles"
        label={__('Customers who are no consumers', 'boomerang-returns')}
        help={__('Roles of businesses that buy from you, such as wholesale.', 'boomerang-returns')}
        known={roles}
        most={MOST.roles}
        read={readRole}
      />
    </>
  );
}
