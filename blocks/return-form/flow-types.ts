import type {
  ChangeRequest,
  EditResponse,
  EstimateRequest,
  EstimateResponse,
  ExchangeRequest,
  ExchangeResponse,
  LookupRequest,
  LookupResponse,
  OpenedReturn,
  PhotoRequest,
  PhotoResponse,
  ReturnStatus,
  SubmitRequest,
  TrackingRequest,
} from '../../bridge/contract/shop.ts';
import type {
  FoundOrders,
  ReturnDetail,
  StaffChangeRequest,
  StaffLookupRequest,
  StaffSubmitRequest,
} from '../../bridge/contract/staff.ts';
import type { WordsRequest } from '../../bridge/contract/kept.ts';
import type { Answer } from '../api/shop-request.ts';
import type { Receipt } from './draft.ts';

/** Called when the store is busy (503 `busy`), or the answer slow, and the client is going to ask again by itself. */
export type OnWaiting = (why?: 'busy' | 'slow') => void;

/** `away`: the site takes requests for later. */
export interface BridgeState {
  readonly state: 'here' | 'slow' | 'away';
}

/** What the form asks while it is filled in. A client answers every refusal, a dead line too, as a value and never throws. */
export interface OrderClient {
  estimate(request: EstimateRequest): Promise<Answer<EstimateResponse>>;
  exchangeItems(request: ExchangeRequest): Promise<Answer<ExchangeResponse>>;
  photo(request: PhotoRequest): Promise<Answer<PhotoResponse>>;
}

/** What the site itself keeps while the bridge is down; number and address as they were typed. */
export type KeepRequest = { readonly orderNumber: string; readonly email: string } & (
  | { readonly type: 'form'; readonly request: SubmitRequest }
  | { readonly type: 'words'; readonly request: WordsRequest }
);

/** The return behind a link. What changes it is refused with `email_required` until the order's e-mail was given once. */
export interface ReturnClient {
  status(): Promise<Answer<ReturnStatus>>;
  confirm(email: string): Promise<Answer<unknown>>;
  edit(onWaiting: OnWaiting): Promise<Answer<EditResponse>>;
  change(request: Omit<ChangeRequest, 'session'>, onWaiting: OnWaiting): Promise<Answer<ReturnStatus>>;
  cancel(): Promise<Answer<ReturnStatus>>;
  /** The return with what opens its papers. */
  unlock(): Promise<Answer<ReturnStatus>>;
  sendTracking(request: Omit<TrackingRequest, 'session'>): Promise<Answer<ReturnStatus>>;
}

/** The shopper's: `token` is the look-up's. */
export interface ShopClient extends OrderClient {
  lookup(request: LookupRequest, onWaiting: OnWaiting): Promise<Answer<LookupResponse>>;
  submit(request: SubmitRequest, onWaiting: OnWaiting): Promise<Answer<OpenedReturn>>;
  /** What the site itself holds of the bridge. */
  bridgeState(): Promise<Answer<BridgeState>>;
  /** Refused with `bridge_is_back` where nobody needs to keep it any more, with `bridge_slow` where it is no outage yet. */
  keep(request: KeepRequest): Promise<Answer<Receipt>>;
  returnBy(link: string): ReturnClient;
  /** Ends the session of the return that was open. */
  forget(): void;
  /** Opens the PDF: `token` is `ReturnStatus['paper']`. */
  paperUrl(paper: 'labels' | 'packing-slips', token: string): string;
}

export interface StaffClient extends OrderClient {
  lookup(request: StaffLookupRequest, onWaiting: OnWaiting): Promise<Answer<LookupResponse>>;
  /** The newest orders of whoever has this name or e-mail. */
  search(text: string, onWaiting: OnWaiting): Promise<Answer<FoundOrders>>;
  submit(request: StaffSubmitRequest, onWaiting: OnWaiting): Promise<Answer<ReturnDetail>>;
}

/** The form inside wp-admin: the order by its number alone, refusals overridden with a written reason where `mayOverride`, a withdrawal by letter or phone. */
export interface StaffMode {
  /** Looked up as soon as the form opens; left out: staff type it. */
  readonly orderNumber?: string;
  /** The form opens on an existing return and changes it; left out: it makes a new one. */
  readonly change?: {
    readonly kind: ReturnStatus['kind'];
    /** Also asked again when the look-up's token is over. */
    open(onWaiting: OnWaiting): Promise<Answer<EditResponse>>;
    send(request: Omit<StaffChangeRequest, 'revision'>, onWaiting: OnWaiting): Promise<Answer<ReturnDetail>>;
  };
  /** It is made or changed: the screen goes on to the return. */
  onDone(made: ReturnDetail): void;
  /** With `change`: staff leave it as it is. */
  onLeave?(): void;
}

export interface FlowConfig {
  /** WordPress locale: of reasons' titles, dates and amounts, and of the e-mails to come. */
  readonly locale: string;
  /** Of the signed-in customer; empty for guests and for staff. */
  readonly email: string;
  /** The store opens the statutory door: the page shows "Withdraw from contract here". */
  readonly withdrawal: boolean;
  /** A title stands above: the steps' headings come one level below it. */
  readonly titled: boolean;
}

/**
 * `<ReturnFlow>` in `return-flow.tsx`. It brings its own class for its styles (`style.scss`): a screen that embeds it imports that file.
 */
export type ReturnFlowProps =
  | { readonly client: ShopClient; readonly config: FlowConfig; readonly staff?: undefined }
  | { readonly client: StaffClient; readonly config: FlowConfig; readonly staff: StaffMode };
