import { createRoot } from '@wordpress/element';
import { createShopClient } from '../api/shop-client.ts';
import { showDaysOf } from '../api/store-zone.ts';
import { colourBehind } from './background.ts';
import { readConfig } from './config.ts';
import { ShopForm } from './shop-form.tsx';

function mount(place: HTMLElement): void {
  showDaysOf(place.dataset['timeZone']);
  const { title, intro, locale, email, withdrawal, ...connection } = readConfig(place);
  place.style.setProperty('--boomerang-page', colourBehind(place));
  createRoot(place).render(
    <ShopForm
      client={createShopClient(connection)}
      config={{ locale, email, withdrawal, titled: title !== '' }}
      title={title && <h2 className="boomerang-title">{title}</h2>}
      intro={intro && <p className="boomerang-intro">{intro}</p>}
    />,
  );
}

function mountAll(): void {
  document.querySelectorAll<HTMLElement>('[data-boomerang-return-form]').forEach(mount);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mountAll);
else mountAll();
