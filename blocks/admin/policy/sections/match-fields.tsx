import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useMemo, useRef, useState } from 'react';
import { MOST } from '../bounds.ts';
import { countryOptions } from '../countries.ts';
import { CatalogueSetting } from '../fields/catalogue-setting.tsx';
import { ListSetting } from '../fields/list-setting.tsx';
import { ReasonsSetting } from '../fields/reasons-setting.tsx';
import { readRole, roleOptions } from '../known-lists.ts';
import { useDraft } from '../policy-draft.ts';

const KEYS = ['categories', 'products', 'tags', 'countries', 'roles', 'reasons'] as const;
type Key = (typeof KEYS)[number];

/** What a rule is for: only what is asked for is on screen. All that is said must hold. */
export function MatchFields({ at }: { at: number }) {
  const { rules } = useDraft();
  const root = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<readonly Key[]>([]);
  const match = rules.window.rules[at]?.match;
  const shown = KEYS.filter((key) => opened.includes(key) || (match?.[key].length ?? 0) > 0);
  const others = KEYS.filter((key) => !shown.includes(key));

  function open(key: Key) {
    setOpened([...opened, key]);
    const selector = `[data-path="window.rules.${at}.match.${key}"] input`;
    setTimeout(() => root.current?.querySelector<HTMLElement>(selector)?.focus(), 0);
  }

  return (
    <div ref={root} className="boomerang-match">
      {shown.map((key) => (
        <MatchField key={key} at={at} of={key} />
      ))}
      {others.length > 0 && (
        <div className="boomerang-buttons">
          <span className="boomerang-muted">
            {shown.length > 0 ? __('And only for:', 'boomerang-returns') : __('Only for:', 'boomerang-returns')}
          </span>
          {others.map((key) => (
            <Button key={key} variant="secondary" size="small" onClick={() => open(key)}>
              {labels[key]()}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function MatchField({ at, of }: { at: number; of: Key }) {
  const countries = useMemo(countryOptions, []);
  const roles = useMemo(roleOptions, []);
  const label = labels[of]();
  const path = `window.rules.${at}.match` as const;
  switch (of) {
    case 'products':
      return <CatalogueSetting path={`${path}.products`} kind="product" label={label} />;
    case 'categories':
      return (
        <CatalogueSetting
          path={`${path}.categories`}
          kind="category"
          label={label}
          help={__('A category counts for those below it.', 'boomerang-returns')}
        />
      );
    case 'tags':
      return <CatalogueSetting path={`${path}.tags`} kind="tag" label={label} />;
    case 'countries':
      return <ListSetting path={`${path}.countries`} label={label} known={countries} most={MOST.countries} />;
    case 'roles':
      return <ListSetting path={`${path}.roles`} label={label} known={roles} most={MOST.roles} read={readRole} />;
    case 'reasons':
      return <ReasonsSetting path={`${path}.reasons`} label={label} />;
  }
}

const labels: Readonly<Record<Key, () => string>> = {
  products: () => __('Products', 'boomerang-returns'),
  categories: () => __('Categories', 'boomerang-returns'),
  tags: () => __('Tags', 'boomerang-returns'),
  countries: () => __('Countries', 'boomerang-returns'),
  roles: () => __('Customers', 'boomerang-returns'),
  reasons: () => __('Reasons', 'boomerang-returns'),
};
