import type { StoredSlip } from './documents.ts';

/** Packing slips as they were drawn: one a return. */
export interface Slips {
  packingSlipOf(returnId: string): Promise<StoredSlip | null>;
  /** In place of the one before. Does nothing for a return whose person was erased: the slip names it. */
  savePackingSlip(slip: StoredSlip): Promise<void>;
}
