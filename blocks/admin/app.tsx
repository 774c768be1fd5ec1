import { ConnectionScreen } from './connection/screen.tsx';
import { PolicyScreen } from './policy/screen.tsx';
import { ReturnScreen } from './return/screen.tsx';
import { ReturnsScreen } from './returns/screen.tsx';
import { useSearch } from './shared/location.ts';
import { SiteLinks, siteLinks } from './shared/site-links.ts';

export type Screen = 'returns' | 'policy' | 'connection';

interface Props {
  screen: Screen;
  /** The data attributes that the plugin printed on the mount. */
  data: Readonly<Record<string, string | undefined>>;
}

/**
 * All screens in one bundle, so that one translation file covers them (WordPress loads none for chunks);
 * only the big list component is loaded apart.
 */
export function App({ screen, data }: Props) {
  return (
    <SiteLinks.Provider value={siteLinks(data)}>
      <div className="boomerang">{screenOf(screen, data)}</div>
    </SiteLinks.Provider>
  );
}

function screenOf(screen: Screen, data: Props['data']) {
  if (screen === 'policy') return <PolicyScreen />;
  if (screen === 'connection') return <ConnectionScreen saved={JSON.parse(data['connection'] ?? '')} />;
  return <Returns />;
}

function Returns() {
  const id = new URLSearchParams(useSearch()).get('return');
  return id ? <ReturnScreen key={id} id={id} /> : <ReturnsScreen />;
}
