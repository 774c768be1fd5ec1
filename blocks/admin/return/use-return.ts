import { useCallback } from 'react';
import type { ReturnDetail, StaffCommand } from '../../../bridge/contract/staff.ts';
import { getReturn, sendCommand, uploadLabel } from '../../api/staff-client.ts';
import { pollDelay } from './poll.ts';
import { useRecord, type OutcomeOf } from './use-record.ts';

export type Outcome = OutcomeOf<ReturnDetail>;

export interface Label {
  pdfBase64: string;
  carrier: string;
  trackingNumber: string;
}

export interface ReturnModel {
  detail: ReturnDetail | null;
  /** Why the last look failed; `detail` then is what was seen before. */
  error: unknown;
  busy: boolean;
  run: (command: StaffCommand) => Promise<Outcome>;
  upload: (label: Label) => Promise<Outcome>;
  reload: () => Promise<ReturnDetail | null>;
}

/** One return: loaded, asked for again while something is under way, and changed by commands. */
export function useReturn(id: string): ReturnModel {
  const load = useCallback(() => getReturn(id), [id]);
  const { perform, ...record } = useRecord(load, pollDelay);
  const revision = record.detail?.revision ?? 0;
  return {
    ...record,
    run: (command) => perform(() => sendCommand(id, revision, command)),
    upload: (label) => perform(() => uploadLabel(id, { revision, ...label })),
  };
}
