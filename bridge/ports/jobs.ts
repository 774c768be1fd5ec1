/** Durable wake-ups that are no effects. */
export interface Jobs {
  /** Asks for the track of this parcel soon; told twice, it is asked twice: reading is harmless. */
  followTrack(hint: { readonly carrier: string; readonly trackingNumber: string }): Promise<void>;
}
