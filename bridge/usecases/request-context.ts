import type { HealthFacts } from '../domain/health-facts.ts';
import type { Instant } from '../domain/time.ts';

/** What connected to the site is a proxy that BOOMERANG_TRUSTED_PROXIES does not name, so `ip` is that of everybody behind it. */
export type UnnamedProxy = HealthFacts['proxies'][number]['kind'];

/** Who asks, as WordPress vouches for it (the signed actor header). */
export type Requester = { readonly proxy?: UnnamedProxy | undefined } & (
  | { readonly type: 'guest'; readonly ip: string }
  | { readonly type: 'customer'; readonly id: number; readonly email: string; readonly ip: string }
  /** The plugin itself, for a shopper whose request it kept. */
  | { readonly type: 'site'; readonly ip: string }
  | {
      readonly type: 'staff';
      readonly id: number;
      readonly name: string;
      readonly caps: readonly string[];
      readonly ip: string;
    }
);

/** What travels with every request into a use-case. */
export interface RequestContext {
  readonly requester: Requester;
  /** Made by WordPress for the browser's request; in every log line of it. */
  readonly traceId: string;
  /** When the site signed the request, by its own clock; absent where no request was. */
  readonly signedAt?: Instant;
}
