import { BUDGETS } from '../domain/budgets.ts';
import type { Calendar } from '../domain/working-days.ts';
import type { Carriers } from '../ports/carrier.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Database } from '../ports/database.ts';
import type { Documents } from '../ports/documents.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Measures } from '../ports/measures.ts';
import type { Disk } from '../ports/operations.ts';
import type { Receiver } from '../ports/receiver.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Site } from '../ports/site.ts';
import type { Store } from '../ports/store.ts';
import type { ExchangeCatalogue } from './exchange-catalogue.ts';
import type { KnownStore } from './known-store.ts';
import type { Peers } from './peers.ts';
import type { Proxies } from './proxies.ts';
import type { RefusalTime } from './refusal-time.ts';
import type { SlowTries } from './slow-tries.ts';
import type { Watch } from './watch.ts';

/** Everything that the use-cases reach beyond themselves, by port. */
export interface Deps {
  readonly database: Database;
  readonly store: Store;
  readonly knownStore: KnownStore;
  readonly exchangeCatalogue: ExchangeCatalogue;
  readonly site: Site;
  readonly carriers: Carriers;
  readonly receiver: Receiver;
  readonly documents: Documents;
  readonly secrets: Secrets;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly ids: Ids;
  readonly log: Log;
  readonly peers: Peers;
  readonly measures: Pick<Measures, 'effect'>;
  readonly watch: Watch;
  readonly proxies: Proxies;
  readonly slowTries: SlowTries;
  readonly refusalTime: RefusalTime;
  /** null: the database is not on a disk of ours. */
  readonly disk: () => Promise<Disk | null>;
  /** In [0, 1): jitter of pauses. */
  readonly random: () => number;
  /** WordPress's address without trailing slash: links in e-mails start with it. */
  readonly siteUrl: string;
  readonly limits: Limits;
}

/** Times in ms, so that tests and the demo need not wait, and what an owner may set. */
export interface Limits {
  /** A lease outlives the longest call of an effect. */
  readonly leaseMs: number;
  /** After an answer was lost: the first look. */
  readonly firstLookMs: number;
  /** "Not found" in WooCommerce counts only after PHP can't be at it any more (max_execution_time, 30 to 60 s as a rule). */
  readonly storeSettlesMs: number;
  /** "Not found" at Shippo counts only at a second look, its list may lag. */
  readonly carrierSettlesMs: number;
  /** Back-off of what was surely not done: first and longest pause. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** A peer that is away is left alone: first and longest rest. */
  readonly firstRestMs: number;
  readonly longestRestMs: number;
  /** E-mails to one shopper, and returns of one customer and of one network, in 24 hours. */
  readonly shopperEmailsADay: number;
  readonly customerReturnsADay: number;
  readonly networkReturnsADay: number;
  /** E-mails to the owner about one order or customer in an hour, of those that may wait. */
  readonly ownerEmailsAnHour: number;
  /** No look-up is refused sooner. Covers what WooCommerce needs to say that there is no such order (0.4 to 1 s on large stores). */
  readonly refusalFloorMs: number;
  /** A test message to the owner's receiver is answered within it. */
  readonly webhookTestMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  leaseMs: 90_000,
  firstLookMs: 3_000,
  storeSettlesMs: 65_000,
  carrierSettlesMs: 120_000,
  firstPauseMs: 2_000,
  longestPauseMs: 3_600_000,
  firstRestMs: 5_000,
  longestRestMs: 300_000,
  shopperEmailsADay: BUDGETS.emails.most,
  ownerEmailsAnHour: BUDGETS.owner_emails.most,
  customerReturnsADay: BUDGETS.returns_of_customer.most,
  networkReturnsADay: BUDGETS.returns_of_network.most,
  refusalFloorMs: 1_000,
  webhookTestMs: 5_000,
};
