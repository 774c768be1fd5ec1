import { createRoot } from '@wordpress/element';
import { showDaysOf } from '../api/store-zone.ts';
import { App, type Screen } from './app.tsx';
import './admin.css';
import './policy/policy.css';
import './styles/forms.css';
import './styles/health.css';
import './styles/inspection.css';
import './styles/list.css';
import './styles/parcels.css';
import './styles/red-list.css';
import './styles/report.css';
import './styles/return.css';
import './styles/timeline.css';
// Last: where a class has the same name in both, the form's own rules win inside it.
import './styles/return-flow.scss';

const mount = document.getElementById('boomerang-admin');
if (mount) {
  showDaysOf(mount.dataset['timeZone']);
  createRoot(mount).render(<App screen={mount.dataset['screen'] as Screen} data={mount.dataset} />);
}
