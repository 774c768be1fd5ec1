import type { Log } from '../../bridge/ports/log.ts';

const nothing = () => undefined;

export const quietLog: Log = { info: nothing, warn: nothing, error: nothing };
