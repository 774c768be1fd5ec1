import type { ScreenName } from '../../bridge/domain/rights.ts';
import { ConnectionScreen } from './connection/screen.tsx';
import { HealthScreen } from './health/screen.tsx';
import { ChangeScreen } from './new-return/change-screen.tsx';
import { NewReturnScreen } from './new-return/screen.tsx';
import { ParcelScreen } from './parcels/parcel-screen.tsx';
import { ParcelsScreen } from './parcels/parcels-screen.tsx';
import { PolicyScreen } from './policy/screen.tsx';
import { ReportScreen } from './report/screen.tsx';
import { ReturnScreen } from './return/screen.tsx';
import { ReturnsScreen } from './returns/screen.tsx';
import { useSearch } from './shared/location.ts';
import { Rights, rightsOf, useRights } from './shared/rights.ts';
import { SiteLinks, siteLinks } from './shared/site-links.ts';

export type Screen = ScreenName;

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
      <Rights.Provider value={rightsOf((data['caps'] ?? '').split(','))}>
        <div className="boomerang">{screenOf(screen, data)}</div>
      </Rights.Provider>
    </SiteLinks.Provider>
  );
}

function screenOf(screen: Screen, data: Props['data']) {
  if (screen === 'policy') return <PolicyScreen />;
  if (screen === 'connection') return <ConnectionScreen saved={JSON.parse(data['connection'] ?? '')} />;
  if (screen === 'report') return <ReportScreen />;
  if (screen === 'health') return <HealthScreen />;
  return <Returns />;
}

function Returns() {
  const query = new URLSearchParams(useSearch());
  const id = query.get('return');
  const view = query.get('view');
  const may = useRights();
  if (!may.call('getReturn')) return id ? <ParcelScreen key={id} id={id} /> : <ParcelsScreen />;
  if (id) {
    const changes = view === 'change' && may.call('staffChange');
    return changes ? <ChangeScreen key={id} id={id} /> : <ReturnScreen key={id} id={id} />;
  }
  return view === 'new' && may.call('staffSubmit') ? <NewReturnScreen /> : <ReturnsScreen />;
}
