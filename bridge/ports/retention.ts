import type { Return } from '../domain/return.ts';
import type { Instant } from '../domain/time.ts';

/** Erasing what shoppers gave, once it is kept long enough or somebody wants it gone. */
export interface Retention {
  /** Ended, and nothing has happened to them since `quietSince`: by number, from the one after `after` on. Those erased already are left out; `withPhotos`: only those that have some. */
  returnsToForget(query: {
    readonly quietSince: Instant;
    readonly after: string | null;
    readonly limit: number;
    readonly withPhotos: boolean;
    /** Only these that were called off before anything was sent. */
    readonly cancelled?: boolean;
  }): Promise<readonly Return[]>;
  /** Deletes the photos of a return and saves it. False: it was changed meanwhile. */
  dropPhotos(next: Return): Promise<boolean>;
  /**
   * Saves a return without its person, and erases the same from its events, effects, labels, packing slip, photos and links; numbers and money stay. False: it was changed meanwhile.
   */
  erasePerson(next: Return, at: Instant): Promise<boolean>;
  /** Takes the person out of saved orders that were placed before; answers how many it were. */
  eraseOrders(which: { readonly placedBefore: Instant } | { readonly email: string }): Promise<number>;
  /** All returns of whoever has this e-mail address, oldest first. */
  returnsOfEmail(email: string): Promise<readonly Return[]>;
  /** Numbers of saved orders of whoever has it, oldest first. */
  savedOrdersOf(email: string): Promise<readonly string[]>;
}
