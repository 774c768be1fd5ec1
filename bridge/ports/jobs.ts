import type { SweepName } from '../domain/sweep.ts';
import type { Instant } from '../domain/time.ts';

/** A parcel that somebody says has moved. `carrier` as Shippo names it; null where the hint does not say. */
export interface TrackHint {
  readonly carrier: string | null;
  readonly trackingNumber: string;
}

/** The parcel that brought an order to the customer. `carrier` as Shippo names it. */
export interface ParcelOfOrder {
  readonly orderId: number;
  /** Of the order: carriers use their numbers again, and what came earlier is another parcel. */
  readonly placedAt: Instant;
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** Durable wake-ups that are no effects. */
export interface Jobs {
  /** Asks for the track of this parcel soon; told twice, it is asked twice: reading is harmless. */
  followTrack(hint: TrackHint): Promise<void>;
  /** Asks soon whether the order has been delivered, and remembers the answer. */
  followDelivery(parcel: ParcelOfOrder): Promise<void>;
  /** Asks soon whether what a return's exchange costs more has been paid. Asked often, it asks the store once in a few seconds. */
  followExchange(returnId: string): Promise<void>;
  /** Reads orders that have changed since the last reading, in the background. Asked while it runs, it goes on. */
  readOrders(): Promise<void>;
  /** Runs a sweep soon, beside its hours. */
  runSweep(name: SweepName): Promise<void>;
}
