import { InspectorControls, PlainText, useBlockProps } from '@wordpress/block-editor';
import { Disabled, PanelBody, SelectControl, TextareaControl, TextControl } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ShopForm } from './shop-form.tsx';
import { gapStyle } from './gap.ts';
import { sampleClient, sampleDraft } from './sample.ts';
import type { SampleStep } from './sample.ts';

export type Attributes = {
  readonly title: string;
  readonly intro: string;
  readonly style?: { readonly spacing?: { readonly blockGap?: string } };
};
declare global {
  interface Window {
    /** Said by PHP to the editor, beside the block's script: the store opens the statutory door. */
    boomerangReturnForm?: { readonly withdrawal?: boolean };
  }
}

interface EditProps {
  readonly attributes: Attributes;
  setAttributes(change: Partial<Attributes>): void;
}

export function Edit({ attributes, setAttributes }: EditProps) {
  const { title, intro } = attributes;
  const [step, setStep] = useState<SampleStep>('order');
  const sample = useMemo(() => sampleDraft(step), [step]);
  const withdrawal = window.boomerangReturnForm?.withdrawal === true;
  const locale = document.documentElement.lang || 'en_US';
  return (
    <div {...useBlockProps({ style: gapStyle(attributes.style?.spacing?.blockGap) })}>
      <InspectorControls>
        <PanelBody title={__('Form', 'boomerang-returns')}>
          <SelectControl
            __next40pxDefaultSize
            label={__('Show in the editor', 'boomerang-returns')}
            help={__('The page itself always begins with the order.', 'boomerang-returns')}
            value={step}
            options={[
              { value: 'order', label: __('Finding the order', 'boomerang-returns') },
              { value: 'items', label: __('Choosing the items', 'boomerang-returns') },
              { value: 'withdrawal', label: __('Withdrawing from the contract', 'boomerang-returns') },
              { value: 'result', label: __('The label', 'boomerang-returns') },
            ]}
            onChange={(value) => setStep(value as SampleStep)}
          />
          <TextControl
            __next40pxDefaultSize
            label={__('Title', 'boomerang-returns')}
            value={title}
            onChange={(value) => setAttributes({ title: value })}
          />
          <TextareaControl
            label={__('Intro', 'boomerang-returns')}
            value={intro}
            onChange={(value) => setAttributes({ intro: value })}
          />
        </PanelBody>
      </InspectorControls>
      <h2 className="boomerang-title">
        <PlainText
          aria-label={__('Title', 'boomerang-returns')}
          placeholder={__('Title (optional)', 'boomerang-returns')}
          value={title}
          onChange={(value) => setAttributes({ title: value })}
        />
      </h2>
      <PlainText
        className="boomerang-intro"
        aria-label={__('Intro', 'boomerang-returns')}
        placeholder={__('A sentence on how returns work in your store (optional)', 'boomerang-returns')}
        value={intro}
        onChange={(value) => setAttributes({ intro: value })}
      />
      <Disabled>
        <ShopForm
          key={step}
          client={sampleClient}
          config={{ locale, email: '', withdrawal: withdrawal || step === 'withdrawal', titled: title !== '' }}
          sample={sample}
        />
      </Disabled>
    </div>
  );
}
