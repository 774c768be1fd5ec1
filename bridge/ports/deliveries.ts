import type { Instant } from '../domain/time.ts';

/** A parcel, and the order that came in it. */
export interface OrderParcel {
  readonly orderId: number;
  readonly trackingNumber: string;
}

/** What the carrier said of it. */
export interface Delivery {
  /** null: not yet, as far as anybody knows. */
  readonly deliveredAt: Instant | null;
  /** When the carrier was last asked. */
  readonly askedAt: Instant;
}

/** When parcels reached the customers. */
export interface Deliveries {
  /** null: the carrier was never asked. */
  deliveryOf(parcel: OrderParcel): Promise<Delivery | null>;
  /** A delivery that is known stays known, whatever is saved later. */
  saveDelivery(parcel: OrderParcel, delivery: Delivery): Promise<void>;
}
