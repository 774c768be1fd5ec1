/** A parcel that somebody says has moved. `carrier` as Shippo names it; null where the hint does not say. */
export interface TrackHint {
  readonly carrier: string | null;
  readonly trackingNumber: string;
}

/** Durable wake-ups that are no effects. */
export interface Jobs {
  /** Asks for the track of this parcel soon; told twice, it is asked twice: reading is harmless. */
  followTrack(hint: TrackHint): Promise<void>;
  /** Reads orders that have changed since the last reading, in the background. Asked while it runs, it goes on. */
  readOrders(): Promise<void>;
}
