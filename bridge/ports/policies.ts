import type { Currency } from '../domain/order.ts';
import type { Policy, PolicyRules } from '../domain/policy.ts';
import type { Instant } from '../domain/time.ts';

/** A version of the policy, without its rules. */
export interface PolicyVersion {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: Instant;
}

/** The owner's policy, each save a new version. */
export interface Policies {
  /** The newest policy; version 0 stands for the defaults that nobody has saved. */
  currentPolicy(): Promise<Policy>;
  policy(version: number): Promise<Policy | null>;
  /** Newest first. */
  policyVersions(): Promise<readonly PolicyVersion[]>;
  /** Saves as a new version if `basedOn` is still the newest, else answers null. */
  savePolicy(
    rules: PolicyRules,
    basedOn: number,
    by: string,
    at: Instant,
    countedIn?: Currency | null,
  ): Promise<Policy | null>;
}
