import type { Address } from '../domain/order.ts';
import type { Instant } from '../domain/time.ts';

/** The paper that goes into a parcel without a label. */
export interface PackingSlip {
  /** WordPress locale, e.g. `fr_FR`. */
  readonly locale: string;
  readonly returnNumber: string;
  readonly orderNumber: string;
  readonly storeName: string;
  readonly returnAddress: Address;
  readonly customer: Address;
  /** Null: no date is named. */
  readonly sendBackBy: Instant | null;
  readonly lines: readonly { readonly name: string; readonly quantity: number; readonly sku: string }[];
  readonly test: boolean;
  /** IANA name of the store's, in which its days are counted; left out: UTC. */
  readonly timeZone?: string | undefined;
}

/** A drawn one, kept until it would show something else. */
export interface StoredSlip {
  readonly returnId: string;
  readonly policyVersion: number;
  /** Hash of what it shows. */
  readonly shows: string;
  readonly pdf: Uint8Array;
  readonly createdAt: Instant;
}

/** So many slips wait to be drawn that another one has to be asked for later. */
export class DocumentsBusy extends Error {
  override readonly name = 'DocumentsBusy';
}

/** Makes and marks PDFs. */
export interface Documents {
  /** Throws DocumentsBusy. */
  packingSlip(slip: PackingSlip): Promise<Uint8Array>;
  /** Stamps TEST on every page. Throws for bytes that are no PDF. */
  markTest(pdf: Uint8Array): Promise<Uint8Array>;
}
