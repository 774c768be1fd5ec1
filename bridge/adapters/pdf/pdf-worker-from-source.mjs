// tsx takes no part in threads by itself.
import { register } from 'tsx/esm/api';

register();
await import('./pdf-worker.ts');
