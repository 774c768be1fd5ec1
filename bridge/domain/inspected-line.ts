import type { Minor } from './money.ts';

/** By how much the owner lowers what is paid for damaged units, with tax, minor units; the shopper reads the reason. */
export interface Lowering {
  readonly amount: Minor;
  readonly reason: string;
}

/** What the store found in the parcel: every unit of the line is one of the three. */
export interface InspectedLine {
  readonly orderLineId: number;
  /** Goes back to stock. */
  readonly sellable: number;
  /** Refunded, not restocked. */
  readonly damaged: number;
  /** Not in the parcel: not refunded. */
  readonly missing: number;
  /** Only where units are damaged: for a withdrawal the diminished value of art. 14(2) of Directive 2011/83. null: all is paid. */
  readonly lowered: Lowering | null;
}
