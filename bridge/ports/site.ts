import type { Effect, EmailKind } from '../domain/effect.ts';
import type { WriteOutcome } from './store.ts';

export interface EmailMessage {
  readonly kind: EmailKind;
  readonly to: string;
  /** WordPress locale, e.g. `fr_FR`; empty: the site's own. */
  readonly locale: string;
  /** Fixed per effect, so that a repeated e-mail is the same message. */
  readonly messageId: string;
  readonly data: EmailData;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly base64: string }[];
}

/** What the plugin's templates show; amounts are written out, dates are ISO. */
export interface EmailData {
  readonly returnNumber: string;
  readonly orderNumber: string;
  readonly customerName: string;
  readonly storeName: string;
  readonly sendBackBy: string | null;
  readonly needsApproval: boolean;
  readonly labelUrl: string | null;
  readonly packingSlipUrl: string | null;
  readonly returnAddressLines: readonly string[];
  readonly trackingNumber: string | null;
  readonly test: boolean;
  readonly lines: readonly { readonly name: string; readonly quantity: number; readonly reason: string }[];
  readonly refund: {
    readonly lines: readonly { readonly label: string; readonly amount: string }[];
    readonly total: string;
  } | null;
  /** Why a return was rejected, or what went wrong. */
  readonly reason: string | null;
  readonly ownerUrl: string | null;
}

export type RestockResult =
  | { readonly status: 'restocked'; readonly managedBy: number; readonly before: number; readonly after: number }
  | { readonly status: 'not_managed' };

/** The plugin's own signed routes. */
export interface Site {
  ping(): Promise<{
    readonly ok: true;
    readonly site: string;
    readonly pluginVersion: string;
    readonly woocommerce: string | null;
    readonly maxExecutionSeconds: number;
  }>;
  /** Without an idempotency key: e-mail is the one kind that is repeated without a look. */
  sendEmail(message: EmailMessage): Promise<WriteOutcome<null>>;
  restock(
    effect: Pick<Effect, 'id' | 'attempt'>,
    request: {
      readonly productId: number;
      readonly variationId: number;
      readonly quantity: number;
      readonly orderId: number;
      readonly returnNumber: string;
    },
  ): Promise<WriteOutcome<RestockResult>>;
  /** What the plugin has recorded for this effect id, or null. Throws StoreUnavailable. */
  findAct(effectId: string): Promise<RestockResult | null>;
}
