import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import { MOST } from '../bounds.ts';
import type { Rules } from '../draft.ts';
import { CheckSetting, SeveralSetting } from '../fields/check-setting.tsx';
import { Select, SelectSetting } from '../fields/choice-setting.tsx';
import { More } from '../fields/more.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { LANGUAGES, languageName } from '../languages.ts';
import { useDraft } from '../policy-draft.ts';

interface Props {
  at: number;
  reason: Rules['reasons'][number];
}

/** Whose fault it is, what is asked for, what it allows, and its title in other languages. */
export function ReasonDetails({ at, reason }: Props) {
  const { problemBelow } = useDraft();
  const path = `reasons.${at}` as const;
  return (
    <More
      label={__('Details', 'boomerang-returns')}
      /* translators: %d: position in the list. */
      of={reason.title.text || sprintf(__('Reason %d', 'boomerang-returns'), at + 1)}
      forced={problemBelow(`${path}.resolutions`)}
    >
      <SelectSetting
        path={`${path}.fault`}
        label={__('Who is at fault?', 'boomerang-returns')}
        help={__('Where you are, the shopper does not pay for the return label.', 'boomerang-returns')}
        options={[
          { value: 'customer', label: __('The shopper', 'boomerang-returns') },
          { value: 'store', label: __('You (broken, wrong item)', 'boomerang-returns') },
        ]}
      />
      <CheckSetting path={`${path}.photoRequired`} label={__('The shopper has to send a photo', 'boomerang-returns')} />
      <CheckSetting
        path={`${path}.commentRequired`}
        label={__('The shopper has to write a comment', 'boomerang-returns')}
      />
      <CheckSetting
        path={`${path}.sellable`}
        label={__('Usually it can be sold again', 'boomerang-returns')}
        help={__('What inspection suggests; you decide for each unit.', 'boomerang-returns')}
      />
      <SeveralSetting
        path={`${path}.resolutions`}
        label={__('What the shopper may get', 'boomerang-returns')}
        help={__('As far as you offer it.', 'boomerang-returns')}
        options={[
          { value: 'refund', label: __('Refund', 'boomerang-returns') },
          { value: 'store_credit', label: __('Store credit', 'boomerang-returns') },
          { value: 'exchange', label: __('Exchange', 'boomerang-returns') },
          { value: 'keep', label: __('Keep the item', 'boomerang-returns') },
        ]}
      />
      <CheckSetting
        path={`${path}.retired`}
        label={__('Don’t offer it any more', 'boomerang-returns')}
        help={__('Old returns keep it.', 'boomerang-returns')}
      />
      <Translations at={at} translations={reason.title.translations} />
    </More>
  );
}

function Translations({ at, translations }: { at: number; translations: Readonly<Record<string, string>> }) {
  const { set } = useDraft();
  const codes = Object.keys(translations);
  const more = LANGUAGES.filter((code) => !codes.includes(code));
  const [next, setNext] = useState<string>('');
  const [added, setAdded] = useState<string | null>(null);
  const chosen = more.find((code) => code === next) ?? more[0];

  function add(code: string) {
    set(`reasons.${at}.title.translations`, { ...translations, [code]: '' });
    setAdded(code);
  }

  return (
    <>
      {codes.map((code) => (
        <TextSetting
          key={code}
          path={`reasons.${at}.title.translations.${code}`}
          /* translators: %s: language. */
          label={sprintf(__('In %s', 'boomerang-returns'), languageName(code))}
          help={__('Empty: shoppers read it as it stands above.', 'boomerang-returns')}
          maxLength={MOST.title}
          focusAtFirst={code === added}
        />
      ))}
      {chosen && (
        <div className="boomerang-beside">
          <Select
            label={__('In another language', 'boomerang-returns')}
            value={chosen}
            options={more.map((code) => ({ value: code, label: languageName(code) }))}
            onChange={setNext}
          />
          <Button variant="secondary" onClick={() => add(chosen)}>
            {__('Add this language', 'boomerang-returns')}
          </Button>
        </div>
      )}
    </>
  );
}
