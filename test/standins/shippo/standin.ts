import type { ShippoBook, ShippoPrice, ShippoSwitches } from './types.ts';

/** What the routes share. */
export interface Standin {
  readonly book: ShippoBook;
  readonly switches: ShippoSwitches;
  readonly prices: ShippoPrice[];
  /** Milliseconds since the epoch. */
  now(): number;
  /** The stand-in's own address, without trailing slash. */
  url(): string;
  save(): void;
  /** By id; test and live tokens see their own objects only. */
  own<Entry extends { object_id: string; test: boolean }>(
    entries: readonly Entry[],
    id: string,
    test: boolean,
  ): Entry | undefined;
}
