import { createRoot } from '@wordpress/element';
import { App, type Screen } from './app.tsx';
import './styles/return-flow.scss';
import './admin.css';
import './policy/policy.css';
import './styles/forms.css';
import './styles/inspection.css';
import './styles/list.css';
import './styles/report.css';
import './styles/return.css';
import './styles/timeline.css';

const mount = document.getElementById('boomerang-admin');
if (mount) createRoot(mount).render(<App screen={mount.dataset['screen'] as Screen} data={mount.dataset} />);
