import { __, _n, sprintf } from '@wordpress/i18n';
import { carrierName } from '../../../api/carrier-name.ts';
import { countryName } from '../../../api/country-name.ts';
import { EEA_COUNTRIES } from '../../../../bridge/domain/withdrawal-rules.ts';
import { writeDecimal } from '../../shared/decimal.ts';
import { labelIn, roleOptions } from '../known-lists.ts';
import type { Rules } from '../draft.ts';
import { momentWords } from './flow-words.ts';
import { quoted, type Speech } from './speech.ts';

export function labelsWords({ labels }: Rules, speech: Speech): string[] {
  const { kind, carriers, ceiling, defaultParcel: parcel, paidBy, hsCodeMeta, originMeta, phone, email } = labels;
  const from =
    carriers.length > 0
      ? /* translators: %s: names of carriers. */
        sprintf(__('of %s', 'boomerang-returns'), speech.any(carriers.map(carrierName)))
      : __('of any carrier', 'boomerang-returns');
  const label =
    kind === 'prepaid'
      ? /* translators: 1: of which carriers, 2: amount of money. */
        __('An ordinary label %1$s, for at most %2$s.', 'boomerang-returns')
      : /* translators: 1: of which carriers, 2: amount of money. */
        __('A label that is paid when it is used, %1$s, for at most %2$s.', 'boomerang-returns');
  const customs = [
    /* translators: %s: key of a product’s field. */
    hsCodeMeta && sprintf(__('HS code from “%s”', 'boomerang-returns'), hsCodeMeta),
    /* translators: %s: key of a product’s field. */
    originMeta && sprintf(__('country of origin from “%s”', 'boomerang-returns'), originMeta),
  ].filter(Boolean);
  return [
    sprintf(label as '%1$s %2$s', from, speech.money(ceiling)),
    paidBy === 'store'
      ? __('You pay for the label.', 'boomerang-returns')
      : __('Its cost is taken off the shopper’s money, unless you are at fault.', 'boomerang-returns'),
    sprintf(
      /* translators: 1: length, 2: width, 3: height in centimetres, 4: weight in kilograms. */
      __('Parcels whose size nobody knows count as %1$s × %2$s × %3$s cm and %4$s kg.', 'boomerang-returns'),
      writeDecimal(parcel.lengthMm, 1),
      writeDecimal(parcel.widthMm, 1),
      writeDecimal(parcel.heightMm, 1),
      writeDecimal(parcel.weightGrams, 3),
    ),
    ...(phone || email
      ? /* translators: %s: phone number and e-mail address. */
        [sprintf(__('Carriers can reach you at %s.', 'boomerang-returns'), [phone, email].filter(Boolean).join(', '))]
      : []),
    customs.length > 0
      ? /* translators: %s: where data for customs stand. */
        sprintf(__('For customs: %s.', 'boomerang-returns'), customs.join(', '))
      : __('No data for customs: across borders there is no label.', 'boomerang-returns'),
  ];
}

export function withdrawalWords({ withdrawal }: Rules, speech: Speech): string[] {
  if (!withdrawal.enabled) return [__('Switched off: shoppers see no button to withdraw.', 'boomerang-returns')];
  const days = sprintf(
    /* translators: 1: number of days, 2: countries. */
    _n(
      'Consumers may withdraw within %1$d day of delivery: %2$s.',
      'Consumers may withdraw within %1$d days of delivery: %2$s.',
      withdrawal.days,
      'boomerang-returns',
    ),
    withdrawal.days,
    countriesWords(withdrawal.countries, speech),
  );
  const money =
    /* translators: %s: when. */
    sprintf(__('The money goes back %s.', 'boomerang-returns'), momentWords(withdrawal.moneyMoves));
  const cost =
    withdrawal.returnCost === 'store'
      ? __('You pay the way back.', 'boomerang-returns')
      : __('The customer pays the way back; no label is given.', 'boomerang-returns');
  return [days, money, shippingWords(withdrawal, speech), cost, ...exceptWords(withdrawal, speech)];
}

/** The countries of the European Economic Area have one name together. */
export function countriesWords(countries: readonly string[], speech: Speech): string {
  const others = countries.filter((code) => !EEA_COUNTRIES.includes(code));
  const whole = EEA_COUNTRIES.every((code) => countries.includes(code));
  const named = (whole ? others : countries).map(countryName);
  if (countries.length === 0) return __('in no country', 'boomerang-returns');
  return speech.all(whole ? [__('the European Economic Area', 'boomerang-returns'), ...named] : named);
}

function shippingWords({ partialShipping, standardShipping }: Rules['withdrawal'], speech: Speech): string {
  const part = {
    none: __('The cost of delivery comes back when the whole order does.', 'boomerang-returns'),
    proportion: __('The cost of delivery comes back in proportion to the goods.', 'boomerang-returns'),
    all: __('The whole cost of delivery comes back, even if only a part of the order does.', 'boomerang-returns'),
  }[partialShipping];
  if (standardShipping === null) return part;
  /* translators: %s: amount of money. */
  return `${part} ${sprintf(__('At most %s of it, your standard delivery.', 'boomerang-returns'), speech.money(standardShipping))}`;
}

function exceptWords({ exceptProducts, exceptCategories, exceptRoles }: Rules['withdrawal'], speech: Speech): string[] {
  const roles = speech.any(exceptRoles.map((role) => quoted(labelIn(roleOptions(), role))));
  return [
    exceptCategories.length > 0 &&
      /* translators: %s: names of categories. */
      sprintf(__('Not for the category %s.', 'boomerang-returns'), speech.goods('category', exceptCategories)),
    exceptProducts.length > 0 &&
      /* translators: %s: names of products. */
      sprintf(__('Not for the product %s.', 'boomerang-returns'), speech.goods('product', exceptProducts)),
    exceptRoles.length > 0 &&
      /* translators: %s: kinds of customers. */
      sprintf(__('Not for %s.', 'boomerang-returns'), roles),
  ].filter((sentence) => sentence !== false);
}

export function emailsWords({ ownerEmail, storeRefundEmail }: Rules): string[] {
  return [
    ownerEmail
      ? /* translators: %s: e-mail address. */
        sprintf(__('Boomerang writes to you at %s.', 'boomerang-returns'), ownerEmail)
      : __('Boomerang writes to you at the store’s own address.', 'boomerang-returns'),
    storeRefundEmail
      ? __('Shoppers get WooCommerce’s own e-mail about a refund, beside Boomerang’s.', 'boomerang-returns')
      : __('Shoppers get one e-mail about a refund: Boomerang’s.', 'boomerang-returns'),
  ];
}

export function retentionWords({ retention: { photoDays, personalDays } }: Rules): string[] {
  return [
    photoDays === null
      ? __('Photos are kept for ever.', 'boomerang-returns')
      : sprintf(
          /* translators: %d: number of days. */
          _n(
            'Photos are deleted %d day after the end of a return.',
            'Photos are deleted %d days after the end of a return.',
            photoDays,
            'boomerang-returns',
          ),
          photoDays,
        ),
    personalDays === null
      ? __('Names, addresses and what shoppers wrote are kept for ever.', 'boomerang-returns')
      : sprintf(
          /* translators: %d: number of days. */
          _n(
            'Names, addresses and what shoppers wrote are erased %d day after the end of a return.',
            'Names, addresses and what shoppers wrote are erased %d days after the end of a return.',
            personalDays,
            'boomerang-returns',
          ),
          personalDays,
        ),
  ];
}
