import type { Return } from '../domain/return.ts';
import type { NumberUse } from '../domain/tracking-claim.ts';

/** Whose parcels have which number. */
export interface Tracking {
  /** Open returns that have this number, by their label or because somebody typed it; the oldest first, 50 at most. */
  findReturnsByTracking(trackingNumber: string): Promise<readonly Return[]>;
  /** Who else has this number: another return, or a parcel in which an order went out; null: nobody that is known. */
  numberUse(trackingNumber: string, own: Pick<Return, 'id' | 'orderId' | 'orderNumber'>): Promise<NumberUse | null>;
}
